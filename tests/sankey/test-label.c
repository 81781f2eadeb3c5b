/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/scene.h"

#define LEAST_LINE 12 /* px: ascent and descent of a line, its leading apart */

static gboolean
overlap (const OfftakeSceneText *a, double x0, double y0, double x1, double y1)
{
  return a->x < x1 - 0.5 && x0 < a->x + a->width - 0.5 && a->y < y1 - 1 &&
         y0 < a->y + LEAST_LINE - 1;
}

static void
check (const OfftakeScene *scene)
{
  for (guint i = 0; i < scene->texts->len; i++) {
    const OfftakeSceneText *a = &g_array_index (scene->texts, OfftakeSceneText, i);
    g_assert_cmpfloat (a->x, >=, -1);
    g_assert_cmpfloat (a->y, >=, -1);
    g_assert_cmpfloat (a->x + a->width, <=, scene->width + 1);
    g_assert_cmpfloat (a->y + LEAST_LINE, <=, scene->height + 1);
    for (guint j = 0; j < scene->n_nodes; j++)
      g_assert_false (overlap (a, scene->nodes[j].x0, scene->nodes[j].y0, scene->nodes[j].x1,
                               scene->nodes[j].y1));
    for (guint j = 0; j < i; j++) {
      const OfftakeSceneText *b = &g_array_index (scene->texts, OfftakeSceneText, j);
      g_assert_false (overlap (a, b->x, b->y, b->x + b->width, b->y + LEAST_LINE));
    }
  }
}

static void
test_known (void)
{
  g_autoptr (OfftakeGraph) plastic = sankey_plastic (), steel = sankey_steel ();
  g_autoptr (OfftakeScene) a = scene_of (plastic), b = scene_of (steel);

  check (a);
  check (b);
  g_assert_cmpuint (a->texts->len, ==, 24);
  g_assert_cmpuint (b->texts->len, ==, 16);
}

/* A hundred names in one column do not fit: the thick ones stay. */
static void
test_crowd (void)
{
  g_autoptr (OfftakeGraph) graph = offtake_graph_new ("crowd", "t");
  guint hub = offtake_graph_add_node (graph, "hub", "Hub");

  for (guint i = 0; i < 100; i++) {
    g_autofree char *id = g_strdup_printf ("n%03u", i),
                    *label = g_strdup_printf ("A rather long name of number %u", i);
    guint node = offtake_graph_add_node (graph, id, label);
    offtake_graph_node (graph, node)->detail = g_strdup ("12 t");
    offtake_graph_add_link (graph, hub, node, i == 70 ? 500 : 1);
  }
  g_autoptr (OfftakeScene) scene = scene_of (graph);
  gboolean found = FALSE;
  check (scene);
  g_assert_cmpuint (scene->texts->len, <, 100);
  for (guint i = 0; i < scene->texts->len; i++)
    found |= g_str_has_suffix (g_array_index (scene->texts, OfftakeSceneText, i).text, "number 70");
  g_assert_true (found);
}

static void
test_random (void)
{
  for (guint run = 0; run < 30; run++) {
    g_autoptr (OfftakeGraph) graph = sankey_random_even (20, 30);
    g_autoptr (OfftakeScene) scene = scene_of (graph);
    check (scene);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label/known", test_known);
  g_test_add_func ("/label/crowd", test_crowd);
  g_test_add_func ("/label/random", test_random);
  return g_test_run ();
}
