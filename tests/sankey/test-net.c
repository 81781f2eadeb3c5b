/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/sankey.h"

#include <math.h>

static void
test_values (void)
{
  static const struct {
    double given, clean;
  } cases[] = {
    { 3, 3 }, { 0, 0 }, { -1, 0 }, { NAN, 0 }, { INFINITY, 0 }, { 1e300, 1e140 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("one", "a>b:1\n");
    offtake_graph_link (graph, 0)->value = cases[i].given;
    g_autoptr (OfftakeNet) net = offtake_net_new (graph);
    g_assert_cmpfloat (net->value[0], ==, cases[i].clean);
    g_assert_cmpfloat (net->weight[0], >, 0);
  }
}

static void
test_components (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("three", "x>y:1\na>b:5\nb>a:2\n");
  offtake_graph_add_node (graph, "lone", NULL);
  g_autoptr (OfftakeNet) net = offtake_net_new (graph);

  g_assert_cmpuint (net->n_components, ==, 3);
  g_assert_cmpuint (net->component_start[1], ==, 2);
  g_assert_cmpuint (net->node_index[0], ==,
                    2); /* a: the component with the largest flow is first */
  g_assert_cmpuint (net->node_index[4], ==, 4);
}

static void
test_rows (void)
{
  const guint key[] = { 2, 0, 2, 1, 0 };
  guint start[5], members[5];
  const guint starts[] = { 0, 2, 3, 5, 5 }, all[] = { 1, 4, 3, 0, 2 };

  offtake_rows_fill (4, 5, key, start, members);
  g_assert_cmpmem (start, sizeof start, starts, sizeof starts);
  g_assert_cmpmem (members, sizeof members, all, sizeof all);
}

/* Sums of flows are the same, bit by bit, whatever the order of the rows. */
static void
test_row_order (void)
{
  for (guint run = 0; run < 100; run++) {
    g_autoptr (OfftakeGraph) graph = sankey_random (15, 30);
    g_autofree guint *node = g_new (guint, graph->nodes->len + 1);
    g_autofree guint *link = g_new (guint, graph->links->len + 1);
    g_autoptr (OfftakeGraph) other = sankey_shuffle (graph, node, link);
    g_autoptr (OfftakeNet) a = offtake_net_new (graph);
    g_autoptr (OfftakeNet) b = offtake_net_new (other);
    for (guint i = 0; i < a->n_nodes; i++) {
      g_assert_cmpuint (a->node_index[i], ==, node[b->node_index[i]]);
      g_assert_cmpfloat (a->inflow[i], ==, b->inflow[i]);
      g_assert_cmpfloat (a->outflow[i], ==, b->outflow[i]);
    }
    for (guint k = 0; k < a->n_links; k++)
      g_assert_cmpfloat (a->weight[k], ==, b->weight[k]);
  }
}

/* The values of a ribbon are those of its links, by the order in which they are stacked. */
static void
test_ribbons (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("values", "a>b:2\na>b:5\nb>a:1\na>b:0\n");
  g_autoptr (OfftakeNet) net = offtake_net_new (graph);

  g_assert_cmpuint (net->n_links, ==, 2);
  g_assert_cmpfloat (net->value[0], ==, 7);
  g_assert_cmpuint (net->strand_start[1] - net->strand_start[0], ==, 3);
  g_assert_cmpuint (net->link_index[0], ==, 1);
  g_assert_cmpuint (net->link_index[1], ==, 0);
  g_assert_cmpfloat (net->strand_value[2], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/values", test_values);
  g_test_add_func ("/net/components", test_components);
  g_test_add_func ("/net/ribbons", test_ribbons);
  g_test_add_func ("/net/rows", test_rows);
  g_test_add_func ("/net/row-order", test_row_order);
  return g_test_run ();
}
