/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/sorter.h"

/* A gain below this share of what was compared is rounding. */
#define LEAST_GAIN 1e-10

/* Change of the crossings between the segments on one side when @a, just above @b, goes below it.
 */
static double
swap_side (const OfftakeSorter *self,
           const OfftakeNeighbour *a,
           guint n_a,
           const OfftakeNeighbour *b,
           guint n_b,
           double sum_b)
{
  double change = 0, above = 0, same;
  guint j = 0;

  for (guint i = 0; i < n_a;) {
    guint p = offtake_sorter_position (self, a[i].item);
    double weight = 0;
    for (; i < n_a && offtake_sorter_position (self, a[i].item) == p; i++)
      weight += a[i].weight;
    for (; j < n_b && offtake_sorter_position (self, b[j].item) < p; j++)
      above += b[j].weight;
    same = 0;
    for (guint k = j; k < n_b && offtake_sorter_position (self, b[k].item) == p; k++)
      same += b[k].weight;
    change += weight * (sum_b - 2 * above - same);
  }
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

/* Change of all crossings when @a, just above @b, goes below it. */
static double
swap_change (OfftakeSorter *self, guint a, guint b, guint pivot)
{
  const OfftakeItems *items = self->items;
  guint right = items->right_start[self->first], left = items->left_start[self->first];
  guint n_a = items->right_start[a + 1] - items->right_start[a];
  guint n_b = items->right_start[b + 1] - items->right_start[b];
  double change = 0;

  if (n_a > 0 && n_b > 0)
    change += swap_side (self, self->right + items->right_start[a] - right, n_a,
                         self->right + items->right_start[b] - right, n_b,
                         self->right_sum[b - self->first]);
  self->work += n_a + n_b + 2;
  n_a = items->left_start[a + 1] - items->left_start[a];
  n_b = items->left_start[b + 1] - items->left_start[b];
  if (n_a > 0 && n_b > 0)
    change +=
        swap_side (self, self->left + items->left_start[a] - left, n_a,
                   self->left + items->left_start[b] - left, n_b, self->left_sum[b - self->first]);
  self->work += n_a + n_b;
  if (items->turn_start[a + 1] > items->turn_start[a] ||
      items->turn_start[b + 1] > items->turn_start[b])
    change += swap_turns (self, a, b, pivot);
  return change;
}

static double
least_gain (const OfftakeSorter *self, guint a)
{
  double sum = self->right_sum[a - self->first] + self->left_sum[a - self->first];

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
    double change = swap_change (self, a, b, a);
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

double
offtake_sorter_exchange (OfftakeSorter *self)
{
  double won = 0, gain;

  do {
    gain = 0;
    for (int l = 0; l < self->n_layers; l++)
      gain += exchange_layer (self, l);
    for (int l = self->n_layers - 1; l >= 0; l--)
      gain += exchange_layer (self, l);
    won += gain;
  } while (gain > 0);
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

/* Moves the item to the best place within @window. Returns the gain. */
static double
sift_item (OfftakeSorter *self, int layer, guint item, guint window)
{
  const guint *list = self->list + self->start[layer];
  guint n = offtake_sorter_size (self, layer), here = offtake_sorter_position (self, item);
  guint best = here, last = MIN (n - 1, here + window), first = here > window ? here - window : 0;
  double change = 0, least = -least_gain (self, item);

  for (guint i = here + 1; i <= last; i++) {
    change += swap_change (self, item, list[i], list[i]);
    if (change < least) {
      least = change;
      best = i;
    }
  }
  change = 0;
  for (guint i = here; i-- > first;) {
    change += swap_change (self, list[i], item, list[i]);
    if (change < least) {
      least = change;
      best = i;
    }
  }
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
offtake_sorter_sift (OfftakeSorter *self, guint window, guint rounds)
{
  double won = 0;

  while (rounds-- > 0) {
    double gain = 0;
    for (int l = 0; l < self->n_layers; l++)
      gain += sift_layer (self, l, window);
    won += gain;
    if (!(gain > 0))
      break;
  }
  return won;
}
