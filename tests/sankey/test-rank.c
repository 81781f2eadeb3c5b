/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/sankey.h"

#include "sankey/feedback.h"

/* A link that is in no cycle leads to a later layer, every layer is used, wishes are kept. */
static void
test_random (void)
{
  for (guint run = 0; run < 200; run++) {
    g_autoptr (SankeyParts) parts = sankey_parts_new (sankey_random (20, 40));
    const OfftakeNet *net = parts->net;
    g_autofree double *level = g_new (double, net->n_nodes + 1);
    g_autofree guint *position = g_new (guint, net->n_nodes + 1);
    g_autofree guint *cycle = g_new (guint, net->n_nodes + 1);
    offtake_feedback_levels (net, level);
    offtake_feedback_order (net, level, position, cycle);
    for (guint k = 0; k < net->n_links; k++)
      if (cycle[net->source[k]] != cycle[net->target[k]])
        g_assert_cmpint (parts->layer[net->target[k]], >, parts->layer[net->source[k]]);
    for (guint c = 0; c < net->n_components; c++) {
      int low = G_MAXINT;
      for (guint i = net->component_start[c]; i < net->component_start[c + 1]; i++)
        low = MIN (low, parts->layer[i]);
      g_assert_cmpint (low, ==, 0);
    }
  }
}

/* Sources stand next to what they feed, not all in the first column. */
static void
test_short_links (void)
{
  g_autoptr (SankeyParts) parts =
      sankey_parts_new (sankey_graph_parse ("late", "a>b:5\nb>c:5\nc>d:5\ne>d:1\n"));

  g_assert_cmpint (parts->layer[sankey_parts_node (parts, "a")], ==, 0);
  g_assert_cmpint (parts->layer[sankey_parts_node (parts, "e")], ==, 2);
  g_assert_cmpint (parts->layer[sankey_parts_node (parts, "d")], ==, 3);
}

static void
test_wishes (void)
{
  OfftakeGraph *graph = sankey_graph_parse ("stages", "a>b:5\nb>c:5\nc>a:1\n");
  offtake_graph_node (graph, 0)->layer = 1;
  offtake_graph_node (graph, 2)->layer = 5;
  g_autoptr (SankeyParts) parts = sankey_parts_new (graph);

  g_assert_cmpint (parts->layer[sankey_parts_node (parts, "a")], ==, 1);
  g_assert_cmpint (parts->layer[sankey_parts_node (parts, "c")], ==, 5);
  g_assert_cmpint (parts->layer[sankey_parts_node (parts, "b")], >, 1);
  g_assert_cmpint (parts->layer[sankey_parts_node (parts, "b")], <, 5);
}

/* Of a chart that had wishes, or more nodes, before. */
static void
test_far_before (void)
{
  g_autoptr (SankeyParts) parts =
      sankey_parts_new (sankey_graph_parse ("far", "a>b:5\nb>c:5\nd>c:1\n"));
  int previous[4], layer[4] = { 0 };

  previous[sankey_parts_node (parts, "a")] = 3;
  previous[sankey_parts_node (parts, "b")] = 40;
  previous[sankey_parts_node (parts, "c")] = 90;
  previous[sankey_parts_node (parts, "d")] = -1;
  offtake_rank_layers (parts->net, previous, layer);
  g_assert_cmpint (layer[sankey_parts_node (parts, "b")], >, layer[sankey_parts_node (parts, "a")]);
  g_assert_cmpint (layer[sankey_parts_node (parts, "c")], >, layer[sankey_parts_node (parts, "b")]);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (layer[i], <, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rank/random", test_random);
  g_test_add_func ("/rank/short-links", test_short_links);
  g_test_add_func ("/rank/wishes", test_wishes);
  g_test_add_func ("/rank/far-before", test_far_before);
  return g_test_run ();
}
