/* SPDX-License-Identifier: MPL-2.0 */

/* A small loop, or one that is too nearly closed for anything else, by dense elimination. Where
   leaks or losses are known it never subtracts (Grassmann, Taksar, Heyman, Oper. Res. 33, 1985):
   each pivot is the sum of what is left of its row (or column) and its leak, so that no digit is
   lost (C. O'Cinneide, Numer. Math. 65, 1993: relative errors stay within a multiple of n units of
   the last place). Other systems are refined with residuals in extended precision. */

#include "engine/system-bound.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define REFINEMENTS 2

/* After elimination row p holds, right of the diagonal, what it takes from later rows; left of it,
   what it gave to be rid of earlier ones. */
typedef struct {
  const OfftakeSystemBlock *block;
  guint n;
  double *m, *pivot;
} Dense;

static void
dense_clear (Dense *self)
{
  g_free (self->m);
  g_free (self->pivot);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Dense, dense_clear)

/* The block as a matrix of off-diagonal values; what a row gives to itself leaves the pivot. */
static void
dense_init (Dense *self, const OfftakeSystemBlock *block)
{
  guint n = block->n;

  *self = (Dense){ block, n, g_new0 (double, (gsize) n *n), g_new (double, n) };
  for (guint i = 0; i < n; i++) {
    self->pivot[i] = offtake_system_block_diagonal (block, i) - block->itself[i];
    for (guint k = block->first[i]; k < block->first[i + 1]; k++)
      self->m[(gsize) i * n + block->column[k]] = block->value[k];
  }
}

static gboolean
settle_pivot (Dense *self, const double *leak, guint p)
{
  const double *m = self->m;
  guint n = self->n;

  if (!leak)
    return self->pivot[p] > OFFTAKE_SYSTEM_CLOSED * offtake_system_block_diagonal (self->block, p);
  self->pivot[p] = leak[p];
  for (guint i = p + 1; i < n; i++)
    self->pivot[p] += self->block->leak ? m[(gsize) p * n + i] : m[(gsize) i * n + p];
  return self->pivot[p] > 0;
}

/* Replaces row @p's part in all later rows; leaks into it or losses from it go to them too. */
static void
eliminate (Dense *self, double *leak, guint p)
{
  guint n = self->n;
  const double *pivot_row = self->m + (gsize) p * n;

  for (guint i = p + 1; i < n; i++) {
    double *row = self->m + (gsize) i * n;
    if (self->block->drain)
      leak[i] += leak[p] / self->pivot[p] * pivot_row[i];
    if (row[p] == 0)
      continue;
    double factor = row[p] / self->pivot[p];
    if (self->block->leak)
      leak[i] += factor * leak[p];
    else if (!leak)
      self->pivot[i] -= factor * pivot_row[i];
    for (guint j = p + 1; j < n; j++)
      if (j != i)
        row[j] += factor * pivot_row[j];
  }
}

static gboolean
factorise (Dense *self)
{
  const double *given = self->block->leak ? self->block->leak : self->block->drain;
  g_autofree double *leak = given ? g_memdup2 (given, self->n * sizeof *leak) : NULL;

  for (guint p = 0; p < self->n; p++) {
    if (!settle_pivot (self, leak, p))
      return FALSE;
    eliminate (self, leak, p);
  }
  return TRUE;
}

static void
add_scaled (double *to, const double *from, double factor, guint n)
{
  for (guint c = 0; c < n; c++)
    to[c] += factor * from[c];
}

/* From right-hand sides to answers, in place. */
static void
substitute (const Dense *self, double *b, guint r)
{
  guint n = self->n;

  for (guint i = 0; i < n; i++)
    for (guint p = 0; p < i; p++)
      if (self->m[(gsize) i * n + p] != 0)
        add_scaled (b + (gsize) i * r, b + (gsize) p * r,
                    self->m[(gsize) i * n + p] / self->pivot[p], r);
  for (guint i = n; i-- > 0;) {
    for (guint j = i + 1; j < n; j++)
      add_scaled (b + (gsize) i * r, b + (gsize) j * r, self->m[(gsize) i * n + j], r);
    for (guint c = 0; c < r; c++)
      b[(gsize) i * r + c] /= self->pivot[i];
  }
}

/* What is missing in row @i and column @c, in extended precision. */
static double
residual (const Dense *self, const double *x, const double *b, guint r, guint i, guint c)
{
  const OfftakeSystemBlock *block = self->block;
  double diagonal = offtake_system_block_diagonal (block, i);
  long double sum = b[(gsize) i * r + c];

  sum -= ((long double) diagonal - block->itself[i]) * x[(gsize) i * r + c];
  for (guint k = block->first[i]; k < block->first[i + 1]; k++)
    sum += (long double) block->value[k] * x[(gsize) block->column[k] * r + c];
  return (double) sum;
}

/* Where a pivot is a difference, its error is taken out again. */
static void
refine (const Dense *self, double *x, const double *b, guint r)
{
  g_autofree double *step = g_new (double, (gsize) self->n *r);

  for (guint round = 0; round < REFINEMENTS; round++) {
    for (guint i = 0; i < self->n; i++)
      for (guint c = 0; c < r; c++)
        step[(gsize) i * r + c] = residual (self, x, b, r, i, c);
    substitute (self, step, r);
    for (gsize i = 0; i < (gsize) self->n * r; i++)
      x[i] += step[i];
  }
}

/* Of elimination that never subtracts. A step is exact for a row whose entries are off by no more
   than its pivot's sum rounds, one unit for each entry left, and others that are off by 3 units. An
   answer is a quotient of sums of products with one entry from each row (the Markov chain tree
   theorem), so it is off by no more than twice what all rows are together: over all steps 4 n^2
   units. Substitution adds up to n units a row, n times. */
static double
unsubtracted_bound (double n)
{
  return 3 * (n + 4) * (n + 4) * DBL_EPSILON;
}

/* The residual tells it where loops are not all but closed. */
static double
bound_errors (const Dense *self, const double *x, const double *b, guint r)
{
  g_autofree long double *pivot = offtake_system_block_pivots (self->block);
  g_autofree double *passes = g_new (double, self->n);
  OfftakeSystemSteps steps = { r, 1 };

  for (guint i = 0; i < self->n; i++)
    passes[i] = (double) pivot[i];
  substitute (self, passes, 1);
  double bound = offtake_system_block_bound (self->block, passes, x, steps, b, steps, r);
  return self->block->leak || self->block->drain ? MIN (bound, unsubtracted_bound (self->n))
                                                 : bound;
}

gboolean
offtake_system_block_solve_dense (const OfftakeSystemBlock *block,
                                  double *x,
                                  guint n_columns,
                                  OfftakeSystemReport *report)
{
  guint n = block->n, r = n_columns;
  g_auto (Dense) self = { 0 };

  dense_init (&self, block);
  if (!factorise (&self))
    return FALSE;
  g_autofree double *b = g_new (double, (gsize) n *r);
  for (guint i = 0; i < n; i++)
    memcpy (b + (gsize) i * r, x + (gsize) block->rows[i] * r, r * sizeof (double));
  g_autofree double *answer = g_memdup2 (b, (gsize) n * r * sizeof (double));
  substitute (&self, answer, r);
  if (!block->leak && !block->drain)
    refine (&self, answer, b, r);
  report->bound = MAX (report->bound, bound_errors (&self, answer, b, r));
  for (guint i = 0; i < n; i++)
    memcpy (x + (gsize) block->rows[i] * r, answer + (gsize) i * r, r * sizeof (double));
  return TRUE;
}
