/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/relax.h"

/* Gap between two items, and the least height of one, as shares of a mean flow. */
#define GAP 0.3
#define TURN_PULL 0.5
#define LEAST_WEIGHT 1e-6 /* of a wish */

typedef struct {
  double sum, weight;
  guint first;
} Block;

typedef struct {
  OfftakeSorter *sorter;
  double *y, *height; /* by item */
  double *weight;     /* of an item's wish */
  Block *blocks;
} Relaxing;

typedef struct {
  double sum, weight;
} Wish;

static inline void
add_side (Wish *wish, const double *y, const OfftakeNeighbour *at, guint n, double weight)
{
  for (guint e = 0; e < n; e++)
    wish->sum += at[e].weight * y[at[e].item];
  wish->weight += weight;
}

static void
add_turns (const Relaxing *self, guint item, Wish *wish)
{
  const OfftakeItems *items = self->sorter->items;
  const double *y = self->y - self->sorter->first;

  for (guint e = items->turn_start[item]; e < items->turn_start[item + 1]; e++) {
    const OfftakeTurn *turn = &items->turns[items->turn[e]];
    wish->sum += TURN_PULL * turn->weight * y[turn->node == item ? turn->lane : turn->node];
    wish->weight += TURN_PULL * turn->weight;
  }
}

/* Returns where the item's neighbours wish it to be. */
static double
wish_of (Relaxing *self, guint item, gboolean from_left, gboolean from_right)
{
  const OfftakeSorter *sorter = self->sorter;
  const guint *left = sorter->items->left_start, *right = sorter->items->right_start;
  const double *y = self->y - sorter->first;
  guint i = item - sorter->first;
  Wish wish = { 0 };

  if (from_left)
    add_side (&wish, y, sorter->left + left[item] - left[sorter->first],
              left[item + 1] - left[item], sorter->left_sum[i]);
  if (from_right)
    add_side (&wish, y, sorter->right + right[item] - right[sorter->first],
              right[item + 1] - right[item], sorter->right_sum[i]);
  add_turns (self, item, &wish);
  self->weight[i] = wish.weight > 0 ? wish.weight : LEAST_WEIGHT;
  return wish.weight > 0 ? wish.sum / wish.weight : y[item];
}

/* Isotonic regression of the sorted wishes with the heights as distances. */
static void
push_apart (Relaxing *self, const OfftakeKeyed *wishes, guint n)
{
  const OfftakeSorter *sorter = self->sorter;
  double offset = 0, before = 0;
  guint n_blocks = 0;

  for (guint k = 0; k < n; k++) {
    guint i = wishes[k].item - sorter->first;
    double height = self->height[i], weight = self->weight[i];
    Block *block = &self->blocks[n_blocks++];
    offset += k > 0 ? (before + height) / 2 : 0;
    before = height;
    self->y[i] = offset;
    *block = (Block){ weight * (wishes[k].key - offset), weight, k };
    for (; n_blocks > 1 && block[-1].sum * block->weight >= block->sum * block[-1].weight;
         block--) {
      block[-1].sum += block->sum;
      block[-1].weight += block->weight;
      n_blocks--;
    }
  }
  for (guint b = 0; b < n_blocks; b++) {
    guint end = b + 1 < n_blocks ? self->blocks[b + 1].first : n;
    double shift = self->blocks[b].sum / self->blocks[b].weight;
    for (guint k = self->blocks[b].first; k < end; k++)
      self->y[wishes[k].item - sorter->first] += shift;
  }
}

static void
relax_layer (Relaxing *self, int layer, gboolean from_left, gboolean from_right)
{
  OfftakeSorter *sorter = self->sorter;
  guint *list = sorter->list + sorter->start[layer], n = offtake_sorter_size (sorter, layer);
  OfftakeKeyed *wishes = sorter->keyed;

  for (guint i = 0; i < n; i++)
    wishes[i] = (OfftakeKeyed){ wish_of (self, list[i], from_left, from_right), list[i] };
  offtake_keyed_sort (wishes, n);
  push_apart (self, wishes, n);
  for (guint i = 0; i < n; i++)
    list[i] = wishes[i].item;
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
  g_autofree double *weight = g_new (double, n + 1);
  g_autofree Block *blocks = g_new (Block, n + 1);
  Relaxing relaxing = { sorter, y, height, weight, blocks };

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
  for (int l = 0; l < sorter->n_layers; l++)
    offtake_sorter_reordered (sorter, l);
}
