/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/sorter.h"

/* A gain below this share of what was compared is rounding. */
#define LEAST_GAIN 1e-10

/* The segments on one side of an item, sorted by place. */
typedef struct {
  const OfftakeNeighbour *at;
  guint n;
  double sum;
} Side;

static Side
right_side (const OfftakeSorter *self, guint item)
{
  const guint *start = self->items->right_start;

  return (Side){ self->right + start[item] - start[self->first], start[item + 1] - start[item],
                 self->right_sum[item - self->first] };
}

static Side
left_side (const OfftakeSorter *self, guint item)
{
  const guint *start = self->items->left_start;

  return (Side){ self->left + start[item] - start[self->first], start[item + 1] - start[item],
                 self->left_sum[item - self->first] };
}

/* Change of the crossings between two sides when @a, just above @b, goes below it. */
static double
swap_sides (Side a, Side b)
{
  double change = 0, above = 0;
  guint j = 0;

  if (a.n == 0 || b.n == 0)
    return 0;
  if (a.at[a.n - 1].place < b.at[0].place)
    return a.sum * b.sum;
  if (b.at[b.n - 1].place < a.at[0].place)
    return -a.sum * b.sum;
  for (guint i = 0; i < a.n; i++) {
    guint place = a.at[i].place;
    double same = 0;
    for (; j < b.n && b.at[j].place < place; j++)
      above += b.at[j].weight;
    for (guint k = j; k < b.n && b.at[k].place == place; k++)
      same += b.at[k].weight;
    change += a.at[i].weight * (b.sum - 2 * above - same);
  }
  return change;
}

/* For one item that is to be compared with many: at every place of the next layer, the weight of
   its segments that end above less that of those below. */
static void
fill_pull (Side side, guint size, double *pull)
{
  double above = 0, below = side.sum;
  guint i = 0;

  for (guint place = 0; place < size; place++) {
    double same = 0;
    for (; i < side.n && side.at[i].place == place; i++)
      same += side.at[i].weight;
    below -= same;
    pull[place] = above - below;
    above += same;
  }
}

/* The same as swap_sides (a, b) with the pull of a. */
static double
pull_side (Side a, const double *pull, Side b)
{
  double change = 0;

  if (a.n == 0 || b.n == 0)
    return 0;
  if (a.at[a.n - 1].place < b.at[0].place)
    return a.sum * b.sum;
  if (b.at[b.n - 1].place < a.at[0].place)
    return -a.sum * b.sum;
  for (guint i = 0; i < b.n; i++)
    change += b.at[i].weight * pull[b.at[i].place];
  return change;
}

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

/* Change of all crossings when @a, just above @b, goes below it. */
static double
swap_change (OfftakeSorter *self, guint a, guint b)
{
  double change = swap_sides (right_side (self, a), right_side (self, b)) +
                  swap_sides (left_side (self, a), left_side (self, b));

  if (has_turns (self, a) || has_turns (self, b))
    change += swap_turns (self, a, b, a);
  self->work += 4;
  return change;
}

static double
least_gain (const OfftakeSorter *self, guint a)
{
  double sum = self->right_sum[a - self->first] + self->left_sum[a - self->first];

  if (self->free_items && !self->free_items[a - self->first])
    return self->least_gain;
  return LEAST_GAIN * (1 + sum * sum);
}

static double
exchange_layer (OfftakeSorter *self, int layer)
{
  guint *list = self->list + self->start[layer], n = offtake_sorter_size (self, layer);
  double won = 0;
  gboolean changed = FALSE;

  for (guint i = 0; i + 1 < n; i++) {
    guint a = list[i], b = list[i + 1];
    double change = swap_change (self, a, b);
    if (change > -least_gain (self, a))
      continue;
    list[i] = b;
    list[i + 1] = a;
    offtake_sorter_position (self, b) = i;
    offtake_sorter_position (self, a) = i + 1;
    won -= change;
    changed = TRUE;
  }
  if (changed)
    offtake_sorter_refresh (self, layer);
  return won;
}

static void
shift (OfftakeSorter *self, int layer, guint from, guint to)
{
  guint *list = self->list + self->start[layer], item = list[from];

  for (; from < to; from++)
    list[from] = list[from + 1];
  for (; from > to; from--)
    list[from] = list[from - 1];
  list[to] = item;
}

typedef struct {
  guint item;
  Side right, left;
  gboolean turns;
} Sifted;

static Sifted
take (OfftakeSorter *self, int layer, guint item)
{
  Sifted sifted = { item, right_side (self, item), left_side (self, item), has_turns (self, item) };

  if (sifted.right.n > 0)
    fill_pull (sifted.right, offtake_sorter_size (self, layer + 1), self->right_pull);
  if (sifted.left.n > 0)
    fill_pull (sifted.left, offtake_sorter_size (self, layer - 1), self->left_pull);
  return sifted;
}

/* Change of all crossings when the item, just above @other, goes below it. */
static double
pass (OfftakeSorter *self, const Sifted *sifted, guint other)
{
  return pull_side (sifted->right, self->right_pull, right_side (self, other)) +
         pull_side (sifted->left, self->left_pull, left_side (self, other));
}

/* Moves the item to the best place within @window. Returns the gain. */
static double
sift_item (OfftakeSorter *self, int layer, guint item, guint window)
{
  const guint *list = self->list + self->start[layer];
  guint n = offtake_sorter_size (self, layer), here = offtake_sorter_position (self, item);
  guint best = here, last = MIN (n - 1, here + window), first = here > window ? here - window : 0;
  double change = 0, least = -least_gain (self, item);
  Sifted sifted = take (self, layer, item);

  for (guint i = here + 1; i <= last; i++) {
    change += pass (self, &sifted, list[i]);
    if (sifted.turns || has_turns (self, list[i]))
      change += swap_turns (self, item, list[i], list[i]);
    if (change < least) {
      least = change;
      best = i;
    }
  }
  change = 0;
  for (guint i = here; i-- > first;) {
    change -= pass (self, &sifted, list[i]);
    if (sifted.turns || has_turns (self, list[i]))
      change += swap_turns (self, list[i], item, list[i]);
    if (change < least) {
      least = change;
      best = i;
    }
  }
  self->work += last - first;
  if (best == here)
    return 0;
  shift (self, layer, here, best);
  for (guint i = MIN (here, best); i <= MAX (here, best); i++)
    offtake_sorter_position (self, list[i]) = i;
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
  if (won > 0)
    offtake_sorter_refresh (self, layer);
  return won;
}

double
offtake_sorter_exchange (OfftakeSorter *self, guint rounds)
{
  double won = 0, gain = 1;

  while (rounds-- > 0 && gain > 0) {
    gain = 0;
    for (int l = 0; l < self->n_layers; l++)
      gain += exchange_layer (self, l);
    won += gain;
  }
  return won;
}

double
offtake_sorter_sift (OfftakeSorter *self, guint window, guint rounds)
{
  double won = 0, gain = 1;

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
  return won;
}
