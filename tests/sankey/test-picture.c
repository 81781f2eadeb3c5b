/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/fixture.h"
#include "lib/scene.h"

#include <math.h>

/* The whole way from any graph to its picture. */

#define USUAL 500
#define LONG 100000
#define PAGE_PART 0.1 /* scale of the painting: what is drawn matters, not how finely */

static char *
random_name (void)
{
  static const char *const words[] = { "Lithium", "Rückgewinnung", "正極材料", "A", "مصنع", "of",
                                       "♻" };
  g_autoptr (GString) name = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 9); n > 0; n--)
    g_string_append_printf (name, "%s ", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  return g_strdup (g_strchomp (name->str));
}

/* Names, stages and pins for some. */
static void
dress (OfftakeGraph *graph)
{
  gboolean staged = g_test_rand_int_range (0, 4) == 0, pinned = g_test_rand_int_range (0, 4) == 0;

  for (guint i = 0; i < graph->nodes->len; i++) {
    OfftakeGraphNode *node = offtake_graph_node (graph, i);
    g_free (node->label);
    node->label = random_name ();
    if (g_test_rand_int_range (0, 2) == 0)
      node->detail = g_strdup ("1,234 t");
    if (staged && g_test_rand_int_range (0, 2) == 0)
      node->layer = g_test_rand_int_range (0, 6);
    if (pinned && g_test_rand_int_range (0, 3) == 0) {
      node->pin_x = g_test_rand_double ();
      node->pin_y = g_test_rand_double ();
    }
  }
  for (guint k = 0; k < graph->links->len; k++)
    offtake_graph_link (graph, k)->fill = (OfftakeFill) g_test_rand_int_range (0, 4);
}

static OfftakeGraph *
random_graph (guint run)
{
  guint n = run % 50 == 0 ? 60 : run % 2 == 0 ? 12 : 6;
  OfftakeGraph *graph = run % 3 == 0 ? sankey_random_even (n, 2 * n) : sankey_random (n, 2 * n);

  if (run % 4 != 0)
    dress (graph);
  return graph;
}

static OfftakeLayoutOptions
random_options (void)
{
  OfftakeLayoutOptions options;

  offtake_layout_options_init (&options, g_test_rand_int_range (40, 1700),
                               g_test_rand_int_range (40, 1000));
  options.labels = g_test_rand_int_range (0, 2) == 0;
  options.right_to_left = g_test_rand_int_range (0, 4) == 0;
  options.effort = g_test_rand_int_range (0, 8) == 0 ? 3 : 0;
  return options;
}

/* Other rows, the same places bit by bit. */
static void
check_row_order (const OfftakeGraph *graph,
                 const OfftakeLayoutOptions *options,
                 const OfftakeLayout *layout)
{
  g_autofree guint *node = g_new (guint, graph->nodes->len + 1);
  g_autofree guint *link = g_new (guint, graph->links->len + 1);
  g_autoptr (OfftakeGraph) other = sankey_shuffle (graph, node, link);

  for (guint k = 0; k < other->links->len; k++)
    offtake_graph_link (other, k)->fill = offtake_graph_link (graph, link[k])->fill;
  g_autoptr (OfftakeLayout) again = offtake_layout_new (other, options, NULL);
  g_assert_cmpfloat (again->width, ==, layout->width);
  g_assert_cmpuint (again->n_points, ==, layout->n_points);
  for (guint i = 0; i < again->n_nodes; i++)
    g_assert_cmpmem (&again->nodes[i], sizeof again->nodes[i], &layout->nodes[node[i]],
                     sizeof layout->nodes[node[i]]);
}

/* One value more or less, and what was there before. */
static void
check_edit (OfftakeGraph *graph, const OfftakeLayoutOptions *options, const OfftakeLayout *before)
{
  if (graph->links->len == 0)
    return;
  guint k = (guint) g_test_rand_int_range (0, (gint32) graph->links->len);
  if (g_test_rand_int_range (0, 2) == 0)
    g_array_remove_index (graph->links, k);
  else
    offtake_graph_link (graph, k)->value *= 1.5;
  g_autoptr (OfftakeLayout) now = offtake_layout_new (graph, options, before);
  sankey_check (graph, now);
}

static void
paint (const OfftakeScene *scene, guint run)
{
  const OfftakeSubject none = { OFFTAKE_SUBJECT_NONE, 0 };
  double width, height;

  offtake_scene_get_size (scene, &width, &height);
  g_autoptr (cairo_surface_t) surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) MIN (width * PAGE_PART, 2000) + 1,
                                  (int) MIN (height * PAGE_PART, 2000) + 1);
  OfftakeSubject hit =
      offtake_scene_hit (scene, g_test_rand_double () * width, g_test_rand_double () * height);
  cairo_t *cr = cairo_create (surface);
  cairo_scale (cr, PAGE_PART, PAGE_PART);
  offtake_scene_draw (scene, cr, (OfftakeTheme) (run % 4), hit, none);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
}

static void
test_any (void)
{
  guint runs = fixture_volume (USUAL, LONG);

  for (guint run = 0; run < runs; run++) {
    g_autoptr (OfftakeGraph) graph = random_graph (run);
    OfftakeLayoutOptions options = random_options ();
    g_autoptr (OfftakeLayout) layout = offtake_layout_new (graph, &options, NULL);
    if (run % 1000 == 0)
      g_test_message ("run %u", run);
    sankey_check (graph, layout);
    g_autoptr (OfftakeScene) scene = offtake_scene_new (graph, layout);
    paint (scene, run);
    if (run % 4 == 1)
      check_row_order (graph, &options, layout);
    if (run % 4 == 2)
      check_edit (graph, &options, layout);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/any", test_any);
  return g_test_run ();
}
