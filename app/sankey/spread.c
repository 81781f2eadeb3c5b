/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/spread.h"

#include <math.h>

/* Weighted isotonic regression of the middles, each less what stands above it, repeated with less
   to place until every label is near enough to its bar. */

#define BIG 14.0  /* bars that a line of text fits into */
#define NEAR 9.0  /* a label so far from its bar's middle still stands at it */
#define FAR 30.0  /* from here on it pays to say less */
#define LOST 64.0 /* a label so far away helps nobody */

typedef struct {
  GArray *blocks;
  double top, bottom;
  guint *group;         /* of a block: labels that touch */
  guint *first;         /* block of a group */
  double *sum, *weight; /* of a group */
} Spread;

static OfftakeLabelBlock *
block_at (const Spread *self, guint i)
{
  return &g_array_index (self->blocks, OfftakeLabelBlock, i);
}

static double
bar_middle (const OfftakeLabelBlock *block)
{
  return (block->top + block->bottom) / 2;
}

/* A high bar keeps the labels of others away from all its height. */
static double
extent (const OfftakeLabelBlock *block)
{
  return MAX (block->heights[block->form], block->bottom - block->top);
}

static int
compare_bars (gconstpointer a, gconstpointer b)
{
  const OfftakeLabelBlock *p = a, *q = b;

  if (bar_middle (p) != bar_middle (q))
    return bar_middle (p) < bar_middle (q) ? -1 : 1;
  return p->node < q->node ? -1 : 1;
}

static gboolean
is_smaller (const OfftakeLabelBlock *p, const OfftakeLabelBlock *q)
{
  return p->flow != q->flow ? p->flow < q->flow : p->node > q->node;
}

static double
total_extent (const Spread *self)
{
  double total = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    total += extent (block_at (self, i));
  return total;
}

/* Moves of high bars' labels cost so much more that low bars do not move them. */
static double
weight_of (const OfftakeLabelBlock *block)
{
  const double height = 1 + MAX (block->bottom - block->top, 0);

  return height * height;
}

/* Pools neighbours that would overlap; returns the number of groups. */
static guint
pool (Spread *self)
{
  const guint n = self->blocks->len;
  guint n_groups = 0;
  double offset = 0;

  for (guint i = 0; i < n; i++) {
    const OfftakeLabelBlock *block = block_at (self, i);
    const double weight = weight_of (block);
    self->first[n_groups] = i;
    self->weight[n_groups] = weight;
    self->sum[n_groups] = weight * (bar_middle (block) - extent (block) / 2 - offset);
    offset += extent (block);
    for (n_groups++; n_groups > 1; n_groups--) {
      const guint a = n_groups - 2, b = n_groups - 1;
      if (self->sum[a] / self->weight[a] < self->sum[b] / self->weight[b])
        break;
      self->sum[a] += self->sum[b];
      self->weight[a] += self->weight[b];
    }
  }
  return n_groups;
}

static void
place (Spread *self)
{
  const guint n = self->blocks->len, n_groups = pool (self);
  const double high = MAX (self->top, self->bottom - total_extent (self));
  double offset = 0;

  for (guint g = 0; g < n_groups; g++) {
    const guint end = g + 1 < n_groups ? self->first[g + 1] : n;
    const double z = CLAMP (self->sum[g] / self->weight[g], self->top, high);
    for (guint i = self->first[g]; i < end; i++) {
      OfftakeLabelBlock *block = block_at (self, i);
      block->middle = z + offset + extent (block) / 2;
      offset += extent (block);
      self->group[i] = g;
    }
  }
}

/* Groups that the page's edge pressed on each other count as one. */
static gboolean
touch (const Spread *self, guint i)
{
  const OfftakeLabelBlock *a = block_at (self, i), *b = block_at (self, i + 1);

  return self->group[i] == self->group[i + 1] ||
         b->middle - a->middle < (extent (a) + extent (b)) / 2 + 0.01;
}

static gboolean
can_yield (const OfftakeLabelBlock *block)
{
  const double least = block->heights[OFFTAKE_N_LABEL_FORMS - 1];

  return MAX (least, block->bottom - block->top) < extent (block);
}

/* The smallest of the labels that touch block @i and, if @can_shrink, can take less height. */
static guint
find_yielding (const Spread *self, guint i, gboolean can_shrink)
{
  guint from = i, to = i, best = G_MAXUINT;

  while (from > 0 && touch (self, from - 1))
    from--;
  while (to + 1 < self->blocks->len && touch (self, to))
    to++;
  for (guint k = from; k <= to; k++) {
    if (can_shrink && !can_yield (block_at (self, k)))
      continue;
    if (best == G_MAXUINT || is_smaller (block_at (self, k), block_at (self, best)))
      best = k;
  }
  return best;
}

static double
displacement (const OfftakeLabelBlock *block)
{
  return fabs (block->middle - bar_middle (block));
}

static gboolean
is_big (const OfftakeLabelBlock *block)
{
  return block->bottom - block->top >= BIG;
}

/* Makes room for one label that stands too far from its bar; FALSE if there is none. */
static gboolean
yield_once (Spread *self)
{
  for (guint i = 0; i < self->blocks->len; i++) {
    const OfftakeLabelBlock *block = block_at (self, i);
    guint yielding;
    if (displacement (block) <= (is_big (block) ? NEAR : FAR))
      continue;
    yielding = find_yielding (self, i, TRUE);
    if (yielding != G_MAXUINT) {
      block_at (self, yielding)->form++;
      return TRUE;
    }
    if (displacement (block) > (is_big (block) ? BIG : LOST)) {
      g_array_remove_index (self->blocks, find_yielding (self, i, FALSE));
      return TRUE;
    }
  }
  return FALSE;
}

static int
compare_largest (gconstpointer a, gconstpointer b)
{
  return is_smaller (a, b) ? 1 : -1;
}

static int
compare_flows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Spread *self = data;
  const guint i = *(const guint *) a, j = *(const guint *) b;

  return is_smaller (block_at (self, i), block_at (self, j)) ? -1 : 1;
}

/* Takes from the smallest until all fit on the page at all. */
static void
thin_out (Spread *self)
{
  const guint n = self->blocks->len;
  g_autofree guint *order = g_new (guint, n + 1);
  g_autofree gboolean *out = g_new0 (gboolean, n + 1);
  double total = total_extent (self), room = self->bottom - self->top;

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_flows, self);
  for (OfftakeLabelForm form = OFFTAKE_LABEL_NAME; form <= OFFTAKE_LABEL_LINE; form++)
    for (guint i = 0; i < n && total > room; i++) {
      OfftakeLabelBlock *block = block_at (self, order[i]);
      total -= extent (block);
      block->form = form;
      total += extent (block);
    }
  for (guint i = 0; i < n && total > room; i++) {
    total -= extent (block_at (self, order[i]));
    out[order[i]] = TRUE;
  }
  for (guint i = n; i-- > 0;)
    if (out[i])
      g_array_remove_index (self->blocks, i);
}

/* Puts a label that was taken out between its neighbours, if there is room now that others are out,
   too. */
static void
put_back (Spread *self, const OfftakeLabelBlock *bar)
{
  const double wish = bar_middle (bar), high = bar->heights[OFFTAKE_LABEL_LINE];
  double above = self->top, below = self->bottom;
  OfftakeLabelBlock block = *bar;
  guint at = 0;

  for (; at < self->blocks->len && compare_bars (block_at (self, at), bar) < 0; at++)
    above = block_at (self, at)->middle + extent (block_at (self, at)) / 2;
  if (at < self->blocks->len)
    below = block_at (self, at)->middle - extent (block_at (self, at)) / 2;
  block.form = OFFTAKE_LABEL_LINE;
  if (below - above < extent (&block))
    return;
  block.middle = CLAMP (wish, above + high / 2, below - high / 2);
  if (fabs (block.middle - wish) <= FAR)
    g_array_insert_val (self->blocks, at, block);
}

/* @bars are all labels, the widest flow first. */
static void
put_all_back (Spread *self, const GArray *bars)
{
  g_autoptr (GHashTable) placed = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    g_hash_table_add (placed, GUINT_TO_POINTER (block_at (self, i)->node));
  for (guint i = 0; i < bars->len; i++) {
    const OfftakeLabelBlock *bar = &g_array_index (bars, OfftakeLabelBlock, i);
    if (!g_hash_table_contains (placed, GUINT_TO_POINTER (bar->node)))
      put_back (self, bar);
  }
}

static gboolean
overlaps_bar (const OfftakeLabelBlock *label, const OfftakeLabelBlock *bar)
{
  const double half = label->heights[label->form] / 2;

  return label->middle - half < bar->bottom && label->middle + half > bar->top;
}

static void
tie (OfftakeLabelBlock *block, const GArray *bars)
{
  block->leader = displacement (block) > NEAR;
  for (guint k = 0; k < bars->len && !block->leader; k++) {
    const OfftakeLabelBlock *bar = &g_array_index (bars, OfftakeLabelBlock, k);
    block->leader = bar->node != block->node && overlaps_bar (block, bar);
  }
}

void
offtake_labels_spread (GArray *blocks, double top, double bottom)
{
  const guint n = blocks->len;
  g_autofree guint *group = g_new (guint, n + 1);
  g_autofree guint *first = g_new (guint, n + 1);
  g_autofree double *sum = g_new (double, n + 1);
  g_autofree double *weight = g_new (double, n + 1);
  Spread self = { blocks,         top,        MAX (top, bottom), .group = group,
                  .first = first, .sum = sum, .weight = weight };

  g_array_sort (blocks, compare_bars);
  g_autoptr (GArray) bars = g_array_copy (blocks);
  for (guint i = 0; i < n; i++)
    block_at (&self, i)->form = OFFTAKE_LABEL_FULL;
  thin_out (&self);
  do
    place (&self);
  while (yield_once (&self));
  g_array_sort (bars, compare_largest);
  put_all_back (&self, bars);
  for (guint i = 0; i < blocks->len; i++)
    tie (block_at (&self, i), bars);
}
