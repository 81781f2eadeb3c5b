/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/fixture.h"
#include "lib/sankey.h"
#include "sankey/scene-parts.h"

#include <math.h>

static OfftakeGraph *
staged (void)
{
  OfftakeGraph *graph = sankey_graph_parse (
      "staged", "Mine>Refinery:60\nRefinery>Precursor:40\nPrecursor>Cathode:50\n"
                "Cathode>Cells:45\nCells>Recycler:8\nRecycler>Precursor:7\n");
  static const char *const titles[] = { "Mining",  "Refining", "Precursor",
                                        "Cathode", "Cells",    "Recycling" };

  graph->column_titles = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_ptr_array_add (graph->column_titles, g_strdup (titles[i]));
    offtake_graph_node (graph, i)->layer = (int) i;
    offtake_graph_node (graph, i)->detail = g_strdup_printf ("%u t", i);
    offtake_graph_link (graph, i)->fill = i % 4;
    offtake_graph_link (graph, i)->label = g_strdup ("NiSO4");
    offtake_graph_link (graph, i)->tag = 100 + i;
  }
  offtake_graph_node (graph, 1)->surplus = 20;
  offtake_graph_node (graph, 2)->shortage = 3;
  offtake_graph_node (graph, 5)->loss = 1;
  return graph;
}

static OfftakeScene *
make (const OfftakeGraph *graph, gboolean right_to_left)
{
  OfftakeLayoutOptions options;

  offtake_layout_options_init (&options, 1200, 600);
  options.right_to_left = right_to_left;
  g_autoptr (OfftakeLayout) layout = offtake_layout_new (graph, &options, NULL);
  return offtake_scene_new (graph, layout);
}

/* One line per thing, in whole pixels. Texts without their width: that is the font's. */
static char *
dump (const OfftakeScene *scene)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "page %.0f x %.0f\n", scene->width, scene->height);
  for (guint i = 0; i < scene->n_nodes; i++) {
    const OfftakeSceneNode *node = &scene->nodes[i];
    g_string_append_printf (text, "node %s: %.0f,%.0f %.0f,%.0f column %d\n", node->label, node->x0,
                            node->y0, node->x1, node->y1, node->layer);
  }
  for (guint k = 0; k < scene->n_links; k++) {
    const OfftakeSceneLink *link = &scene->links[k];
    const OfftakePoint *from = &scene->points[link->first_point], *to = from + link->n_points - 1;
    g_string_append_printf (
        text, "band %u>%u: %.1f wide, %.0f,%.0f to %.0f,%.0f in %.0f,%.0f %.0fx%.0f\n",
        link->source, link->target, link->width, from->x, from->y, to->x, to->y, link->bounds.x,
        link->bounds.y, link->bounds.width, link->bounds.height);
  }
  for (guint i = 0; i < scene->stubs->len; i++) {
    const OfftakeSceneStub *stub = &g_array_index (scene->stubs, OfftakeSceneStub, i);
    g_string_append_printf (text, "stub %d of %u: %.0f,%.0f %.0fx%.0f\n", stub->subject.kind,
                            stub->subject.index, stub->box.x, stub->box.y, stub->box.width,
                            stub->box.height);
  }
  for (guint i = 0; i < scene->texts->len; i++) {
    const OfftakeSceneText *line = &g_array_index (scene->texts, OfftakeSceneText, i);
    g_string_append_printf (text, "text %d \"%s\" at y %.0f\n", line->kind, line->text, line->y);
  }
  return g_string_free (text, FALSE);
}

static OfftakeGraph *
make_case (const char *name)
{
  static const struct {
    const char *name, *text;
  } cases[] = {
    { "two-cycle", "a>b:10\nb>a:4\n" },
    { "self-loops", "a>b:10\nb>b:4\nb>c:10\nc>c:3\nc>d:10\na>a:1\n" },
    { "parallel", "a>b:1\na>b:2\na>b:3\nb>c:4\nb>c:2\na>c:5\n" },
    { "ring", "a>b:1\nb>c:1\nc>d:1\nd>e:1\ne>f:1\nf>a:1\n" },
    { "parts", "a>b:3\na>c:2\nx>y:4\nx>z:1\nu>v:2\n" },
    { "zeros", "a>b:0\nb>c:0\nb>d:0\n" },
    { "skips", "a>b:9\nb>c:9\nc>d:9\nd>e:9\na>c:3\na>e:2\nb>e:4\n" },
    { "one", "a>a:1\n" },
  };

  if (g_str_equal (name, "plastic"))
    return sankey_plastic ();
  if (g_str_equal (name, "steel"))
    return sankey_steel ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (g_str_equal (cases[i].name, name))
      return sankey_graph_parse (name, cases[i].text);
  return staged ();
}

static void
test_golden (gconstpointer data)
{
  const char *name = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeGraph) graph = make_case (name);
  g_autoptr (OfftakeScene) scene = make (graph, g_str_equal (name, "right-to-left"));
  g_autofree char *file = g_strdup_printf ("scene-%s.txt", name);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", file, NULL);
  g_autofree char *text = dump (scene), *expected = NULL;

  if (g_getenv ("UPDATE_GOLDEN"))
    g_assert_true (g_file_set_contents (path, text, -1, &error));
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_describe (void)
{
  g_autoptr (OfftakeGraph) graph = staged ();
  g_autoptr (OfftakeScene) scene = make (graph, FALSE);
  static const struct {
    OfftakeSubject subject;
    const char *text;
  } cases[] = {
    { { OFFTAKE_SUBJECT_LINK, 0 }, "Flow of 60.00 t NiSO4 from Mine to Refinery" },
    { { OFFTAKE_SUBJECT_NODE, 0 }, "Mine: gives 60.00 t" },
    { { OFFTAKE_SUBJECT_NODE, 1 }, "Refinery: takes 60.00 t, gives 40.00 t" },
    { { OFFTAKE_SUBJECT_SHORTAGE, 2 }, "Shortage of 3.000 t at Precursor" },
    { { OFFTAKE_SUBJECT_SURPLUS, 1 }, "Unsold output of 20.00 t at Refinery" },
    { { OFFTAKE_SUBJECT_LOSS, 5 }, "Loss of 1.000 t at Recycler" },
    { { OFFTAKE_SUBJECT_LOSS, 4 }, "" },
    { { OFFTAKE_SUBJECT_NONE, 0 }, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = offtake_scene_describe (scene, cases[i].subject);
    g_assert_cmpstr (text, ==, cases[i].text);
  }
  g_assert_cmpuint (offtake_scene_get_tag (scene, cases[0].subject), ==, 100);
  g_assert_cmpuint (offtake_scene_n_nodes (scene), ==, 6);
  g_assert_cmpuint (offtake_scene_n_links (scene), ==, 6);
}

/* A stub lies at the side of its node, below the links there. */
static void
test_stubs (void)
{
  g_autoptr (OfftakeGraph) graph = staged ();
  g_autoptr (OfftakeScene) scene = make (graph, FALSE);
  cairo_rectangle_t node =
      offtake_scene_get_bounds (scene, (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, 1 });
  cairo_rectangle_t stub =
      offtake_scene_get_bounds (scene, (OfftakeSubject){ OFFTAKE_SUBJECT_SURPLUS, 1 });

  g_assert_cmpfloat (stub.x, ==, node.x + node.width);
  g_assert_cmpfloat_with_epsilon (stub.y + stub.height, node.y + node.height, 0.5);
  g_assert_cmpfloat_with_epsilon (stub.height / node.height, 20.0 / 60, 1e-3);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "plastic",  "steel", "two-cycle", "self-loops",
                                       "parallel", "ring",  "parts",     "zeros",
                                       "skips",    "one",   "staged",    "right-to-left" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_strconcat ("/scene/golden/", names[i], NULL);
    g_test_add_data_func (path, names[i], test_golden);
  }
  g_test_add_func ("/scene/describe", test_describe);
  g_test_add_func ("/scene/stubs", test_stubs);
  return g_test_run ();
}
