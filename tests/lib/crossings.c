/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/crossings.h"

static gboolean
is_of (const OfftakeSorter *sorter, guint item)
{
  return item >= sorter->first && item < sorter->last;
}

static int
place (const OfftakeSorter *sorter, guint item)
{
  return (int) offtake_sorter_position (sorter, item);
}

static gboolean
is_between (int a, int low, int high)
{
  return a > MIN (low, high) && a < MAX (low, high);
}

static double
segment_crossings (const OfftakeSorter *sorter)
{
  const OfftakeItems *items = sorter->items;
  double sum = 0;

  for (guint i = 0; i < items->n_segments; i++)
    for (guint j = 0; j < i; j++) {
      const OfftakeSegment *a = &items->segments[i], *b = &items->segments[j];
      if (!is_of (sorter, a->left) || !is_of (sorter, b->left) ||
          items->layer[a->left] != items->layer[b->left])
        continue;
      int left = place (sorter, a->left) - place (sorter, b->left);
      int right = place (sorter, a->right) - place (sorter, b->right);
      if ((left < 0 && right > 0) || (left > 0 && right < 0))
        sum += a->weight * b->weight;
    }
  return sum;
}

static double
turn_crossings (const OfftakeSorter *sorter, const OfftakeTurn *turn)
{
  const OfftakeItems *items = sorter->items;
  int a = place (sorter, turn->node), b = place (sorter, turn->lane);
  double sum = 0;

  for (guint s = 0; s < items->n_segments; s++) {
    guint end = turn->on_right ? items->segments[s].left : items->segments[s].right;
    if (is_of (sorter, end) && items->layer[end] == items->layer[turn->node] &&
        is_between (place (sorter, end), a, b))
      sum += turn->weight * items->segments[s].weight;
  }
  for (guint t = 0; t < items->n_turns; t++) {
    const OfftakeTurn *other = &items->turns[t];
    if (!is_of (sorter, other->node) || other->on_right != turn->on_right ||
        other->node == turn->node || items->layer[other->node] != items->layer[turn->node])
      continue;
    if (is_between (place (sorter, other->node), a, b) !=
        is_between (place (sorter, other->lane), a, b))
      sum += turn->weight * other->weight / 2; /* each pair is met twice */
  }
  return sum;
}

double
crossings_of (const OfftakeSorter *sorter)
{
  double sum = segment_crossings (sorter);

  for (guint t = 0; t < sorter->items->n_turns; t++)
    if (is_of (sorter, sorter->items->turns[t].node))
      sum += turn_crossings (sorter, &sorter->items->turns[t]);
  return sum;
}

OfftakeSorter *
crossings_random_order (const OfftakeItems *items)
{
  if (items->n_components == 0)
    return NULL;
  OfftakeSorter *sorter = offtake_sorter_new (items, 0);
  guint n = sorter->last - sorter->first;
  g_autofree double *key = g_new (double, n + 1);
  for (guint i = 0; i < n; i++)
    key[i] = g_test_rand_double ();
  offtake_sorter_sort (sorter, key);
  return sorter;
}
