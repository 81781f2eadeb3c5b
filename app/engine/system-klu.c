/* SPDX-License-Identifier: MPL-2.0 */

/* A large loop by KLU, then refined until the residual, summed in extended precision and as
   differences where the leaks are known, is down to rounding. */

#include "engine/system-block.h"

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

/* How often what enters a row passes all rows before it leaks away: every sum is positive and
   finite if and only if the loop's gain is below 1. */
static gboolean
is_open (const OfftakeSystemBlock *block, Factors *factors)
{
  g_autofree double *passes = g_new (double, block->n);

  for (guint i = 0; i < block->n; i++)
    passes[i] = offtake_system_block_diagonal (block, i);
  backsolve (factors, passes, 1);
  for (guint i = 0; i < block->n; i++)
    if (!(passes[i] > 0 && passes[i] < 1 / OFFTAKE_SYSTEM_CLOSED))
      return FALSE;
  return TRUE;
}

/* What each row takes from outside the loop, where leaks are known: the rest is taken as
   differences. Of other systems the diagonal, summed anew where losses are known. */
static long double *
find_diagonal (const OfftakeSystemBlock *block)
{
  long double *diagonal = g_new (long double, block->n);

  for (guint i = 0; i < block->n; i++)
    diagonal[i] = block->leak ? block->leak[i]
                  : block->drain
                      ? block->drain[i]
                      : (long double) offtake_system_block_diagonal (block, i) - block->itself[i];
  for (guint k = 0; block->drain && k < block->first[block->n]; k++)
    diagonal[block->column[k]] += block->value[k];
  return diagonal;
}

/* What is missing in row @i; @x is the answer so far, @b what comes from outside. */
static double
residual (const OfftakeSystemBlock *block,
          const long double *diagonal,
          const double *x,
          double b,
          guint i)
{
  long double sum = (long double) b - diagonal[i] * x[i];

  for (guint k = block->first[i]; k < block->first[i + 1]; k++) {
    long double from = x[block->column[k]];
    sum += block->value[k] * (block->leak ? from - x[i] : from);
  }
  return (double) sum;
}

/* Refines one column until nothing changes but the last digits. Each step is the error so far, as
   the factors see it, so once the steps shrink an error is no larger than twice the last one; that,
   relative to the largest entry, is @bound. FALSE if they do not shrink to rounding. */
static gboolean
refine (const OfftakeSystemBlock *block,
        Factors *factors,
        const long double *diagonal,
        double *x,
        const double *b,
        double *bound)
{
  g_autofree double *step = g_new (double, block->n);

  for (guint round = 0; round < MAX_REFINEMENTS; round++) {
    gboolean settled = TRUE;
    double largest = 0, last = 0;
    for (guint i = 0; i < block->n; i++)
      step[i] = residual (block, diagonal, x, b[i], i);
    backsolve (factors, step, 1);
    for (guint i = 0; i < block->n; i++) {
      if (!isfinite (step[i]))
        return FALSE;
      settled &= fabs (step[i]) <= 16 * DBL_EPSILON * fabs (x[i]) + DBL_MIN;
      x[i] += step[i];
      if (block->leak || block->drain)
        x[i] = MAX (x[i], 0);
      last = MAX (last, fabs (step[i]));
      largest = MAX (largest, fabs (x[i]));
    }
    *bound = largest > 0 ? 2 * last / largest : 0;
    if (settled)
      return TRUE;
  }
  return FALSE;
}

OfftakeSystemOutcome
offtake_system_block_solve_klu (const OfftakeSystemBlock *block,
                                double *x,
                                guint n_columns,
                                double max_fill,
                                OfftakeSystemReport *report)
{
  g_auto (Factors) factors = { 0 };
  guint n = block->n;
  gboolean plain = !block->leak && !block->drain;

  pack (block, &factors);
  OfftakeSystemOutcome outcome = factorise (&factors, max_fill);
  if (outcome != OFFTAKE_OUTCOME_SOLVED)
    return outcome == OFFTAKE_OUTCOME_INEXACT && plain ? OFFTAKE_OUTCOME_CLOSED : outcome;
  if (plain && !is_open (block, &factors))
    return OFFTAKE_OUTCOME_CLOSED;
  g_autofree double *b = g_new (double, (gsize) n *n_columns);
  g_autofree double *answer = g_new (double, (gsize) n *n_columns);
  for (guint c = 0; c < n_columns; c++)
    for (guint i = 0; i < n; i++)
      b[(gsize) c * n + i] = x[(gsize) block->rows[i] * n_columns + c];
  memcpy (answer, b, (gsize) n * n_columns * sizeof (double));
  backsolve (&factors, answer, n_columns);
  g_autofree long double *diagonal = find_diagonal (block);
  for (guint c = 0; c < n_columns; c++) {
    double *column = answer + (gsize) c * n;
    double bound = INFINITY;
    if (!refine (block, &factors, diagonal, column, b + (gsize) c * n, &bound) && !plain)
      return OFFTAKE_OUTCOME_INEXACT;
    report->bound = MAX (report->bound, bound);
  }
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
