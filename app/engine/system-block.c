/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/system-block.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* Up to this size dense elimination without subtraction is cheaper than setting up KLU. */
#define DENSE_LIMIT 48
/* Up to this size the last digits are worth an elimination. */
#define KLU_LIMIT 300
/* Above this size dense elimination is no way out any more. */
#define DENSE_RESCUE_LIMIT 1500
/* What is fed by less than this takes more sweeps than an elimination costs. */
#define FEW_SWEEPS 300
#define MANY_SWEEPS 20000
#define USUAL_FILL 5e6
#define LARGEST_FILL 6e7

void
offtake_system_block_init (OfftakeSystemBlock *self,
                           const OfftakeSystem *system,
                           const guint *rows,
                           guint n_rows,
                           guint *place)
{
  *self = (OfftakeSystemBlock){ system, rows, n_rows, place,
                                system->leak ? g_new0 (double, n_rows) : NULL };
  for (guint i = 0; i < n_rows; i++)
    place[rows[i]] = i;
}

void
offtake_system_block_clear (OfftakeSystemBlock *self)
{
  g_clear_pointer (&self->leak, g_free);
}

static gboolean
is_fed (const OfftakeSystemBlock *self)
{
  for (guint i = 0; i < self->n; i++)
    if (self->leak[i] > 0)
      return TRUE;
  return FALSE;
}

/* By KLU; where that gets stuck in a nearly closed loop, without subtraction. */
static OfftakeKluOutcome
eliminate_block (const OfftakeSystemBlock *self,
                 double *x,
                 guint n_columns,
                 double max_fill,
                 OfftakeSystemReport *report)
{
  OfftakeKluOutcome outcome = offtake_system_block_solve_klu (self, x, n_columns, max_fill, report);

  if (outcome != OFFTAKE_KLU_INEXACT || self->n > DENSE_RESCUE_LIMIT)
    return outcome;
  return offtake_system_block_solve_dense (self, x, n_columns, report) ? OFFTAKE_KLU_SOLVED
                                                                       : OFFTAKE_KLU_CLOSED;
}

/* Size alone does not tell: the fill does. Sweeps are cheap unless a loop is nearly closed, and
   elimination is unless the loop fills up. */
static OfftakeKluOutcome
choose_way (const OfftakeSystemBlock *self, double *x, guint n_columns, OfftakeSystemReport *report)
{
  if (self->n <= KLU_LIMIT)
    return eliminate_block (self, x, n_columns, INFINITY, report);
  if (offtake_system_block_solve_sweep (self, x, n_columns, FEW_SWEEPS, OFFTAKE_SYSTEM_PRECISION,
                                        report))
    return OFFTAKE_KLU_SOLVED;
  OfftakeKluOutcome outcome = eliminate_block (self, x, n_columns, USUAL_FILL, report);
  if (outcome != OFFTAKE_KLU_FILLED)
    return outcome;
  if (offtake_system_block_solve_sweep (self, x, n_columns, MANY_SWEEPS,
                                        OFFTAKE_SYSTEM_LEAST_PRECISION, report))
    return OFFTAKE_KLU_SOLVED;
  return eliminate_block (self, x, n_columns, LARGEST_FILL, report);
}

gboolean
offtake_system_block_solve (const OfftakeSystemBlock *self,
                            double *x,
                            guint n_columns,
                            OfftakeSystemReport *report)
{
  if (self->leak && !is_fed (self))
    return FALSE;
  if (self->n <= DENSE_LIMIT)
    return offtake_system_block_solve_dense (self, x, n_columns, report);
  OfftakeKluOutcome outcome = choose_way (self, x, n_columns, report);
  if (outcome == OFFTAKE_KLU_SOLVED || !self->leak)
    return outcome == OFFTAKE_KLU_SOLVED;
  /* A loop that is fed has an answer: as near as sweeps come, and the bound tells how near. */
  return offtake_system_block_solve_sweep (self, x, n_columns, MANY_SWEEPS, INFINITY, report);
}

/* The block as a dense matrix of off-diagonal values; what a row gives to itself leaves the pivot.
 */
static double *
unpack (const OfftakeSystemBlock *self, double *pivot)
{
  const OfftakeSystem *system = self->system;
  guint n = self->n;
  double *m = g_new0 (double, (gsize) n *n);

  for (guint i = 0; i < n; i++) {
    guint row = self->rows[i];
    pivot[i] = system->diagonal[row];
    for (guint k = system->first[row]; k < system->first[row + 1]; k++) {
      if (!offtake_system_block_holds (self, system->column[k]))
        continue;
      guint j = self->place[system->column[k]];
      if (i == j)
        pivot[i] -= system->value[k];
      else
        m[(gsize) i * n + j] += system->value[k];
    }
  }
  return m;
}

/* Makes the pivot of @p: without subtraction where the leaks are known. */
static gboolean
settle_pivot (
    const OfftakeSystemBlock *self, const double *m, const double *leak, double *pivot, guint p)
{
  guint n = self->n;

  if (!leak)
    return pivot[p] > OFFTAKE_SYSTEM_CLOSED * self->system->diagonal[self->rows[p]];
  pivot[p] = leak[p];
  for (guint j = p + 1; j < n; j++)
    pivot[p] += m[(gsize) p * n + j];
  return pivot[p] > 0;
}

static void
add_scaled (double *to, const double *from, double factor, guint n)
{
  for (guint c = 0; c < n; c++)
    to[c] += factor * from[c];
}

static void
eliminate (const OfftakeSystemBlock *self,
           double *m,
           double *leak,
           double *pivot,
           double *b,
           guint r,
           guint p)
{
  guint n = self->n;

  for (guint i = p + 1; i < n; i++) {
    double *row = m + (gsize) i * n;
    if (row[p] == 0)
      continue;
    double factor = row[p] / pivot[p];
    if (leak)
      leak[i] += factor * leak[p];
    else
      pivot[i] -= factor * m[(gsize) p * n + i];
    for (guint j = p + 1; j < n; j++)
      if (j != i)
        row[j] += factor * m[(gsize) p * n + j];
    add_scaled (b + (gsize) i * r, b + (gsize) p * r, factor, r);
  }
}

gboolean
offtake_system_block_solve_dense (const OfftakeSystemBlock *self,
                                  double *x,
                                  guint n_columns,
                                  OfftakeSystemReport *report)
{
  guint n = self->n, r = n_columns;
  g_autofree double *pivot = g_new (double, n);
  g_autofree double *m = unpack (self, pivot);
  g_autofree double *leak = self->leak ? g_memdup2 (self->leak, n * sizeof (double)) : NULL;
  g_autofree double *b = g_new (double, (gsize) n *r);

  for (guint i = 0; i < n; i++)
    memcpy (b + (gsize) i * r, x + (gsize) self->rows[i] * r, r * sizeof (double));
  for (guint p = 0; p < n; p++) {
    if (!settle_pivot (self, m, leak, pivot, p))
      return FALSE;
    eliminate (self, m, leak, pivot, b, r, p);
  }
  for (guint i = n; i-- > 0;) {
    for (guint j = i + 1; j < n; j++)
      add_scaled (b + (gsize) i * r, b + (gsize) j * r, m[(gsize) i * n + j], r);
    for (guint c = 0; c < r; c++)
      b[(gsize) i * r + c] /= pivot[i];
  }
  for (guint i = 0; i < n; i++)
    memcpy (x + (gsize) self->rows[i] * r, b + (gsize) i * r, r * sizeof (double));
  report->bound = MAX (report->bound, 4 * n * DBL_EPSILON);
  return TRUE;
}
