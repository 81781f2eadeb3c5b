/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/sorter.h"

#include <math.h>
#include <string.h>

#define SWAP_ROOM 6000000 /* numbers in tables of swaps: 48 MB */

static void
fill_layers (OfftakeSorter *self)
{
  const OfftakeItems *items = self->items;
  guint n = self->last - self->first;

  for (guint i = 0; i < n; i++)
    self->position[i] = (guint) items->layer[self->first + i];
  offtake_rows_fill ((guint) self->n_layers, n, self->position, self->start, self->list);
  for (guint i = 0; i < n; i++)
    self->list[i] += self->first;
  memcpy (self->member, self->list, n * sizeof *self->member);
  for (int l = 0; l < self->n_layers; l++)
    for (guint i = self->start[l]; i < self->start[l + 1]; i++)
      offtake_sorter_position (self, self->list[i]) = i - self->start[l];
  memcpy (self->slot, self->position, n * sizeof *self->slot);
}

static OfftakeNeighbour
neighbour (const OfftakeSorter *self, guint item, double weight)
{
  return (OfftakeNeighbour){ item, offtake_sorter_slot (self, item), weight, sqrt (weight) };
}

static void
fill_sides (OfftakeSorter *self)
{
  const OfftakeItems *items = self->items;
  guint right = items->right_start[self->first], left = items->left_start[self->first];

  for (guint e = right; e < items->right_start[self->last]; e++) {
    const OfftakeSegment *segment = &items->segments[items->right[e]];
    self->right[e - right] = neighbour (self, segment->right, segment->weight);
    self->right_sum[segment->left - self->first] += segment->weight;
  }
  for (guint e = left; e < items->left_start[self->last]; e++) {
    const OfftakeSegment *segment = &items->segments[items->left[e]];
    self->left[e - left] = neighbour (self, segment->left, segment->weight);
    self->left_sum[segment->right - self->first] += segment->weight;
  }
}

static int
compare_links (gconstpointer a, gconstpointer b, gpointer data)
{
  const OfftakeItems *items = data;
  guint i = *(const guint *) a, j = *(const guint *) b;

  if (items->link_weight[i] != items->link_weight[j])
    return items->link_weight[i] > items->link_weight[j] ? -1 : 1;
  return i < j ? -1 : i > j;
}

static void
find_long_links (OfftakeSorter *self, guint first, guint last)
{
  const OfftakeItems *items = self->items;

  self->long_links = g_new (guint, last - first + 1);
  for (guint k = first; k < last; k++)
    if (items->chain_start[k + 1] - items->chain_start[k] > 2)
      self->long_links[self->n_long++] = k;
  g_qsort_with_data (self->long_links, (int) self->n_long, sizeof (guint), compare_links,
                     (gpointer) items);
}

static void
count_sides (OfftakeSorter *self)
{
  const OfftakeItems *items = self->items;

  for (guint i = self->first; i < self->last; i++)
    for (guint e = items->turn_start[i]; e < items->turn_start[i + 1]; e++) {
      const OfftakeTurn *turn = &items->turns[items->turn[e]];
      if (turn->node == i)
        self->n_turns[2 * items->layer[i] + (turn->on_right ? 1 : 0)]++;
    }
}

static guint
widest_layer (const OfftakeSorter *self)
{
  guint widest = 0;

  for (int l = 0; l < self->n_layers; l++)
    widest = MAX (widest, offtake_sorter_size (self, l));
  return widest;
}

static void
allocate (OfftakeSorter *self, guint n)
{
  const OfftakeItems *items = self->items;

  self->start = g_new (guint, self->n_layers + 1);
  self->list = g_new (guint, n + 1);
  self->member = g_new (guint, n + 1);
  self->position = g_new (guint, n + 1);
  self->slot = g_new (guint, n + 1);
  self->right_sum = g_new0 (double, n + 1);
  self->left_sum = g_new0 (double, n + 1);
  self->right = g_new (OfftakeNeighbour,
                       items->right_start[self->last] - items->right_start[self->first] + 1);
  self->left =
      g_new (OfftakeNeighbour, items->left_start[self->last] - items->left_start[self->first] + 1);
  self->changed = g_new (gboolean, self->n_layers + 1);
  self->n_turns = g_new0 (guint, 2 * self->n_layers + 1);
  self->swap = g_new0 (double *, self->n_layers + 1);
  self->is_known = g_new0 (gboolean, self->n_layers + 1);
  self->swap_room = SWAP_ROOM;
}

static void
allocate_scratch (OfftakeSorter *self)
{
  guint n = widest_layer (self) + 2;

  self->tree = g_new (double, n);
  self->row = g_new (double, n);
  self->left_pull = g_new (double, n);
  self->right_pull = g_new (double, n);
  self->keyed = g_new (OfftakeKeyed, n);
}

OfftakeSorter *
offtake_sorter_new (const OfftakeItems *items, guint component)
{
  OfftakeSorter *self = g_new0 (OfftakeSorter, 1);

  self->items = items;
  self->first = items->component_start[component];
  self->last = items->component_start[component + 1];
  for (guint i = self->first; i < self->last; i++)
    self->n_layers = MAX (self->n_layers, items->layer[i] + 1);
  allocate (self, self->last - self->first);
  fill_layers (self);
  fill_sides (self);
  allocate_scratch (self);
  count_sides (self);
  find_long_links (self, items->component_link[component], items->component_link[component + 1]);
  for (int l = 0; l < self->n_layers; l++)
    self->changed[l] = TRUE;
  return self;
}

void
offtake_sorter_free (OfftakeSorter *self)
{
  if (!self)
    return;
  for (int l = 0; l < self->n_layers; l++)
    g_free (self->swap[l]);
  g_free (self->start);
  g_free (self->list);
  g_free (self->member);
  g_free (self->position);
  g_free (self->slot);
  g_free (self->long_links);
  g_free (self->changed);
  g_free (self->n_turns);
  g_free (self->swap);
  g_free (self->is_known);
  g_free (self->row);
  g_free (self->tree);
  g_free (self->keyed);
  g_free (self->left_pull);
  g_free (self->right_pull);
  g_free (self->right_sum);
  g_free (self->left_sum);
  g_free (self->right);
  g_free (self->left);
  g_free (self);
}

static void
mark_changed (OfftakeSorter *self, int layer)
{
  self->changed[layer] = TRUE;
  if (layer + 1 < self->n_layers)
    self->changed[layer + 1] = TRUE;
  if (layer > 0)
    self->changed[layer - 1] = TRUE;
}

void
offtake_sorter_reordered (OfftakeSorter *self, int layer)
{
  const guint *list = self->list + self->start[layer];
  guint n = offtake_sorter_size (self, layer);

  for (guint i = 0; i < n; i++)
    offtake_sorter_position (self, list[i]) = i;
  offtake_sorter_forget_rows (self, layer);
  mark_changed (self, layer);
}

void
offtake_sorter_sort_layer (OfftakeSorter *self, int layer, const double *key)
{
  guint *list = self->list + self->start[layer], n = offtake_sorter_size (self, layer);

  for (guint i = 0; i < n; i++)
    self->keyed[i] = (OfftakeKeyed){ key[list[i] - self->first], list[i] };
  offtake_keyed_sort (self->keyed, n);
  for (guint i = 0; i < n; i++)
    list[i] = self->keyed[i].item;
  offtake_sorter_reordered (self, layer);
}

void
offtake_sorter_sort (OfftakeSorter *self, const double *key)
{
  for (int l = 0; l < self->n_layers; l++)
    offtake_sorter_sort_layer (self, l, key);
}

void
offtake_sorter_move (OfftakeSorter *self, guint item, guint to)
{
  int layer = self->items->layer[item];
  guint *list = self->list + self->start[layer], from = offtake_sorter_position (self, item);

  for (guint i = from; i < to; i++) {
    offtake_sorter_swap_rows (self, item, list[i + 1]);
    list[i] = list[i + 1];
    offtake_sorter_position (self, list[i]) = i;
  }
  for (guint i = from; i > to; i--) {
    offtake_sorter_swap_rows (self, list[i - 1], item);
    list[i] = list[i - 1];
    offtake_sorter_position (self, list[i]) = i;
  }
  list[to] = item;
  offtake_sorter_position (self, item) = to;
  mark_changed (self, layer);
}

/* Weighted crossings in the gap right of @layer: a Fenwick tree holds the weights of the segments
   seen so far by the place of their right end. */
static double
count_gap (OfftakeSorter *self, int layer)
{
  const OfftakeItems *items = self->items;
  guint base = items->right_start[self->first], size = offtake_sorter_size (self, layer + 1);
  double cost = 0, total = 0;

  memset (self->tree, 0, (size + 1) * sizeof *self->tree);
  for (guint i = self->start[layer]; i < self->start[layer + 1]; i++) {
    guint item = self->list[i];
    const OfftakeNeighbour *right = self->right + items->right_start[item] - base;
    guint n = items->right_start[item + 1] - items->right_start[item];
    for (guint e = 0; e < n; e++) {
      double below = total;
      for (guint p = offtake_sorter_position (self, right[e].item) + 1; p > 0; p -= p & -p)
        below -= self->tree[p];
      cost += right[e].weight * below;
    }
    for (guint e = 0; e < n; e++) {
      for (guint p = offtake_sorter_position (self, right[e].item) + 1; p <= size; p += p & -p)
        self->tree[p] += right[e].weight;
      total += right[e].weight;
    }
  }
  return cost;
}

typedef struct {
  guint top, bottom;
  double weight;
} Span;

static double
count_spans (const Span *spans, guint n)
{
  double cost = 0;

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++) {
      const Span *a = &spans[i], *b = &spans[j];
      if ((a->top < b->top && b->top < a->bottom && a->bottom < b->bottom) ||
          (b->top < a->top && a->top < b->bottom && b->bottom < a->bottom))
        cost += a->weight * b->weight;
    }
  return cost;
}

/* What the turns on one side of a layer cross. */
static double
count_turns (OfftakeSorter *self, int layer, gboolean on_right, GArray *spans)
{
  const OfftakeItems *items = self->items;
  const double *sum = on_right ? self->right_sum : self->left_sum;
  guint size = offtake_sorter_size (self, layer);
  const guint *list = self->list + self->start[layer];
  double cost = 0;

  g_array_set_size (spans, 0);
  self->tree[0] = 0;
  for (guint i = 0; i < size; i++) {
    self->tree[i + 1] = self->tree[i] + sum[list[i] - self->first];
    for (guint e = items->turn_start[list[i]]; e < items->turn_start[list[i] + 1]; e++) {
      const OfftakeTurn *turn = &items->turns[items->turn[e]];
      if (turn->on_right != on_right || turn->node != list[i])
        continue;
      guint lane = offtake_sorter_position (self, turn->lane);
      Span span = { MIN (i, lane), MAX (i, lane), turn->weight };
      g_array_append_val (spans, span);
    }
  }
  for (guint i = 0; i < spans->len; i++) {
    const Span *span = &g_array_index (spans, Span, i);
    cost += span->weight * (self->tree[span->bottom] - self->tree[span->top + 1]);
  }
  return cost + count_spans ((const Span *) spans->data, spans->len);
}

double
offtake_sorter_count (OfftakeSorter *self)
{
  gboolean has_turns = self->items->turn_start[self->last] > self->items->turn_start[self->first];
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  double cost = 0;

  for (int l = 0; l + 1 < self->n_layers; l++)
    cost += count_gap (self, l);
  for (int l = 0; l < self->n_layers && has_turns; l++)
    cost += count_turns (self, l, FALSE, spans) + count_turns (self, l, TRUE, spans);
  return cost;
}

void
offtake_sorter_save (const OfftakeSorter *self, guint *list)
{
  memcpy (list, self->list, (self->last - self->first) * sizeof *list);
}

void
offtake_sorter_restore (OfftakeSorter *self, const guint *list)
{
  memcpy (self->list, list, (self->last - self->first) * sizeof *list);
  for (int l = 0; l < self->n_layers; l++)
    offtake_sorter_reordered (self, l);
}
