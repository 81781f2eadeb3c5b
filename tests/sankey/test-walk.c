/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/scene.h"

static const OfftakeSubject none = { OFFTAKE_SUBJECT_NONE, 0 };

static void
test_along (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("chain", "a>b:9\na>c:1\nb>d:9\n");
  g_autoptr (OfftakeScene) scene = scene_of (graph);
  static const struct {
    OfftakeSubjectKind kind;
    guint index;
  } stops[] = {
    { OFFTAKE_SUBJECT_NODE, 0 }, { OFFTAKE_SUBJECT_LINK, 0 }, { OFFTAKE_SUBJECT_NODE, 1 },
    { OFFTAKE_SUBJECT_LINK, 2 }, { OFFTAKE_SUBJECT_NODE, 3 }, { OFFTAKE_SUBJECT_NODE, 3 },
  };
  OfftakeSubject at = none;

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++) {
    at = offtake_scene_walk (scene, at, OFFTAKE_WALK_RIGHT);
    g_assert_cmpint (at.kind, ==, stops[i].kind);
    g_assert_cmpuint (at.index, ==, stops[i].index);
  }
  for (guint i = 0; i < 4; i++)
    at = offtake_scene_walk (scene, at, OFFTAKE_WALK_LEFT);
  g_assert_cmpint (at.kind, ==, OFFTAKE_SUBJECT_NODE);
  g_assert_cmpuint (at.index, ==, 0);
}

/* Up and down through a column, and through the flows of a node. */
static void
test_beside (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("fan", "a>b:5\na>c:3\na>d:1\n");
  offtake_graph_node (graph, 0)->surplus = 2;
  g_autoptr (OfftakeScene) scene = scene_of (graph);
  OfftakeSubject at = { OFFTAKE_SUBJECT_NODE, 1 };
  double y = -1;

  for (guint i = 0; i < 3; i++)
    at = offtake_scene_walk (scene, at, OFFTAKE_WALK_UP);
  for (guint i = 0; i < 3; i++) {
    g_assert_cmpfloat (scene->nodes[at.index].y0, >, y);
    y = scene->nodes[at.index].y0;
    at = offtake_scene_walk (scene, at, OFFTAKE_WALK_DOWN);
  }
  at = (OfftakeSubject){ OFFTAKE_SUBJECT_LINK, 0 };
  for (guint i = 0; i < 3; i++)
    at = offtake_scene_walk (scene, at, OFFTAKE_WALK_DOWN);
  g_assert_cmpint (at.kind, ==, OFFTAKE_SUBJECT_SURPLUS);
  at = offtake_scene_walk (scene, at, OFFTAKE_WALK_UP);
  g_assert_cmpint (at.kind, ==, OFFTAKE_SUBJECT_LINK);
}

/* From anywhere, any way: always at something that exists. */
static void
test_random (void)
{
  for (guint run = 0; run < 40; run++) {
    g_autoptr (OfftakeGraph) graph = sankey_random (10, 20);
    g_autoptr (OfftakeScene) scene = scene_of (graph);
    OfftakeSubject at = none;
    for (guint step = 0; step < 60; step++) {
      at = offtake_scene_walk (scene, at, (OfftakeWalk) g_test_rand_int_range (0, 4));
      g_assert_true (at.kind != OFFTAKE_SUBJECT_NONE || scene->n_nodes == 0);
      g_autofree char *words = offtake_scene_describe (scene, at);
      g_assert_true (*words || scene->n_nodes == 0);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/walk/along", test_along);
  g_test_add_func ("/walk/beside", test_beside);
  g_test_add_func ("/walk/random", test_random);
  return g_test_run ();
}
