/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/sankey.h"
#include "sankey/columns.h"

#include <math.h>

static OfftakeColumns *
make_pinned (SankeyParts *parts, double width, double label, int pinned, double pin)
{
  g_autoptr (OfftakeOrder) order = offtake_order_new (parts->items, 0, NULL, NULL);
  g_autoptr (OfftakePlacement) p =
      offtake_placement_new (parts->net, parts->items, order, 600, 0, 0);
  g_autofree double *room = g_new (double, order->n_layers + 1);
  g_autofree double *stub = g_new0 (double, 2 * order->n_layers + 2);
  g_autofree double *pins = g_new (double, order->n_layers + 1);
  const OfftakeColumnRooms rooms = { room, stub, pins };

  for (int l = 0; l < order->n_layers; l++) {
    room[l] = label;
    pins[l] = l == pinned ? pin : NAN;
  }
  offtake_placement_settle (p, parts->net, parts->items, order, FALSE, 6);
  return offtake_columns_new (parts->net, parts->items, order, p, width, 12, &rooms);
}

static OfftakeColumns *
make (SankeyParts *parts, double width, double label)
{
  return make_pinned (parts, width, label, -1, 0);
}

/* Columns and the rooms between them follow each other; turns are inside their room. */
static void
test_random (void)
{
  for (guint run = 0; run < 100; run++) {
    g_autoptr (SankeyParts) parts = sankey_parts_new (sankey_random (12, 25));
    g_autoptr (OfftakeColumns) columns = make (parts, 900, 50);
    for (int l = 0; l < columns->n_layers; l++) {
      g_assert_cmpfloat (columns->x[l], >=, 0);
      g_assert_cmpfloat (columns->bend_from[l], >=, columns->x[l] + 12);
      g_assert_cmpfloat (columns->bend_to[l], >=, columns->bend_from[l] - 1e-6);
      if (l + 1 < columns->n_layers)
        g_assert_cmpfloat (columns->x[l + 1], >=, columns->x[l] + 12 + 50 - 1e-6);
    }
    for (guint t = 0; t < parts->items->n_turns; t++) {
      const OfftakeTurn *turn = &parts->items->turns[t];
      int l = parts->items->layer[turn->node];
      g_assert_cmpfloat (columns->turn_radius[t], <=, columns->slot[t] + 1e-9);
      if (turn->on_right)
        g_assert_cmpfloat (columns->x[l] + 12 + columns->slot[t], <=, columns->bend_from[l]);
    }
  }
}

static void
test_spread (void)
{
  g_autoptr (SankeyParts) parts = sankey_parts_new (sankey_graph_parse ("line", "a>b:5\nb>c:5\n"));
  g_autoptr (OfftakeColumns) columns = make (parts, 1000, 0);

  g_assert_cmpfloat_with_epsilon (columns->width, 1000, 0.01);
  g_assert_cmpfloat_with_epsilon (columns->x[1] - columns->x[0], columns->x[2] - columns->x[1],
                                  0.01);
}

/* A pinned column has its place, the others share the room on both sides; where that is too narrow
   the page is not left. */
static void
test_pinned (void)
{
  g_autoptr (SankeyParts) parts =
      sankey_parts_new (sankey_graph_parse ("line", "a>b:5\nb>c:5\nc>d:5\n"));
  g_autoptr (OfftakeColumns) inside = make_pinned (parts, 1012, 0, 1, 0.7);
  g_autoptr (OfftakeColumns) outside = make_pinned (parts, 1012, 0, 1, 1);

  g_assert_cmpfloat_with_epsilon (inside->x[1], 700, 0.01);
  g_assert_cmpfloat_with_epsilon (inside->x[2], 850, 0.01);
  g_assert_cmpfloat_with_epsilon (inside->width, 1012, 0.01);
  g_assert_cmpfloat_with_epsilon (outside->width, 1012, 0.01);
  g_assert_cmpfloat (outside->x[1], <, 1000);
}

/* Without a flow the columns need no more than the least width. */
static void
test_least (void)
{
  g_autoptr (SankeyParts) thin = sankey_parts_new (sankey_graph_parse ("line", "a>b:0\nb>c:0\n"));
  g_autoptr (OfftakeColumns) narrow = make (thin, 10, 50);

  g_assert_cmpfloat_with_epsilon (narrow->width, narrow->least_width, 0.01);
  g_assert_cmpfloat (narrow->least_width, >=, 3 * 12 + 3 * 50);
}

static void
test_radius (void)
{
  g_assert_cmpfloat (offtake_columns_largest_radius (100, 200), ==, 50);
  g_assert_cmpfloat (offtake_columns_largest_radius (100, 100), ==, 50);
  g_assert_cmpfloat (offtake_columns_largest_radius (80, 40), ==, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/columns/random", test_random);
  g_test_add_func ("/columns/spread", test_spread);
  g_test_add_func ("/columns/pinned", test_pinned);
  g_test_add_func ("/columns/least", test_least);
  g_test_add_func ("/columns/radius", test_radius);
  return g_test_run ();
}
