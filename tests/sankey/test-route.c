/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/sankey.h"
#include "sankey/sorter.h"

#include <math.h>

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

/* A ribbon's links lie off its centre line, which is what the ordering knows. */
static void
drop_parallels (OfftakeGraph *graph)
{
  for (guint k = graph->links->len; k-- > 0;)
    for (guint i = 0; i < k; i++)
      if (offtake_graph_link (graph, i)->source == offtake_graph_link (graph, k)->source &&
          offtake_graph_link (graph, i)->target == offtake_graph_link (graph, k)->target) {
        g_array_remove_index (graph->links, k);
        break;
      }
}

/* The picture has the crossings that the ordering counted, and no other ones. */
static void
test_crossings (void)
{
  for (guint run = 0; run < 60; run++) {
    g_autoptr (OfftakeGraph) graph = sankey_random_even (12, 24);
    drop_parallels (graph);
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

/* The distances of two lines with as many points, from point to point. */
static void
check_apart (const OfftakeLayout *layout, guint a, guint b)
{
  const OfftakeLinkPlace *p = &layout->links[a], *q = &layout->links[b];

  g_assert_cmpuint (p->n_points, ==, q->n_points);
  for (guint i = 0; i < p->n_points; i++) {
    const OfftakePoint *at = &layout->points[p->first_point + i];
    const OfftakePoint *other = &layout->points[q->first_point + i];
    g_assert_cmpfloat_with_epsilon (hypot (at->x - other->x, at->y - other->y),
                                    (p->width + q->width) / 2, 1e-6);
  }
}

/* Side by side all the way, also on a slope, past other nodes and back. */
static void
test_side_by_side (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse (
      "ribbon", "a>c:2\na>c:5\na>c:3\na>b:30\nb>c:20\nb>d:9\nc>d:5\nd>b:4\nd>b:2\n");
  g_autoptr (OfftakeLayout) layout = sankey_lay_out (graph, 900, 600);

  sankey_check (graph, layout);
  check_apart (layout, 1, 2);
  check_apart (layout, 2, 0);
  check_apart (layout, 7, 8);
}

/* Each link has its own place, whatever is merged. */
static void
test_ribbons (void)
{
  for (guint run = 0; run < 100; run++) {
    g_autoptr (OfftakeGraph) graph = sankey_random (6, 30);
    g_autoptr (OfftakeLayout) layout = sankey_lay_out (graph, 900, 600);
    guint n_points = 0;
    g_assert_cmpuint (layout->n_links, ==, graph->links->len);
    for (guint k = 0; k < layout->n_links; k++)
      n_points += layout->links[k].n_points;
    g_assert_cmpuint (n_points, ==, layout->n_points);
    sankey_check (graph, layout);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/route/crossings", test_crossings);
  g_test_add_func ("/route/points", test_points);
  g_test_add_func ("/route/side-by-side", test_side_by_side);
  g_test_add_func ("/route/ribbons", test_ribbons);
  return g_test_run ();
}
