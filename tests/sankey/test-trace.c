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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trace/path", test_path);
  g_test_add_func ("/trace/loop", test_loop);
  return g_test_run ();
}
