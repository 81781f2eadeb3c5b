/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/graph.h"

#include <math.h>

static void
test_defaults (void)
{
  g_autoptr (OfftakeGraph) graph = offtake_graph_new ("chain", "t");
  guint a = offtake_graph_add_node (graph, "a", "Sierra ARC"),
        b = offtake_graph_add_node (graph, "b", NULL);
  guint link = offtake_graph_add_link (graph, a, b, 12);

  g_assert_cmpuint (b, ==, 1);
  g_assert_cmpint (offtake_graph_node (graph, a)->layer, ==, -1);
  g_assert_true (isnan (offtake_graph_node (graph, a)->pin_x) &&
                 isnan (offtake_graph_node (graph, a)->pin_y));
  g_assert_cmpstr (offtake_graph_node (graph, a)->label, ==, "Sierra ARC");
  g_assert_null (offtake_graph_node (graph, b)->detail);
  g_assert_cmpuint (offtake_graph_link (graph, link)->target, ==, b);
  g_assert_cmpint (offtake_graph_link (graph, link)->fill, ==, OFFTAKE_FILL_SOLID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graph/defaults", test_defaults);
  return g_test_run ();
}
