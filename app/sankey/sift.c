/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/sorter.h"

#include <math.h>

/* A gain below this share of what was compared is rounding. */
#define LEAST_GAIN 1e-10

/* Whether two turns with four different ends, given as places, cross. */
static gboolean
interleave (double a, double b, double c, double d)
{
  double top = MIN (a, b), bottom = MAX (a, b);

  return (c > top && c < bottom) != (d > top && d < bottom);
}

/* The same for what the turns of both cross. Places of all other items count as they are in the
   sorter, @a and @b are taken as neighbours at the place of @pivot, which is one of them. */
static double
swap_turns (const OfftakeSorter *self, guint a, guint b, guint pivot)
{
  const OfftakeItems *items = self->items;
  double place = offtake_sorter_position (self, pivot), change = 0;

  for (guint e = items->turn_start[a]; e < items->turn_start[a + 1]; e++) {
    const OfftakeTurn *turn = &items->turns[items->turn[e]];
    guint other = turn->node == a ? turn->lane : turn->node;
    const double *sum = turn->on_right ? self->right_sum : self->left_sum;
    if (other == b)
      continue;
    double x = offtake_sorter_position (self, other);
    change += (x < place ? 1 : -1) * turn->weight * sum[b - self->first];
    for (guint f = items->turn_start[b]; f < items->turn_start[b + 1]; f++) {
      const OfftakeTurn *second = &items->turns[items->turn[f]];
      guint far = second->node == b ? second->lane : second->node;
      if (second->on_right != turn->on_right || far == a || far == other)
        continue;
      double y = offtake_sorter_position (self, far);
      change += turn->weight * second->weight *
                (interleave (place + 0.25, x, place - 0.25, y) -
                 interleave (place - 0.25, x, place + 0.25, y));
    }
  }
  for (guint e = items->turn_start[b]; e < items->turn_start[b + 1]; e++) {
    const OfftakeTurn *turn = &items->turns[items->turn[e]];
    guint other = turn->node == b ? turn->lane : turn->node;
    const double *sum = turn->on_right ? self->right_sum : self->left_sum;
    if (other != a)
      change += (offtake_sorter_position (self, other) < place ? -1 : 1) * turn->weight *
                sum[a - self->first];
  }
  return change;
}

static gboolean
has_turns (const OfftakeSorter *self, guint item)
{
  return self->items->turn_start[item + 1] > self->items->turn_start[item];
}

static gboolean
layer_has_turns (const OfftakeSorter *self, int layer)
{
  return self->n_turns[2 * layer] + self->n_turns[2 * layer + 1] > 0;
}

static double
least_gain (const OfftakeSorter *self, guint a)
{
  double sum = self->right_sum[a - self->first] + self->left_sum[a - self->first];

  if (self->free_items && !self->free_items[a - self->first])
    return self->least_gain;
  return LEAST_GAIN * (1 + sum * sum);
}

/* All that comes to an item on a side, with the turns there. */
static double
side_sum (const OfftakeSorter *self, guint item, gboolean on_right)
{
  const OfftakeItems *items = self->items;
  double sum = (on_right ? self->right_sum : self->left_sum)[item - self->first];

  for (guint e = items->turn_start[item]; e < items->turn_start[item + 1]; e++)
    if (items->turns[items->turn[e]].on_right == on_right)
      sum += items->turns[items->turn[e]].weight;
  return sum;
}

/* Passing another item changes at most what both have on a side, multiplied. */
static void
fill_most_gain (const OfftakeSorter *self, double *most)
{
  for (int l = 0; l < self->n_layers; l++) {
    double left = 0, right = 0;
    if (!self->changed[l])
      continue;
    for (guint i = self->start[l]; i < self->start[l + 1]; i++) {
      left += side_sum (self, self->list[i], FALSE);
      right += side_sum (self, self->list[i], TRUE);
    }
    for (guint i = self->start[l]; i < self->start[l + 1]; i++)
      most[self->list[i] - self->first] = side_sum (self, self->list[i], FALSE) * left +
                                          side_sum (self, self->list[i], TRUE) * right;
  }
}

/* What all crossings become more when an item, just above another one, goes below it. */
typedef struct {
  OfftakeSorter *sorter;
  guint item;
  const double *row;
  gboolean has_turns, layer_has_turns;
} Sifted;

static inline double
pass_down (const Sifted *self, guint other)
{
  double change = self->row[offtake_sorter_slot (self->sorter, other)];

  if (self->layer_has_turns && (self->has_turns || has_turns (self->sorter, other)))
    change += swap_turns (self->sorter, self->item, other, other);
  return change;
}

static inline double
pass_up (const Sifted *self, guint other)
{
  double change = -self->row[offtake_sorter_slot (self->sorter, other)];

  if (self->layer_has_turns && (self->has_turns || has_turns (self->sorter, other)))
    change += swap_turns (self->sorter, other, self->item, other);
  return change;
}

static Sifted
take (OfftakeSorter *self, guint item, guint from, guint to)
{
  return (Sifted){ self, item, offtake_sorter_row (self, item, from, to), has_turns (self, item),
                   layer_has_turns (self, self->items->layer[item]) };
}

/* Moves the item to the best place within @window. Returns the gain. */
static double
sift_item (OfftakeSorter *self, int layer, guint item, guint window)
{
  const guint *list = self->list + self->start[layer];
  guint n = offtake_sorter_size (self, layer), here = offtake_sorter_position (self, item);
  guint best = here, last = MIN (n - 1, here + window), first = here > window ? here - window : 0;
  double change = 0, least = -least_gain (self, item);

  if (self->most_gain && self->most_gain[item - self->first] < -least)
    return 0;

  Sifted sifted = take (self, item, first, last);

  for (guint i = here + 1; i <= last; i++) {
    change += pass_down (&sifted, list[i]);
    if (change < least) {
      least = change;
      best = i;
    }
  }
  change = 0;
  for (guint i = here; i-- > first;) {
    change += pass_up (&sifted, list[i]);
    if (change < least) {
      least = change;
      best = i;
    }
  }
  self->work += last - first;
  if (best == here)
    return 0;
  offtake_sorter_move (self, item, best);
  return -least;
}

static double
sift_layer (OfftakeSorter *self, int layer, guint window)
{
  guint n = offtake_sorter_size (self, layer);
  g_autofree guint *items = g_memdup2 (self->list + self->start[layer], n * sizeof *items);
  double won = 0;

  for (guint i = 0; i < n; i++)
    won += sift_item (self, layer, items[i], window);
  return won;
}

double
offtake_sorter_sift (OfftakeSorter *self, guint window, guint rounds)
{
  double won = 0, gain = 1;
  g_autofree double *most = NULL;

  if (self->free_items) {
    const guint n = self->last - self->first;
    most = g_new (double, n + 1);
    for (guint i = 0; i < n; i++)
      most[i] = INFINITY;
    fill_most_gain (self, most);
  }
  self->most_gain = most;
  while (rounds-- > 0 && gain > 0) {
    gain = 0;
    for (int l = 0; l < self->n_layers; l++) {
      if (!self->changed[l])
        continue;
      self->changed[l] = FALSE;
      gain += sift_layer (self, l, window);
    }
    won += gain;
  }
  self->most_gain = NULL;
  return won;
}
