/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/sankey.h"
#include "sankey/sorter.h"

/* What the ordering counts. */
static double
counted_crossings (SankeyParts *parts)
{
  g_autoptr (OfftakeOrder) order = offtake_order_new (parts->items, 0, NULL, NULL);
  double sum = 0, mean = 0;

  for (guint c = 0; c < parts->items->n_components; c++) {
    g_autoptr (OfftakeSorter) sorter = offtake_sorter_new (parts->items, c);
    g_autofree double *key = g_new (double, sorter->last - sorter->first + 1);
    for (guint i = sorter->first; i < sorter->last; i++)
      key[i - sorter->first] = order->position[i];
    offtake_sorter_sort (sorter, key);
    sum += offtake_sorter_count (sorter);
  }
  for (guint k = 0; k < parts->net->n_links; k++)
    mean += parts->net->value[k] / parts->net->n_links;
  return sum * mean * mean;
}

/* The picture has the crossings that the ordering counted, and no other ones. */
static void
test_crossings (void)
{
  for (guint run = 0; run < 60; run++) {
    g_autoptr (OfftakeGraph) graph = sankey_random_even (12, 24);
    g_autoptr (OfftakeLayout) layout = sankey_lay_out (graph, 1600, 900);
    double drawn = sankey_crossings (graph, layout);
    g_autoptr (SankeyParts) parts = sankey_parts_new (g_steal_pointer (&graph));
    g_assert_cmpfloat_with_epsilon (drawn, counted_crossings (parts), 0.5 + 0.01 * drawn);
  }
}

static void
test_points (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("two", "a>b:3\na>c:3\nc>a:1\n");
  g_autoptr (OfftakeLayout) layout = sankey_lay_out (graph, 800, 400);

  for (guint k = 0; k < 3; k++)
    g_assert_cmpuint (layout->links[k].n_points, >=, 17);
  sankey_check (graph, layout);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/route/crossings", test_crossings);
  g_test_add_func ("/route/points", test_points);
  return g_test_run ();
}
