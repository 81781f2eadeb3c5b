/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/sankey.h"

#include "lib/crossings.h"
#include "sankey/order.h"
#include "sankey/random.h"

#define EFFORT 50

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

static double
component_crossings (const OfftakeItems *items, guint component, const OfftakeOrder *order)
{
  g_autoptr (OfftakeSorter) sorter = offtake_sorter_new (items, component);
  g_autofree guint *list = g_new (guint, sorter->last - sorter->first + 1);
  guint n = 0;

  for (guint i = 0; i < items->n_items; i++)
    if (order->list[i] >= sorter->first && order->list[i] < sorter->last)
      list[n++] = order->list[i];
  g_assert_cmpuint (n, ==, sorter->last - sorter->first);
  offtake_sorter_restore (sorter, list);
  return crossings_of (sorter);
}

/* The most that rounding changes a sum of products of flows. */
static double
rounding (const OfftakeItems *items)
{
  double sum = 0;

  for (guint s = 0; s < items->n_segments; s++)
    sum += items->segments[s].weight;
  for (guint t = 0; t < items->n_turns; t++)
    sum += items->turns[t].weight;
  return 1e-13 * sum * sum;
}

/* Restarts begin from what was found without them, and the best order is kept: no component has
   more crossings, by their definition, than with less effort. */
static void
test_effort (void)
{
  static const guint efforts[] = { 0, 1, 5, EFFORT };

  for (guint run = 0; run < 40; run++) {
    g_autoptr (SankeyParts) parts = sankey_parts_new (sankey_random (14, 30));
    const OfftakeItems *items = parts->items;
    g_autofree double *least = g_new (double, items->n_components + 1);
    for (guint e = 0; e < G_N_ELEMENTS (efforts); e++) {
      g_autoptr (OfftakeOrder) order = offtake_order_new (items, efforts[e], NULL, NULL);
      for (guint c = 0; c < items->n_components; c++) {
        double crossings = component_crossings (items, c, order);
        if (e > 0)
          g_assert_cmpfloat (crossings, <=, least[c] + rounding (items));
        least[c] = crossings;
      }
    }
  }
}

/* (transfer full): 14 nodes and 30 links, another graph for every seed and always the same one. */
static OfftakeGraph *
fixed_graph (guint32 seed)
{
  OfftakeRandom random = { seed };
  OfftakeGraph *graph = offtake_graph_new ("fixed", "t");

  for (guint i = 0; i < 14; i++) {
    g_autofree char *id = g_strdup_printf ("n%u", i);
    offtake_graph_add_node (graph, id, id);
  }
  for (guint k = 0; k < 30; k++) {
    guint from = (guint) (14 * offtake_random_unit (&random));
    guint to = (guint) (14 * offtake_random_unit (&random));
    offtake_graph_add_link (graph, from, to, 1 + 9 * offtake_random_unit (&random));
  }
  return graph;
}

static double
drawn_crossings (const OfftakeGraph *graph, guint effort)
{
  OfftakeLayoutOptions options;

  offtake_layout_options_init (&options, 1600, 900);
  options.effort = effort;
  g_autoptr (OfftakeLayout) layout = offtake_layout_new (graph, &options, NULL);
  return sankey_crossings (graph, layout);
}

/* What the order wins is seen in the pictures, though not in each of them: lines also cross where
   bands turn, which the order knows only roughly. */
static void
test_drawn (void)
{
  double quick = 0, thorough = 0;

  for (guint32 seed = 1; seed <= 12; seed++) {
    g_autoptr (OfftakeGraph) graph = fixed_graph (seed * 7919);
    quick += drawn_crossings (graph, 0);
    thorough += drawn_crossings (graph, EFFORT);
  }
  g_test_message ("crossings of 12 graphs: %.0f, with effort %.0f", quick, thorough);
  g_assert_cmpfloat (thorough, <, quick);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/order/random", test_random);
  g_test_add_func ("/order/effort", test_effort);
  g_test_add_func ("/order/drawn", test_drawn);
  return g_test_run ();
}
