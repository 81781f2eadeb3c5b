/* SPDX-License-Identifier: MPL-2.0 */

/* A large loop by Gauss-Seidel from nothing upwards, all columns at once. Rows stand so that each
   follows those that it depends on, as far as a loop allows; then only what returns needs another
   sweep, and 20 to 40 sweeps do where elimination would fill up.

   All values are non-negative, so every sweep comes closer from below, and the error is known and
   not guessed by the last change: in a conserving system whose columns are all the tags of a
   mixture, the answer's row sums are 1, so a row is off by no more than its sum falls short of 1.
   Otherwise a column of ones (how often what enters a row passes all rows) is swept along: with
   (1 - W) z >= theta > 0 an error is at most z / theta times the largest residual. */

#include "engine/system-block.h"

#include <float.h>
#include <math.h>
#include <string.h>

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

typedef struct {
  guint n, n_groups; /* rows, and vectors of LANES columns per row */
  guint *first, *column;
  double *weight;
  Lanes *b, *x;
  double still;
} Sweeper;

static void
sweeper_clear (Sweeper *self)
{
  g_free (self->first);
  g_free (self->column);
  g_free (self->weight);
  g_aligned_free (self->b);
  g_aligned_free (self->x);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sweeper, sweeper_clear)

/* What a row divides by: its leaks and what the others of the block give it, or the diagonal
   without what it gives itself. */
static double
row_pivot (const OfftakeSystemBlock *block, guint i)
{
  const OfftakeSystem *system = block->system;
  guint row = block->rows[i];
  double others = 0, itself = 0;

  for (guint k = system->first[row]; k < system->first[row + 1]; k++)
    if (system->column[k] == row)
      itself += system->value[k];
    else if (offtake_system_block_holds (block, system->column[k]))
      others += system->value[k];
  return block->leak ? others + block->leak[i] : system->diagonal[row] - itself;
}

static gboolean
pack (
    const OfftakeSystemBlock *block, Sweeper *self, const double *x, guint n_columns, gboolean ones)
{
  const OfftakeSystem *system = block->system;
  guint n_entries = 0;

  self->n = block->n;
  self->n_groups = (n_columns + ones + LANES - 1) / LANES;
  for (guint i = 0; i < block->n; i++)
    n_entries += system->first[block->rows[i] + 1] - system->first[block->rows[i]];
  gsize size = (gsize) self->n * self->n_groups * sizeof (Lanes);
  self->first = g_new (guint, self->n + 1);
  self->column = g_new0 (guint, n_entries + AHEAD);
  self->weight = g_new (double, n_entries);
  self->b = g_aligned_alloc0 (1, size, sizeof (Lanes));
  self->x = g_aligned_alloc0 (1, size, sizeof (Lanes));
  guint to = 0;
  for (guint i = 0; i < block->n; i++) {
    guint row = block->rows[i];
    double scale = row_pivot (block, i), *b = (double *) (self->b + (gsize) i * self->n_groups);
    if (!(scale > (block->leak ? 0 : OFFTAKE_SYSTEM_CLOSED * system->diagonal[row])))
      return FALSE;
    self->first[i] = to;
    for (guint k = system->first[row]; k < system->first[row + 1]; k++) {
      if (system->column[k] == row || !offtake_system_block_holds (block, system->column[k]))
        continue;
      self->column[to] = block->place[system->column[k]];
      self->weight[to++] = system->value[k] / scale;
    }
    for (guint c = 0; c < n_columns; c++)
      b[c] = x[(gsize) row * n_columns + c] / scale;
    if (ones)
      b[n_columns] = 1;
  }
  self->first[self->n] = to;
  return TRUE;
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
  for (guint k = self->first[i]; k < self->first[i + 1]; k++) {
    const Lanes *from = self->x + (gsize) self->column[k] * self->n_groups + group;
    double weight = self->weight[k];
    __builtin_prefetch (self->x + (gsize) self->column[k + AHEAD] * self->n_groups + group);
    for (guint g = 0; g < width; g++)
      sum[g] += weight * from[g];
  }
  for (guint g = 0; g < width; g++) {
    if (watched) {
      Lanes change = sum[g] - to[g];
      Lanes still = self->still * (Lanes) ((Flags) sum[g] & G_MAXINT64); /* without the sign */
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
    memcpy (x + (gsize) block->rows[i] * n_columns, self->x + (gsize) i * self->n_groups,
            n_columns * sizeof (double));
}

/* Sweeps until the error is bounded by what is asked for; returns the bound that was reached. */
static double
settle (Sweeper *self, guint n_columns, gboolean ones, guint max_sweeps, guint *n)
{
  for (self->still = STILL; self->still >= STILLEST && *n < max_sweeps; *n += STRIDE) {
    for (guint k = 1; k < STRIDE; k++)
      sweep (self);
    if (sweep_watched (self))
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

gboolean
offtake_system_block_solve_sweep (const OfftakeSystemBlock *block,
                                  double *x,
                                  guint n_columns,
                                  guint max_sweeps,
                                  double acceptable,
                                  OfftakeSystemReport *report)
{
  g_auto (Sweeper) self = { 0 };
  gboolean ones = !block->leak || !block->system->whole;
  guint n = 0;

  if (!pack (block, &self, x, n_columns, ones))
    return FALSE;
  double bound = settle (&self, n_columns, ones, max_sweeps, &n);
  if (!(bound <= acceptable))
    return FALSE;
  report->bound = MAX (report->bound, bound);
  report->sweeps = MAX (report->sweeps, n);
  unpack (block, &self, x, n_columns);
  return TRUE;
}
