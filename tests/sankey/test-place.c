/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/sankey.h"
#include "sankey/place.h"

#include <math.h>

static void
check_column (const OfftakePlacement *p, const OfftakeOrder *order, int layer)
{
  double bottom = 0;

  for (guint i = order->start[layer]; i < order->start[layer + 1]; i++) {
    guint item = order->list[i];
    g_assert_cmpfloat (p->y[item] - p->size[item] / 2, >=, bottom - 1e-6);
    bottom = p->y[item] + p->size[item] / 2;
  }
  g_assert_cmpfloat (bottom, <=, p->height + 1e-6);
}

/* In their order, without overlap, inside the room. */
static void
test_random (void)
{
  for (guint run = 0; run < 200; run++) {
    g_autoptr (SankeyParts) parts = sankey_parts_new (sankey_random (14, 30));
    g_autoptr (OfftakeOrder) order = offtake_order_new (parts->items, 0, NULL, NULL);
    g_autoptr (OfftakePlacement) p =
        offtake_placement_new (parts->net, parts->items, order, 600, 0, 0);
    offtake_placement_settle (p, parts->net, parts->items, order, FALSE, 6);
    g_assert_cmpfloat (p->height, <=, 600 + 1e-6);
    for (int l = 0; l < order->n_layers; l++)
      check_column (p, order, l);
  }
}

/* A single chain lies in one line. */
static void
test_straight (void)
{
  g_autoptr (SankeyParts) parts =
      sankey_parts_new (sankey_graph_parse ("line", "a>b:5\nb>c:5\nc>d:5\n"));
  g_autoptr (OfftakeOrder) order = offtake_order_new (parts->items, 0, NULL, NULL);
  g_autoptr (OfftakePlacement) p =
      offtake_placement_new (parts->net, parts->items, order, 100, 0, 0);

  offtake_placement_settle (p, parts->net, parts->items, order, FALSE, 6);
  for (guint i = 1; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (p->y[i], p->y[0], 1e-6);
}

/* Labels of a column stand below each other where the room allows it, also over lanes between their
   nodes; bands get thinner for it, but not much. */
static void
test_labels (void)
{
  const guint rooms[] = { 40, 400 };

  for (guint run = 0; run < G_N_ELEMENTS (rooms); run++) {
    g_autoptr (SankeyParts) parts = sankey_parts_new (
        sankey_graph_parse ("fan", "a>b:50\na>c:1\na>d:1\na>e:1\ne>f:1\na>f:1\n"));
    g_autoptr (OfftakeOrder) order = offtake_order_new (parts->items, 0, NULL, NULL);
    g_autoptr (OfftakePlacement) plain =
        offtake_placement_new (parts->net, parts->items, order, 400, 0, 0);
    for (guint i = 0; i < parts->net->n_nodes; i++)
      parts->net->label[i] = rooms[run];
    parts->net->has_labels = TRUE;
    g_autoptr (OfftakePlacement) p =
        offtake_placement_new (parts->net, parts->items, order, 400, 0, 0);
    offtake_placement_settle (p, parts->net, parts->items, order, FALSE, 6);
    for (int l = 0; l < order->n_layers; l++) {
      double above = -INFINITY;
      check_column (p, order, l);
      for (guint i = order->start[l]; i < order->start[l + 1]; i++) {
        const guint item = order->list[i];
        if (parts->items->node[item] == OFFTAKE_NO_NODE)
          continue;
        if (rooms[run] == 40)
          g_assert_cmpfloat (p->y[item] - above, >=, 40 - 1e-6);
        above = p->y[item];
      }
    }
    g_assert_cmpfloat (p->height, <=, 400 + 1e-6);
    g_assert_cmpfloat (p->scale, >=, 0.74 * plain->scale);
    g_assert_cmpfloat (p->scale, <=, plain->scale);
  }
}

static void
test_scale (void)
{
  g_autoptr (SankeyParts) parts = sankey_parts_new (sankey_graph_parse ("two", "a>b:30\na>c:10\n"));
  g_autoptr (OfftakeOrder) order = offtake_order_new (parts->items, 0, NULL, NULL);
  g_autoptr (OfftakePlacement) fit =
      offtake_placement_new (parts->net, parts->items, order, 400, 0, 20);
  g_autoptr (OfftakePlacement) given =
      offtake_placement_new (parts->net, parts->items, order, 400, 20, 20);

  g_assert_cmpfloat (fit->scale, >, 9);
  g_assert_cmpfloat (fit->scale, <, 9.51); /* (400 - 20) / 40 less a hair for the least heights */
  g_assert_cmpfloat (given->height, ==, 820);
}

static void
test_pins (void)
{
  OfftakeGraph *graph = sankey_graph_parse ("pin", "a>b:5\n");
  offtake_graph_node (graph, 0)->pin_y = 0;
  offtake_graph_node (graph, 1)->pin_y = 1;
  g_autoptr (SankeyParts) parts = sankey_parts_new (graph);
  g_autoptr (OfftakeOrder) order = offtake_order_new (parts->items, 0, NULL, NULL);
  g_autoptr (OfftakePlacement) p =
      offtake_placement_new (parts->net, parts->items, order, 500, 10, 0);

  offtake_placement_hold (p, parts->net, parts->items, order);
  g_assert_cmpfloat_with_epsilon (p->y[0], 25, 0.5);
  g_assert_cmpfloat_with_epsilon (p->y[1], 475, 0.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place/labels", test_labels);
  g_test_add_func ("/place/random", test_random);
  g_test_add_func ("/place/straight", test_straight);
  g_test_add_func ("/place/scale", test_scale);
  g_test_add_func ("/place/pins", test_pins);
  return g_test_run ();
}
