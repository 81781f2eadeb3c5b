/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/sorter.h"

#include <string.h>

#define ENDS_PER_STEP 4 /* comparisons of ends that take the time of one step of a search */

/* A table per layer says what any two of its items cross more one way round than the other. It
   costs as much as one round of sifting that compares segments, and then every round costs an
   addition a pair; a move beside it changes only the pairs of the neighbours of what it passes. */

typedef struct {
  const OfftakeNeighbour *at;
  guint n;
} Side;

static Side
right_side (const OfftakeSorter *self, guint item)
{
  const guint *start = self->items->right_start;

  return (Side){ self->right + start[item] - start[self->first], start[item + 1] - start[item] };
}

static Side
left_side (const OfftakeSorter *self, guint item)
{
  const guint *start = self->items->left_start;

  return (Side){ self->left + start[item] - start[self->first], start[item + 1] - start[item] };
}

/* For every slot of the layer beside, the weight of the side's segments that end above what is
   there less that of those below. */
static void
fill_pull (const OfftakeSorter *self, int layer, Side side, double sum, double *pull)
{
  const guint *list = self->list + self->start[layer];
  guint n = offtake_sorter_size (self, layer);
  double above = 0, below = sum;

  memset (pull, 0, n * sizeof *pull);
  for (guint e = 0; e < side.n; e++)
    pull[side.at[e].slot] += side.at[e].weight;
  for (guint i = 0; i < n; i++) {
    double *at = &pull[offtake_sorter_slot (self, list[i])], same = *at;
    below -= same;
    *at = above - below;
    above += same;
  }
}

static inline double
pull_side (Side side, const double *pull)
{
  double sum = 0;

  for (guint e = 0; e < side.n; e++)
    sum += side.at[e].weight * pull[side.at[e].slot];
  return sum;
}

typedef struct {
  Side right, left;
} Pulls;

static Pulls
fill_pulls (OfftakeSorter *self, guint item)
{
  int layer = self->items->layer[item];
  Pulls pulls = { right_side (self, item), left_side (self, item) };

  if (pulls.right.n > 0)
    fill_pull (self, layer + 1, pulls.right, self->right_sum[item - self->first], self->right_pull);
  if (pulls.left.n > 0)
    fill_pull (self, layer - 1, pulls.left, self->left_sum[item - self->first], self->left_pull);
  return pulls;
}

static inline double
swap_with (const OfftakeSorter *self, const Pulls *pulls, guint other)
{
  double sum = pulls->right.n > 0 ? pull_side (right_side (self, other), self->right_pull) : 0;

  return pulls->left.n > 0 ? sum + pull_side (left_side (self, other), self->left_pull) : sum;
}

static void
fill_table (OfftakeSorter *self, int layer)
{
  const guint *member = self->member + self->start[layer];
  guint n = offtake_sorter_size (self, layer);
  double *table = self->swap[layer];
  guint64 n_ends = 0;

  for (guint i = 0; i < n; i++) {
    Pulls pulls = fill_pulls (self, member[i]);
    n_ends += pulls.right.n + pulls.left.n;
    table[i * (gsize) n + i] = 0;
    for (guint j = i + 1; j < n; j++) {
      double change = swap_with (self, &pulls, member[j]);
      table[i * (gsize) n + j] = change;
      table[j * (gsize) n + i] = -change;
    }
  }
  self->is_known[layer] = TRUE;
  self->work += n * n_ends / ENDS_PER_STEP;
}

static gboolean
keeps_table (OfftakeSorter *self, int layer)
{
  gsize n = offtake_sorter_size (self, layer);

  if (!self->swap[layer] && n * n <= self->swap_room) {
    self->swap_room -= n * n;
    self->swap[layer] = g_new (double, n *n);
  }
  return self->swap[layer] != NULL;
}

const double *
offtake_sorter_row (OfftakeSorter *self, guint item, guint from, guint to)
{
  int layer = self->items->layer[item];
  const guint *list = self->list + self->start[layer];
  gsize n = offtake_sorter_size (self, layer);

  if (keeps_table (self, layer)) {
    if (!self->is_known[layer])
      fill_table (self, layer);
    return self->swap[layer] + offtake_sorter_slot (self, item) * n;
  }

  Pulls pulls = fill_pulls (self, item);
  for (guint i = from; i <= to; i++)
    self->row[offtake_sorter_slot (self, list[i])] = swap_with (self, &pulls, list[i]);
  self->work += to - from;
  return self->row;
}

static void
swap_ends (double *table, gsize n, Side above, Side below)
{
  for (guint e = 0; e < above.n; e++)
    for (guint f = 0; f < below.n; f++) {
      gsize i = above.at[e].slot, j = below.at[f].slot;
      double change = 2 * above.at[e].weight * below.at[f].weight;
      if (i == j)
        continue;
      table[i * n + j] -= change;
      table[j * n + i] += change;
    }
}

void
offtake_sorter_swap_rows (OfftakeSorter *self, guint above, guint below)
{
  int layer = self->items->layer[above];

  if (layer + 1 < self->n_layers && self->is_known[layer + 1])
    swap_ends (self->swap[layer + 1], offtake_sorter_size (self, layer + 1),
               right_side (self, above), right_side (self, below));
  if (layer > 0 && self->is_known[layer - 1])
    swap_ends (self->swap[layer - 1], offtake_sorter_size (self, layer - 1),
               left_side (self, above), left_side (self, below));
}

void
offtake_sorter_forget_rows (OfftakeSorter *self, int layer)
{
  if (layer + 1 < self->n_layers)
    self->is_known[layer + 1] = FALSE;
  if (layer > 0)
    self->is_known[layer - 1] = FALSE;
}
