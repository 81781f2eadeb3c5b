/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/sankey.h"

#include "sankey/order.h"

/* Every item once, in its own layer; components on top of each other. */
static void
test_random (void)
{
  for (guint run = 0; run < 150; run++) {
    g_autoptr (SankeyParts) parts = sankey_parts_new (sankey_random (14, 20));
    const OfftakeItems *items = parts->items;
    g_autoptr (OfftakeOrder) order = offtake_order_new (items, 5, NULL, NULL);
    g_assert_cmpuint (order->start[order->n_layers], ==, items->n_items);
    for (int l = 0; l < order->n_layers; l++)
      for (guint i = order->start[l]; i < order->start[l + 1]; i++) {
        g_assert_cmpint (items->layer[order->list[i]], ==, l);
        g_assert_cmpuint (order->position[order->list[i]], ==, i - order->start[l]);
      }
  }
}

/* More effort never makes more crossings. */
static void
test_effort (void)
{
  for (guint run = 0; run < 10; run++) {
    g_autoptr (OfftakeGraph) graph = sankey_random_even (14, 30);
    OfftakeLayoutOptions options;
    offtake_layout_options_init (&options, 1600, 900);
    g_autoptr (OfftakeLayout) quick = offtake_layout_new (graph, &options, NULL);
    options.effort = 50;
    g_autoptr (OfftakeLayout) thorough = offtake_layout_new (graph, &options, NULL);
    double before = sankey_crossings (graph, quick);
    g_assert_cmpfloat (sankey_crossings (graph, thorough), <=, before * 1.02 + 1e-9);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/order/random", test_random);
  g_test_add_func ("/order/effort", test_effort);
  return g_test_run ();
}
