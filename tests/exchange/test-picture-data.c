/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/picture-data.h"

static void
test_lines (void)
{
  g_autoptr (OfftakeGraph) graph = offtake_graph_new ("g", "t");

  offtake_graph_add_node (graph, "a", "=A");
  offtake_graph_add_node (graph, "b", "B, Inc");
  offtake_graph_add_link (graph, 0, 1, 1.5);
  g_array_index (graph->nodes, OfftakeGraphNode, 1).shortage = 2;
  g_autofree char *text = offtake_picture_data_new (graph);
  g_assert_cmpstr (text, ==,
                   "kind,source,target,type,value,unit\r\n"
                   "flow,\"'=A\",\"B, Inc\",,1.5,t\r\n"
                   "shortage,,\"B, Inc\",,2,t\r\n");
}

static void
test_paths (void)
{
  static const char *const cases[][2] = { { "chart.svg", "chart.csv" },
                                          { "a.b/chart", "a.b/chart.csv" },
                                          { "/x/c.d.png", "/x/c.d.csv" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = offtake_picture_data_path (cases[i][0]);
    g_assert_cmpstr (path, ==, cases[i][1]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/picture-data/lines", test_lines);
  g_test_add_func ("/exchange/picture-data/paths", test_paths);
  return g_test_run ();
}
