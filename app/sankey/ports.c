/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/ports.h"

typedef enum { END_TURN_UP, END_SEGMENT, END_TURN_DOWN } EndKind;

typedef struct {
  EndKind kind;
  int place; /* smaller ones lie higher */
  guint link;
  double *y; /* where the result goes */
} End;

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *p = a, *q = b;

  if (p->kind != q->kind)
    return (int) p->kind - (int) q->kind;
  if (p->place != q->place)
    return p->place < q->place ? -1 : 1;
  return p->link < q->link ? -1 : 1;
}

/* Up or down: of two turns the one with the nearer lane lies outside on the node and inside in the
   gap, so that the other one goes round it. */
static void
collect_turns (OfftakePlacement *placement,
               const OfftakeItems *items,
               const OfftakeOrder *order,
               guint item,
               gboolean on_right,
               GArray *ends)
{
  for (guint e = items->turn_start[item]; e < items->turn_start[item + 1]; e++) {
    guint t = items->turn[e];
    const OfftakeTurn *turn = &items->turns[t];
    if (turn->on_right != on_right)
      continue;
    End end = { order->position[turn->lane] < order->position[item] ? END_TURN_UP : END_TURN_DOWN,
                -(int) order->position[turn->lane], turn->link, &placement->turn_end[t] };
    g_array_append_val (ends, end);
  }
}

static void
stack (
    const OfftakePlacement *placement, const OfftakeNet *net, guint item, guint node, GArray *ends)
{
  double tallest = MAX (net->inflow[node], net->outflow[node]) * placement->scale;
  double y = -tallest / 2;

  g_array_sort (ends, compare_ends);
  for (guint i = 0; i < ends->len; i++) {
    const End *end = &g_array_index (ends, End, i);
    double width = net->value[end->link] * placement->scale;
    *end->y = y + width / 2;
    y += width;
  }
}

static void
fill_node (OfftakePlacement *placement,
           const OfftakeNet *net,
           const OfftakeItems *items,
           const OfftakeOrder *order,
           guint item,
           GArray *ends)
{
  g_array_set_size (ends, 0);
  collect_turns (placement, items, order, item, FALSE, ends);
  for (guint e = items->left_start[item]; e < items->left_start[item + 1]; e++) {
    guint s = items->left[e];
    End end = { END_SEGMENT, (int) order->position[items->segments[s].left],
                items->segments[s].link, &placement->right_end[s] };
    g_array_append_val (ends, end);
  }
  stack (placement, net, item, items->node[item], ends);

  g_array_set_size (ends, 0);
  collect_turns (placement, items, order, item, TRUE, ends);
  for (guint e = items->right_start[item]; e < items->right_start[item + 1]; e++) {
    guint s = items->right[e];
    End end = { END_SEGMENT, (int) order->position[items->segments[s].right],
                items->segments[s].link, &placement->left_end[s] };
    g_array_append_val (ends, end);
  }
  stack (placement, net, item, items->node[item], ends);
}

void
offtake_ports_fill (OfftakePlacement *placement,
                    const OfftakeNet *net,
                    const OfftakeItems *items,
                    const OfftakeOrder *order)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (End));

  for (guint i = 0; i < items->n_items; i++)
    if (items->node[i] != OFFTAKE_NO_NODE)
      fill_node (placement, net, items, order, i, ends);
}
