/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/sankey.h"
#include "sankey/place.h"

typedef struct {
  double y, width;
} End;

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *p = a, *q = b;

  return p->y < q->y ? -1 : p->y > q->y;
}

static void
collect (const SankeyParts *parts,
         const OfftakePlacement *p,
         guint item,
         gboolean on_right,
         GArray *ends)
{
  const OfftakeItems *items = parts->items;

  for (guint s = 0; s < items->n_segments; s++)
    if ((on_right ? items->segments[s].left : items->segments[s].right) == item) {
      End end = { on_right ? p->left_end[s] : p->right_end[s],
                  parts->net->value[items->segments[s].link] * p->scale };
      g_array_append_val (ends, end);
    }
  for (guint t = 0; t < items->n_turns; t++)
    if (items->turns[t].node == item && items->turns[t].on_right == on_right) {
      End end = { p->turn_end[t], parts->net->value[items->turns[t].link] * p->scale };
      g_array_append_val (ends, end);
    }
  g_array_sort (ends, compare_ends);
}

/* The ends on a side of a node stand on each other from its top, without gaps. */
static void
test_stacks (void)
{
  for (guint run = 0; run < 100; run++) {
    g_autoptr (SankeyParts) parts = sankey_parts_new (sankey_random_even (10, 25));
    g_autoptr (OfftakeOrder) order = offtake_order_new (parts->items, 0, NULL, NULL);
    g_autoptr (OfftakePlacement) p =
        offtake_placement_new (parts->net, parts->items, order, 600, 0, 0);
    for (guint item = 0; item < parts->items->n_items; item++)
      for (int side = 0; side < 2; side++) {
        guint node = parts->items->node[item];
        if (node == OFFTAKE_NO_NODE)
          continue;
        g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (End));
        double y = -MAX (parts->net->inflow[node], parts->net->outflow[node]) * p->scale / 2;
        collect (parts, p, item, side == 1, ends);
        for (guint i = 0; i < ends->len; i++) {
          const End *end = &g_array_index (ends, End, i);
          g_assert_cmpfloat_with_epsilon (end->y - end->width / 2, y, 1e-6);
          y += end->width;
        }
      }
  }
}

/* Links in the order of the nodes that they lead to. */
static void
test_order (void)
{
  g_autoptr (SankeyParts) parts =
      sankey_parts_new (sankey_graph_parse ("fan", "a>b:5\na>c:3\na>d:1\n"));
  g_autoptr (OfftakeOrder) order = offtake_order_new (parts->items, 0, NULL, NULL);
  g_autoptr (OfftakePlacement) p =
      offtake_placement_new (parts->net, parts->items, order, 600, 0, 0);
  const OfftakeItems *items = parts->items;

  for (guint i = 0; i < items->n_segments; i++)
    for (guint j = 0; j < items->n_segments; j++)
      if (order->position[items->segments[i].right] < order->position[items->segments[j].right])
        g_assert_cmpfloat (p->left_end[i], <, p->left_end[j]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ports/stacks", test_stacks);
  g_test_add_func ("/ports/order", test_order);
  return g_test_run ();
}
