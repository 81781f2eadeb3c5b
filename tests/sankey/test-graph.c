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

static void
test_amount (void)
{
  g_autoptr (OfftakeGraph) goods = offtake_graph_new ("goods", "t");
  g_autoptr (OfftakeGraph) bare = offtake_graph_new ("bare", NULL);
  g_autoptr (OfftakeGraph) money = offtake_graph_new ("money", "M USD");
  g_autofree char *tonnes = offtake_graph_amount (goods, 1882);
  g_autofree char *number = offtake_graph_amount (bare, 0.5);

  money->currency = g_strdup ("USD");
  money->money = 1e6;
  g_autofree char *little = offtake_graph_amount (money, 0.07019);
  g_autofree char *much = offtake_graph_amount (money, 2000);

  g_assert_cmpstr (tonnes, ==, "1,882 t");
  g_assert_cmpstr (number, ==, "0.5000");
  g_assert_cmpstr (little, ==, "70.19 k USD");
  g_assert_cmpstr (much, ==, "2.000 bn USD");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graph/defaults", test_defaults);
  g_test_add_func ("/graph/amount", test_amount);
  return g_test_run ();
}
