/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/scene.h"

static void
assert_hit (const OfftakeScene *scene, double x, double y, OfftakeSubjectKind kind, guint index)
{
  OfftakeSubject subject = offtake_scene_hit (scene, x, y);

  g_assert_cmpint (subject.kind, ==, kind);
  g_assert_cmpuint (subject.index, ==, index);
}

/* The middle of a node is the node. */
static void
test_nodes (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_plastic ();
  g_autoptr (OfftakeScene) scene = scene_of (graph);

  for (guint i = 0; i < scene->n_nodes; i++)
    assert_hit (scene, (scene->nodes[i].x0 + scene->nodes[i].x1) / 2,
                (scene->nodes[i].y0 + scene->nodes[i].y1) / 2, OFFTAKE_SUBJECT_NODE, i);
}

/* Where a band begins, beside its node, it is the only one. */
static void
test_links (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_plastic ();
  g_autoptr (OfftakeScene) scene = scene_of (graph);

  for (guint k = 0; k < scene->n_links; k++) {
    const OfftakePoint *start = &scene->points[scene->links[k].first_point];
    if (scene->links[k].width > 8)
      assert_hit (scene, start->x + 1, start->y, OFFTAKE_SUBJECT_LINK, k);
  }
}

static void
test_nothing (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("thin", "a>b:1\na>c:9\n");
  g_autoptr (OfftakeScene) scene = scene_of (graph);

  assert_hit (scene, 1, 1, OFFTAKE_SUBJECT_NONE, 0);
  assert_hit (scene, -5000, 1e9, OFFTAKE_SUBJECT_NONE, 0);
}

static void
test_stub (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("short", "a>b:10\nb>c:20\n");
  offtake_graph_node (graph, 1)->shortage = 10;
  g_autoptr (OfftakeScene) scene = scene_of (graph);
  cairo_rectangle_t box =
      offtake_scene_get_bounds (scene, (OfftakeSubject){ OFFTAKE_SUBJECT_SHORTAGE, 1 });

  assert_hit (scene, box.x + box.width / 2, box.y + box.height / 2, OFFTAKE_SUBJECT_SHORTAGE, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hit/nodes", test_nodes);
  g_test_add_func ("/hit/links", test_links);
  g_test_add_func ("/hit/nothing", test_nothing);
  g_test_add_func ("/hit/stub", test_stub);
  return g_test_run ();
}
