/* SPDX-License-Identifier: MPL-2.0 */

/* A large loop by KLU, then refined until the residual, summed in extended precision and as
   differences where the leaks are known, is down to rounding. How often what enters a row passes
   all rows before it leaks away, found by the same factors, then proves a bound on the error. */

#include "engine/system-bound.h"

#include <float.h>
#include <math.h>
#include <string.h>
#include <suitesparse/klu.h>

#define MAX_REFINEMENTS 6

typedef struct {
  int n;
  int *first, *row; /* by column, as KLU wants it */
  double *value;
  klu_common common;
  klu_symbolic *symbolic;
  klu_numeric *numeric;
} Factors;

static void
factors_clear (Factors *self)
{
  klu_free_numeric (&self->numeric, &self->common);
  klu_free_symbolic (&self->symbolic, &self->common);
  g_free (self->first);
  g_free (self->row);
  g_free (self->value);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Factors, factors_clear)

/* Diagonal minus values, by columns. */
static void
pack (const OfftakeSystemBlock *block, Factors *self)
{
  guint n = block->n, n_entries = n + block->first[n];

  self->n = (int) n;
  self->first = g_new0 (int, n + 2);
  self->row = g_new (int, n_entries);
  self->value = g_new (double, n_entries);
  for (guint k = 0; k < block->first[n]; k++)
    self->first[block->column[k] + 1]++;
  for (guint j = 0; j < n; j++)
    self->first[j + 1] += self->first[j] + 1;
  g_autofree int *next = g_memdup2 (self->first, (n + 1) * sizeof (int));
  for (guint i = 0; i < n; i++) {
    self->row[next[i]] = (int) i;
    self->value[next[i]++] = offtake_system_block_diagonal (block, i) - block->itself[i];
    for (guint k = block->first[i]; k < block->first[i + 1]; k++) {
      int to = next[block->column[k]]++;
      self->row[to] = (int) i;
      self->value[to] = -block->value[k];
    }
  }
}

static OfftakeSystemOutcome
factorise (Factors *self, double max_fill)
{
  klu_defaults (&self->common);
  self->symbolic = klu_analyze (self->n, self->first, self->row, &self->common);
  if (!self->symbolic || self->symbolic->lnz > max_fill)
    return OFFTAKE_OUTCOME_FILLED;
  self->numeric = klu_factor (self->first, self->row, self->value, self->symbolic, &self->common);
  return self->numeric && self->common.status == KLU_OK ? OFFTAKE_OUTCOME_SOLVED
                                                        : OFFTAKE_OUTCOME_INEXACT;
}

static void
backsolve (Factors *self, double *b, guint n_columns)
{
  klu_solve (self->symbolic, self->numeric, self->n, (int) n_columns, b, &self->common);
}

/* How often what enters a row passes all rows before it leaks away. (transfer full) */
static double *
count_passes (const OfftakeSystemBlock *block, Factors *factors, const long double *pivot)
{
  double *passes = g_new (double, block->n);

  for (guint i = 0; i < block->n; i++)
    passes[i] = (double) pivot[i];
  backsolve (factors, passes, 1);
  return passes;
}

/* Every count is positive and finite if and only if the loop's gain is below 1. */
static gboolean
is_open (const double *passes, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!(passes[i] > 0 && passes[i] < 1 / OFFTAKE_SYSTEM_CLOSED))
      return FALSE;
  return TRUE;
}

/* What is missing in row @i; @x is the answer so far, @b what comes from outside. */
static double
residual (
    const OfftakeSystemBlock *block, const long double *pivot, const double *x, double b, guint i)
{
  long double sum = b - (block->leak ? offtake_system_block_end (block, i) : pivot[i]) * x[i];

  for (guint k = block->first[i]; k < block->first[i + 1]; k++) {
    long double from = x[block->column[k]];
    sum += block->value[k] * (block->leak ? from - x[i] : from);
  }
  return (double) sum;
}

/* Refines one column until nothing changes but the last digits; FALSE if it does not come to that.
 */
static gboolean
refine (const OfftakeSystemBlock *block,
        Factors *factors,
        const long double *pivot,
        double *x,
        const double *b)
{
  g_autofree double *step = g_new (double, block->n);
  gboolean settled = FALSE;

  for (guint round = 0; round < MAX_REFINEMENTS && !settled; round++) {
    settled = TRUE;
    for (guint i = 0; i < block->n; i++)
      step[i] = residual (block, pivot, x, b[i], i);
    backsolve (factors, step, 1);
    for (guint i = 0; i < block->n; i++) {
      if (!isfinite (step[i]))
        return FALSE;
      settled &= fabs (step[i]) <= 16 * DBL_EPSILON * fabs (x[i]) + DBL_MIN;
      x[i] += step[i];
      if (block->leak || block->drain)
        x[i] = MAX (x[i], 0);
    }
  }
  return settled;
}

/* From right-hand sides, column by column, to answers in @x, and in @bound a bound on their errors.
 */
static OfftakeSystemOutcome
solve_columns (const OfftakeSystemBlock *block,
               Factors *factors,
               const double *b,
               double *x,
               guint n_columns,
               double *bound)
{
  g_autofree long double *pivot = offtake_system_block_pivots (block);
  g_autofree double *passes = count_passes (block, factors, pivot);
  OfftakeSystemSteps steps = { 1, block->n };
  gboolean plain = !block->leak && !block->drain;

  if (plain && !is_open (passes, block->n))
    return OFFTAKE_OUTCOME_CLOSED;
  memcpy (x, b, (gsize) block->n * n_columns * sizeof *x);
  backsolve (factors, x, n_columns);
  for (guint c = 0; c < n_columns; c++)
    if (!refine (block, factors, pivot, x + (gsize) c * block->n, b + (gsize) c * block->n) &&
        !plain)
      return OFFTAKE_OUTCOME_INEXACT;
  *bound = offtake_system_block_bound (block, passes, x, steps, b, steps, n_columns);
  return OFFTAKE_OUTCOME_SOLVED;
}

OfftakeSystemOutcome
offtake_system_block_solve_klu (const OfftakeSystemBlock *block,
                                double *x,
                                guint n_columns,
                                double max_fill,
                                double acceptable,
                                OfftakeSystemReport *report)
{
  g_auto (Factors) factors = { 0 };
  guint n = block->n;
  gboolean plain = !block->leak && !block->drain;

  pack (block, &factors);
  OfftakeSystemOutcome outcome = factorise (&factors, max_fill);
  if (outcome != OFFTAKE_OUTCOME_SOLVED)
    return outcome == OFFTAKE_OUTCOME_INEXACT && plain ? OFFTAKE_OUTCOME_CLOSED : outcome;
  g_autofree double *b = g_new (double, (gsize) n *n_columns);
  g_autofree double *answer = g_new (double, (gsize) n *n_columns);
  for (guint c = 0; c < n_columns; c++)
    for (guint i = 0; i < n; i++)
      b[(gsize) c * n + i] = x[(gsize) block->rows[i] * n_columns + c];
  double bound = INFINITY;
  outcome = solve_columns (block, &factors, b, answer, n_columns, &bound);
  if (outcome != OFFTAKE_OUTCOME_SOLVED)
    return outcome;
  if (!(bound <= acceptable))
    return OFFTAKE_OUTCOME_INEXACT;
  report->bound = MAX (report->bound, bound);
  for (guint c = 0; c < n_columns; c++)
    for (guint i = 0; i < n; i++)
      x[(gsize) block->rows[i] * n_columns + c] = answer[(gsize) c * n + i];
  return OFFTAKE_OUTCOME_SOLVED;
}

gboolean
offtake_system_block_solve_whole (const OfftakeSystem *system, double *x)
{
  g_autofree guint *rows = g_new (guint, system->n + 1);
  g_autofree guint *place = g_new (guint, system->n + 1);
  g_auto (OfftakeSystemBlock) block = { 0 };
  g_auto (Factors) factors = { 0 };

  for (guint i = 0; i < system->n; i++) {
    rows[i] = i;
    place[i] = G_MAXUINT;
  }
  offtake_system_block_init (&block, system, rows, system->n, place);
  pack (&block, &factors);
  if (factorise (&factors, INFINITY) != OFFTAKE_OUTCOME_SOLVED)
    return FALSE;
  backsolve (&factors, x, 1);
  for (guint i = 0; i < system->n; i++)
    if (!isfinite (x[i]))
      return FALSE;
  return TRUE;
}
