/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/scene.h"

static void
test_path (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("fork", "a>b:5\nb>c:3\nb>d:2\ne>d:1\n");
  g_autoptr (OfftakeScene) scene = scene_of (graph);
  gboolean nodes[5] = { 0 }, links[4] = { 0 };
  const gboolean on_nodes[5] = { TRUE, TRUE, TRUE, FALSE, FALSE },
                 on_links[4] = { TRUE, TRUE, FALSE, FALSE };

  offtake_scene_trace (scene, (OfftakeSubject){ OFFTAKE_SUBJECT_LINK, 1 }, nodes, links);
  g_assert_cmpmem (nodes, sizeof nodes, on_nodes, sizeof on_nodes);
  g_assert_cmpmem (links, sizeof links, on_links, sizeof on_links);
}

static void
test_loop (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("loop", "a>b:5\nb>a:3\nx>y:1\n");
  g_autoptr (OfftakeScene) scene = scene_of (graph);
  gboolean nodes[4] = { 0 }, links[3] = { 0 };

  offtake_scene_trace (scene, (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, 0 }, nodes, links);
  g_assert_true (nodes[0] && nodes[1] && !nodes[2] && !nodes[3]);
  g_assert_true (links[0] && links[1] && !links[2]);
}

static void
test_share (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("share", "a>b:6\nb>c:5\nd>c:3\ne>f:6\n");
  g_autoptr (OfftakeScene) scene = scene_of (graph);
  static const struct {
    OfftakeSubjectKind kind;
    guint index;
    double share;
  } cases[] = {
    { OFFTAKE_SUBJECT_NODE, 1, 0.55 }, { OFFTAKE_SUBJECT_NODE, 2, 0.7 },
    { OFFTAKE_SUBJECT_LINK, 2, 0.15 }, { OFFTAKE_SUBJECT_LINK, 3, 0.3 },
    { OFFTAKE_SUBJECT_NONE, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (
        offtake_scene_path_share (scene, (OfftakeSubject){ cases[i].kind, cases[i].index }),
        cases[i].share, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trace/path", test_path);
  g_test_add_func ("/trace/loop", test_loop);
  g_test_add_func ("/trace/share", test_share);
  return g_test_run ();
}
