/* SPDX-License-Identifier: MPL-2.0 */

/* A large loop by Gauss-Seidel, all columns at once. Rows stand so that each follows those that it
   takes most from (system-order.h); then only what returns needs another sweep, and 20 to 30 sweeps
   do where elimination would fill up.

   All values are non-negative, so from nothing every sweep comes closer from below, and the error
   is known and not guessed by the last change: in a mixing system whose columns are all the tags of
   a mixture, the answer's row sums are 1, so a row is off by no more than its sum falls short of 1.
   Otherwise, and where sweeps begin with a guess, a column of ones (how often what enters a row
   passes all rows) is swept along: with (1 - W) z >= theta > 0 an error is at most z / theta times
   the largest residual. */

#include "engine/system-block.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "engine/system-order.h"

#define LANES 4
/* A sweep that changes no entry by more than this part of it may be the last: then the error is
   bounded, and if it is still too large, the next call for a halt comes at a tenth of the change.
 */
#define STILL 1e-10
#define STILLEST 1e-15
/* So many entries before they are needed rows are fetched: large loops do not fit the caches. */
#define AHEAD 12
/* Only every so many sweeps are looked at. */
#define STRIDE 4
/* The clone is chosen while the program is being loaded, when the thread sanitizer does not run
   yet. */
#if defined(__x86_64__) && !defined(__SANITIZE_THREAD__)
#define WIDER_WHERE_POSSIBLE __attribute__ ((target_clones ("default", "avx2")))
#else
#define WIDER_WHERE_POSSIBLE
#endif

typedef double Lanes __attribute__ ((vector_size (LANES * sizeof (double))));
typedef long long Flags __attribute__ ((vector_size (LANES * sizeof (double))));

/* Rows stand in the order of the sweeps: the p-th is row order[p] of the block. An even number of
   entries each, taken two by two. */
typedef struct {
  guint n, n_groups; /* rows, and vectors of LANES columns per row */
  guint *order;
  guint *first, *column;
  double *weight;
  double *scale; /* what each row is divided by */
  Lanes *b, *x;
  Lanes *least; /* what change counts at all: none in the column of ones */
  double still;
  double *passes, *growth; /* of the column of ones: as it was at the last halt, and how it grew */
  gboolean closed;         /* it does not stop growing */
} Sweeper;

static void
sweeper_clear (Sweeper *self)
{
  g_free (self->order);
  g_free (self->first);
  g_free (self->column);
  g_free (self->weight);
  g_free (self->scale);
  g_aligned_free (self->b);
  g_aligned_free (self->x);
  g_aligned_free (self->least);
  g_free (self->passes);
  g_free (self->growth);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sweeper, sweeper_clear)

/* What a row divides by: its leaks and what the others of the block give it, or the diagonal
   without what it gives itself. */
static double
row_pivot (const OfftakeSystemBlock *block, guint i)
{
  if (!block->leak)
    return offtake_system_block_diagonal (block, i) - block->itself[i];
  double sum = block->leak[i];
  for (guint k = block->first[i]; k < block->first[i + 1]; k++)
    sum += block->value[k];
  return sum;
}

static gboolean
pack_row (const OfftakeSystemBlock *block, Sweeper *self, const guint *position, guint p)
{
  guint i = self->order[p], to = self->first[p];
  double scale = row_pivot (block, i);

  if (!(scale >
        (block->leak ? 0 : OFFTAKE_SYSTEM_CLOSED * offtake_system_block_diagonal (block, i))))
    return FALSE;
  for (guint k = block->first[i]; k < block->first[i + 1]; k++, to++) {
    self->column[to] = position[block->column[k]];
    self->weight[to] = block->value[k] / scale;
  }
  if ((to - self->first[p]) % 2 != 0) {
    self->column[to] = p;
    self->weight[to++] = 0;
  }
  self->first[p + 1] = to;
  self->scale[p] = scale;
  return TRUE;
}

static guint *
find_order (const OfftakeSystemBlock *block)
{
  gsize size = block->n * sizeof (guint);

  if (block->order && *block->order)
    return g_memdup2 (*block->order, size);
  guint *order = g_malloc (size);
  offtake_system_order_rows (block, order);
  if (block->order)
    *block->order = g_memdup2 (order, size);
  return order;
}

static gboolean
pack_rows (const OfftakeSystemBlock *block, Sweeper *self)
{
  g_autofree guint *position = g_new (guint, block->n);
  guint n_entries = block->first[block->n] + block->n;

  self->n = block->n;
  self->order = find_order (block);
  for (guint p = 0; p < self->n; p++)
    position[self->order[p]] = p;
  self->first = g_new0 (guint, self->n + 1);
  self->scale = g_new (double, self->n);
  self->column = g_new0 (guint, n_entries + AHEAD);
  self->weight = g_new (double, n_entries);
  for (guint p = 0; p < self->n; p++)
    if (!pack_row (block, self, position, p))
      return FALSE;
  return TRUE;
}

static void
pack_columns (
    const OfftakeSystemBlock *block, Sweeper *self, const double *x, guint n_columns, gboolean ones)
{
  self->n_groups = (n_columns + ones + LANES - 1) / LANES;
  gsize size = (gsize) self->n * self->n_groups * sizeof (Lanes);
  self->b = g_aligned_alloc0 (1, size, sizeof (Lanes));
  self->x = g_aligned_alloc0 (1, size, sizeof (Lanes));
  self->least = g_aligned_alloc0 (self->n_groups, sizeof (Lanes), sizeof (Lanes));
  if (ones)
    ((double *) self->least)[n_columns] = INFINITY;
  for (guint p = 0; p < self->n; p++) {
    gsize from = (gsize) block->rows[self->order[p]] * n_columns, to = (gsize) p * self->n_groups;
    double *b = (double *) (self->b + to);
    for (guint c = 0; c < n_columns; c++)
      b[c] = x[from + c] / self->scale[p];
    if (ones)
      b[n_columns] = 1;
    if (block->guess)
      memcpy (self->x + to, block->guess + from, n_columns * sizeof (double));
  }
}

/* The new value of row @i in the @width vectors from @group on; if @watched, marks in @moved what
   changed by more than the last digits. */
static inline __attribute__ ((always_inline)) void
update (
    Sweeper *self, guint i, guint group, const guint width, const gboolean watched, Flags *moved)
{
  Lanes sum[4];
  Lanes *to = self->x + (gsize) i * self->n_groups + group;
  const Lanes *b = self->b + (gsize) i * self->n_groups + group;

  for (guint g = 0; g < width; g++)
    sum[g] = b[g];
  for (guint k = self->first[i]; k < self->first[i + 1]; k += 2) {
    const Lanes *one = self->x + (gsize) self->column[k] * self->n_groups + group;
    const Lanes *other = self->x + (gsize) self->column[k + 1] * self->n_groups + group;
    __builtin_prefetch (self->x + (gsize) self->column[k + AHEAD] * self->n_groups + group);
    __builtin_prefetch (self->x + (gsize) self->column[k + AHEAD + 1] * self->n_groups + group);
    for (guint g = 0; g < width; g++)
      sum[g] += self->weight[k] * one[g] + self->weight[k + 1] * other[g];
  }
  for (guint g = 0; g < width; g++) {
    if (watched) {
      Lanes change = sum[g] - to[g];
      Lanes size = (Lanes) ((Flags) sum[g] & G_MAXINT64); /* without the sign */
      Lanes still = self->still * size + self->least[group + g];
      *moved |= (change > still) | (change < -still);
    }
    to[g] = sum[g];
  }
}

static inline __attribute__ ((always_inline)) gboolean
sweep_rows (Sweeper *self, const gboolean watched)
{
  Flags moved = { 0 };

  for (guint i = 0; i < self->n; i++) {
    guint group = 0;
    for (; group + 4 <= self->n_groups; group += 4)
      update (self, i, group, 4, watched, &moved);
    switch (self->n_groups - group) {
    case 1: update (self, i, group, 1, watched, &moved); break;
    case 2: update (self, i, group, 2, watched, &moved); break;
    case 3: update (self, i, group, 3, watched, &moved); break;
    default: break;
    }
  }
  return (moved[0] | moved[1] | moved[2] | moved[3]) != 0;
}

WIDER_WHERE_POSSIBLE static void
sweep (Sweeper *self)
{
  sweep_rows (self, FALSE);
}

/* Whether anything moved by more than the last digits. */
WIDER_WHERE_POSSIBLE static gboolean
sweep_watched (Sweeper *self)
{
  return sweep_rows (self, TRUE);
}

static double
entry (const Sweeper *self, guint i, guint c)
{
  return ((const double *) (self->x + (gsize) i * self->n_groups))[c];
}

/* By how much the row sums fall short of 1 at most. */
static double
shortfall (const Sweeper *self, guint n_columns)
{
  double worst = 0;

  for (guint i = 0; i < self->n; i++) {
    double sum = 0;
    for (guint c = 0; c < n_columns; c++)
      sum += entry (self, i, c);
    worst = MAX (worst, fabs (1 - sum));
  }
  return worst;
}

/* Residual of a column in row @i. */
static double
residual (const Sweeper *self, guint i, guint c)
{
  double sum = ((const double *) (self->b + (gsize) i * self->n_groups))[c] - entry (self, i, c);

  for (guint k = self->first[i]; k < self->first[i + 1]; k++)
    sum += self->weight[k] * entry (self, self->column[k], c);
  return sum;
}

/* Bound on the error by the column of ones, relative to the largest entry; INFINITY without one. */
static double
ones_bound (const Sweeper *self, guint n_columns)
{
  double theta = INFINITY, passes = 0, worst = 0;

  for (guint i = 0; i < self->n; i++) {
    theta = MIN (theta, 1 - residual (self, i, n_columns));
    passes = MAX (passes, entry (self, i, n_columns));
  }
  if (!(theta > 0.5))
    return INFINITY;
  for (guint c = 0; c < n_columns; c++) {
    double largest = 0, off = 0;
    for (guint i = 0; i < self->n; i++) {
      largest = MAX (largest, fabs (entry (self, i, c)));
      off = MAX (off, fabs (residual (self, i, c)));
    }
    worst = MAX (worst, largest > 0 ? off * passes / theta / largest : 0);
  }
  return worst;
}

/* How far the sweeps have come: 0 at the answer. */
static double
distance (const Sweeper *self, guint n_columns, gboolean ones)
{
  return ones ? ones_bound (self, n_columns) : shortfall (self, n_columns);
}

static void
unpack (const OfftakeSystemBlock *block, const Sweeper *self, double *x, guint n_columns)
{
  for (guint i = 0; i < block->n; i++)
    memcpy (x + (gsize) block->rows[self->order[i]] * n_columns,
            self->x + (gsize) i * self->n_groups, n_columns * sizeof (double));
}

/* Looks at the column of ones: whether it has grown everywhere as much as up to the last halt. Only
   for systems that may be closed. */
static gboolean
keeps_growing (Sweeper *self, guint ones)
{
  gboolean known = self->growth != NULL, keeps = known;

  if (!known) {
    self->passes = g_new0 (double, self->n);
    self->growth = g_new0 (double, self->n);
  }
  for (guint i = 0; i < self->n; i++) {
    double grown = entry (self, i, ones) - self->passes[i];
    keeps &= grown > 0 && grown >= self->growth[i];
    self->growth[i] = grown;
    self->passes[i] += grown;
  }
  return keeps;
}

/* Sweeps until the error is bounded by what is asked for; returns the bound that was reached. */
static double
settle (Sweeper *self,
        guint n_columns,
        gboolean ones,
        gboolean may_be_closed,
        guint max_sweeps,
        guint *n)
{
  for (self->still = STILL; self->still >= STILLEST && *n < max_sweeps; *n += STRIDE) {
    for (guint k = 1; k < STRIDE; k++)
      sweep (self);
    gboolean moved = sweep_watched (self);
    self->closed = may_be_closed && keeps_growing (self, n_columns);
    if (self->closed)
      return INFINITY;
    if (moved)
      continue;
    double bound = distance (self, n_columns, ones);
    if (bound <= OFFTAKE_SYSTEM_PRECISION) {
      *n += STRIDE;
      return bound;
    }
    self->still /= 10;
  }
  return distance (self, n_columns, ones);
}

OfftakeSystemOutcome
offtake_system_block_solve_sweep (const OfftakeSystemBlock *block,
                                  double *x,
                                  guint n_columns,
                                  guint max_sweeps,
                                  double acceptable,
                                  OfftakeSystemReport *report)
{
  g_auto (Sweeper) self = { 0 };
  gboolean ones = block->guess || !block->leak || !block->system->whole;
  guint n = 0;

  if (!pack_rows (block, &self))
    return OFFTAKE_OUTCOME_INEXACT;
  pack_columns (block, &self, x, n_columns, ones);
  double bound = settle (&self, n_columns, ones, !block->leak && !block->drain, max_sweeps, &n);
  if (self.closed)
    return OFFTAKE_OUTCOME_CLOSED;
  if (!(bound <= acceptable))
    return OFFTAKE_OUTCOME_INEXACT;
  report->bound = MAX (report->bound, bound);
  report->sweeps = MAX (report->sweeps, n);
  unpack (block, &self, x, n_columns);
  return OFFTAKE_OUTCOME_SOLVED;
}
