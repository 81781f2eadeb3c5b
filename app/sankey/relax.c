/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/relax.h"

#include <string.h>

/* Gap between two items, and the least height of one, as shares of a mean flow. */
#define GAP 0.3
#define TURN_PULL 0.5

typedef struct {
  double wish, weight;
  guint item, position;
} Wish;

typedef struct {
  double sum, weight;
  guint first;
} Block;

typedef struct {
  OfftakeSorter *sorter;
  double *y, *height; /* by item */
  Wish *wishes;       /* of one layer */
  Block *blocks;
} Relaxing;

static int
compare_wishes (gconstpointer a, gconstpointer b)
{
  const Wish *p = a, *q = b;

  if (p->wish != q->wish)
    return p->wish < q->wish ? -1 : 1;
  return p->position < q->position ? -1 : 1;
}

static Wish
wish_of (const Relaxing *self, guint item, guint position, gboolean from_left, gboolean from_right)
{
  const OfftakeSorter *sorter = self->sorter;
  const OfftakeItems *items = sorter->items;
  const double *y = self->y - sorter->first;
  double sum = 0, weight = 0;

  for (guint e = items->left_start[item]; from_left && e < items->left_start[item + 1]; e++) {
    const OfftakeSegment *segment = &items->segments[items->left[e]];
    sum += segment->weight * y[segment->left];
    weight += segment->weight;
  }
  for (guint e = items->right_start[item]; from_right && e < items->right_start[item + 1]; e++) {
    const OfftakeSegment *segment = &items->segments[items->right[e]];
    sum += segment->weight * y[segment->right];
    weight += segment->weight;
  }
  for (guint e = items->turn_start[item]; e < items->turn_start[item + 1]; e++) {
    const OfftakeTurn *turn = &items->turns[items->turn[e]];
    sum += TURN_PULL * turn->weight * y[turn->node == item ? turn->lane : turn->node];
    weight += TURN_PULL * turn->weight;
  }
  if (!(weight > 0))
    return (Wish){ y[item], 1e-6, item, position };
  return (Wish){ sum / weight, weight, item, position };
}

/* Isotonic regression of the sorted wishes with the heights as distances. */
static void
push_apart (Relaxing *self, guint n)
{
  const OfftakeSorter *sorter = self->sorter;
  double offset = 0, before = 0;
  guint n_blocks = 0;

  for (guint i = 0; i < n; i++) {
    const Wish *wish = &self->wishes[i];
    double height = self->height[wish->item - sorter->first];
    Block *block = &self->blocks[n_blocks++];
    offset += i > 0 ? (before + height) / 2 : 0;
    before = height;
    self->y[wish->item - sorter->first] = offset;
    *block = (Block){ wish->weight * (wish->wish - offset), wish->weight, i };
    for (; n_blocks > 1 && block[-1].sum * block->weight >= block->sum * block[-1].weight;
         block--) {
      block[-1].sum += block->sum;
      block[-1].weight += block->weight;
      n_blocks--;
    }
  }
  for (guint b = 0; b < n_blocks; b++) {
    guint end = b + 1 < n_blocks ? self->blocks[b + 1].first : n;
    for (guint i = self->blocks[b].first; i < end; i++)
      self->y[self->wishes[i].item - sorter->first] += self->blocks[b].sum / self->blocks[b].weight;
  }
}

static void
relax_layer (Relaxing *self, int layer, gboolean from_left, gboolean from_right)
{
  OfftakeSorter *sorter = self->sorter;
  guint *list = sorter->list + sorter->start[layer], n = offtake_sorter_size (sorter, layer);

  for (guint i = 0; i < n; i++)
    self->wishes[i] = wish_of (self, list[i], i, from_left, from_right);
  qsort (self->wishes, n, sizeof *self->wishes, compare_wishes);
  push_apart (self, n);
  for (guint i = 0; i < n; i++) {
    list[i] = self->wishes[i].item;
    offtake_sorter_position (sorter, list[i]) = i;
  }
}

static void
stack (Relaxing *self)
{
  const OfftakeSorter *sorter = self->sorter;

  for (int l = 0; l < sorter->n_layers; l++) {
    double total = 0, y;
    for (guint i = sorter->start[l]; i < sorter->start[l + 1]; i++)
      total += self->height[sorter->list[i] - sorter->first];
    y = -total / 2;
    for (guint i = sorter->start[l]; i < sorter->start[l + 1]; i++) {
      double height = self->height[sorter->list[i] - sorter->first];
      self->y[sorter->list[i] - sorter->first] = y + height / 2;
      y += height;
    }
  }
}

void
offtake_relax (OfftakeSorter *sorter, guint rounds)
{
  const OfftakeItems *items = sorter->items;
  guint n = sorter->last - sorter->first;
  g_autofree double *y = g_new (double, n + 1);
  g_autofree double *height = g_new (double, n + 1);
  g_autofree Wish *wishes = g_new (Wish, n + 1);
  g_autofree Block *blocks = g_new (Block, n + 1);
  Relaxing relaxing = { sorter, y, height, wishes, blocks };

  for (guint i = 0; i < n; i++) {
    guint item = sorter->first + i;
    double turn = 0;
    for (guint e = items->turn_start[item]; e < items->turn_start[item + 1]; e++)
      turn = MAX (turn, items->turns[items->turn[e]].weight);
    height[i] = GAP + MAX (MAX (sorter->left_sum[i], sorter->right_sum[i]), turn);
  }
  stack (&relaxing);
  for (guint round = 0; round < rounds; round++) {
    gboolean both = round >= rounds / 3;
    for (int l = 0; l < sorter->n_layers; l++)
      relax_layer (&relaxing, l, TRUE, both);
    for (int l = sorter->n_layers - 1; l >= 0; l--)
      relax_layer (&relaxing, l, both, TRUE);
  }
  offtake_sorter_refresh_all (sorter);
}
