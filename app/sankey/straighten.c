/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/straighten.h"

#include <math.h>

#define ROUNDS 4

typedef struct {
  OfftakePlacement *placement;
  const OfftakeItems *items;
  const OfftakeOrder *order;
  const double *offset;
} Straightening;

typedef struct {
  double y;
  guint link;
} Long;

static int
compare_long (gconstpointer a, gconstpointer b)
{
  const Long *p = a, *q = b;

  if (p->y != q->y)
    return p->y < q->y ? -1 : 1;
  return p->link < q->link ? -1 : p->link > q->link;
}

/* Between what heights an item can be without moving another one. */
static void
free_room (const Straightening *self, guint item, double *low, double *high)
{
  const OfftakePlacement *p = self->placement;
  const OfftakeOrder *order = self->order;
  guint at = order->start[self->items->layer[item]] + order->position[item];
  gboolean is_first = order->position[item] == 0;
  gboolean is_last = at + 1 == order->start[self->items->layer[item] + 1];

  *low = p->size[item] / 2;
  *high = p->height - p->size[item] / 2;
  if (!is_first)
    *low = p->y[order->list[at - 1]] + self->offset[item] - self->offset[order->list[at - 1]];
  if (!is_last)
    *high = p->y[order->list[at + 1]] - self->offset[order->list[at + 1]] + self->offset[item];
  if (*low > *high)
    *low = *high = p->y[item];
}

/* Where the link would go on straight from its node: y at the chain's first or last item. */
static double
end_y (const Straightening *self, guint link, gboolean at_target)
{
  const OfftakeItems *items = self->items;
  const OfftakePlacement *p = self->placement;
  guint n = items->chain_start[link + 1] - items->chain_start[link];
  guint node = items->chain[items->chain_start[link] + (at_target ? n - 1 : 0)];

  if (items->is_back[link])
    return NAN;
  return p->y[node] + (at_target ? p->right_end[items->first_segment[link] + n - 2]
                                 : p->left_end[items->first_segment[link]]);
}

/* Lanes from @from to before @to go to the height within the room that is nearest to an end of the
   link, where the run lies at one, or to their mean. */
static void
level_run (Straightening *self, guint link, guint from, guint to, double low, double high)
{
  const OfftakeItems *items = self->items;
  const guint *lanes = items->chain + items->chain_start[link] + 1;
  guint n = items->chain_start[link + 1] - items->chain_start[link] - 2;
  double *y = self->placement->y, sum = 0, wish;
  double source = from == 0 ? end_y (self, link, FALSE) : NAN;
  double target = to == n ? end_y (self, link, TRUE) : NAN;

  for (guint i = from; i < to; i++)
    sum += y[lanes[i]];
  wish = sum / (to - from);
  if (source >= low && source <= high)
    wish = source;
  else if (target >= low && target <= high)
    wish = target;
  for (guint i = from; i < to; i++)
    y[lanes[i]] = CLAMP (wish, low, high);
}

static void
straighten_link (Straightening *self, guint link)
{
  const OfftakeItems *items = self->items;
  const guint *lanes = items->chain + items->chain_start[link] + 1;
  guint n = items->chain_start[link + 1] - items->chain_start[link] - 2, from = 0;
  double low = -INFINITY, high = INFINITY;

  for (guint i = 0; i < n; i++) {
    double least, most;
    free_room (self, lanes[i], &least, &most);
    if (MAX (low, least) > MIN (high, most)) {
      level_run (self, link, from, i, low, high);
      from = i;
      low = least;
      high = most;
    } else {
      low = MAX (low, least);
      high = MIN (high, most);
    }
  }
  level_run (self, link, from, n, low, high);
}

void
offtake_straighten (OfftakePlacement *placement,
                    const OfftakeNet *net,
                    const OfftakeItems *items,
                    const OfftakeOrder *order,
                    const double *offset)
{
  Straightening self = { placement, items, order, offset };
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (Long));

  for (guint k = 0; k < net->n_links; k++) {
    guint first = items->chain_start[k], n = items->chain_start[k + 1] - first;
    Long link = { 0, k };
    if (n < 3)
      continue;
    for (guint i = 1; i + 1 < n; i++)
      link.y += placement->y[items->chain[first + i]] / (n - 2);
    g_array_append_val (links, link);
  }
  g_array_sort (links, compare_long);
  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < links->len; i++)
      straighten_link (&self,
                       g_array_index (links, Long, round % 2 == 0 ? i : links->len - 1 - i).link);
}
