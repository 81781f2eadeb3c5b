/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/system-block.h"

#include <math.h>

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

static guint
count_entries (const OfftakeSystem *system, const guint *rows, guint n_rows)
{
  guint n = 0;

  for (guint i = 0; i < n_rows; i++)
    n += system->first[rows[i] + 1] - system->first[rows[i]];
  return n;
}

/* Adds the entries of row @i that are within the block; @at tells where each column's last one is.
   Returns how many were added to others. */
static guint
take_row (OfftakeSystemBlock *self, guint i, const guint *place, guint *at, guint *n)
{
  const OfftakeSystem *system = self->system;
  guint row = self->rows[i], begin = *n, merged = 0;

  for (guint k = system->first[row]; k < system->first[row + 1]; k++) {
    guint j = place[system->column[k]];
    if (j == G_MAXUINT)
      continue;
    if (j == i) {
      self->itself[i] += system->value[k];
      merged++;
    } else if (at[j] >= begin && at[j] < *n && self->column[at[j]] == j) {
      self->value[at[j]] += system->value[k];
      merged++;
    } else {
      at[j] = *n;
      self->column[*n] = j;
      self->value[(*n)++] = system->value[k];
    }
  }
  self->first[i + 1] = *n;
  return merged;
}

void
offtake_system_block_init (OfftakeSystemBlock *self,
                           const OfftakeSystem *system,
                           const guint *rows,
                           guint n_rows,
                           guint *place)
{
  guint n_entries = count_entries (system, rows, n_rows), n = 0;
  g_autofree guint *at = g_new0 (guint, n_rows + 1);

  *self = (OfftakeSystemBlock){
    .system = system,
    .rows = rows,
    .n = n_rows,
    .first = g_new0 (guint, n_rows + 1),
    .column = g_new (guint, n_entries + 1),
    .value = g_new (double, n_entries + 1),
    .itself = g_new0 (double, n_rows + 1),
    .leak = system->leak ? g_new0 (double, n_rows + 1) : NULL,
    .drain = system->loss ? g_new0 (double, n_rows + 1) : NULL,
  };
  for (guint i = 0; i < n_rows; i++)
    place[rows[i]] = i;
  for (guint i = 0; i < n_rows; i++) {
    guint merged = take_row (self, i, place, at, &n);
    self->merged = MAX (self->merged, merged);
  }
  for (guint i = 0; i < n_rows; i++)
    place[rows[i]] = G_MAXUINT;
}

void
offtake_system_block_clear (OfftakeSystemBlock *self)
{
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->column, g_free);
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->itself, g_free);
  g_clear_pointer (&self->leak, g_free);
  g_clear_pointer (&self->drain, g_free);
  g_clear_pointer (&self->ends, g_free);
}

long double *
offtake_system_block_pivots (const OfftakeSystemBlock *self)
{
  long double *pivot = g_new (long double, self->n + 1);
  gboolean ends = self->leak || self->drain;

  for (guint i = 0; i < self->n; i++) {
    pivot[i] = ends ? offtake_system_block_end (self, i)
                    : (long double) offtake_system_block_diagonal (self, i) - self->itself[i];
    for (guint k = self->first[i]; self->leak && k < self->first[i + 1]; k++)
      pivot[i] += self->value[k];
  }
  for (guint k = 0; self->drain && k < self->first[self->n]; k++)
    pivot[self->column[k]] += self->value[k];
  return pivot;
}

/* Whether anything leaks into the loop or out of it. */
static gboolean
is_open (const double *leak, guint n)
{
  for (guint i = 0; i < n; i++)
    if (leak[i] > 0)
      return TRUE;
  return FALSE;
}

/* By KLU; where that gets stuck in a nearly closed loop, or proves too little, without subtraction.
 */
static OfftakeSystemOutcome
eliminate_block (const OfftakeSystemBlock *self,
                 double *x,
                 guint n_columns,
                 double max_fill,
                 OfftakeSystemReport *report)
{
  gboolean rescue = (self->leak || self->drain) && self->n <= DENSE_RESCUE_LIMIT;
  OfftakeSystemOutcome outcome = offtake_system_block_solve_klu (
      self, x, n_columns, max_fill, rescue ? OFFTAKE_SYSTEM_LEAST_PRECISION : INFINITY, report);

  if (outcome != OFFTAKE_OUTCOME_INEXACT || self->n > DENSE_RESCUE_LIMIT)
    return outcome;
  return offtake_system_block_solve_dense (self, x, n_columns, report) ? OFFTAKE_OUTCOME_SOLVED
                                                                       : OFFTAKE_OUTCOME_CLOSED;
}

/* Size alone does not tell: the fill does. Sweeps are cheap unless a loop is nearly closed, and
   elimination is unless the loop fills up. */
static OfftakeSystemOutcome
choose_way (const OfftakeSystemBlock *self, double *x, guint n_columns, OfftakeSystemReport *report)
{
  if (self->n <= KLU_LIMIT)
    return eliminate_block (self, x, n_columns, INFINITY, report);
  OfftakeSystemOutcome outcome = offtake_system_block_solve_sweep (
      self, x, n_columns, FEW_SWEEPS, OFFTAKE_SYSTEM_PRECISION, report);
  if (outcome != OFFTAKE_OUTCOME_INEXACT)
    return outcome;
  outcome = eliminate_block (self, x, n_columns, USUAL_FILL, report);
  if (outcome != OFFTAKE_OUTCOME_FILLED)
    return outcome;
  outcome = offtake_system_block_solve_sweep (self, x, n_columns, MANY_SWEEPS,
                                              OFFTAKE_SYSTEM_LEAST_PRECISION, report);
  if (outcome != OFFTAKE_OUTCOME_INEXACT)
    return outcome;
  return eliminate_block (self, x, n_columns, LARGEST_FILL, report);
}

gboolean
offtake_system_block_solve (const OfftakeSystemBlock *self,
                            double *x,
                            guint n_columns,
                            OfftakeSystemReport *report)
{
  const double *leak = self->leak ? self->leak : self->drain;

  if (leak && !is_open (leak, self->n))
    return FALSE;
  if (self->n <= DENSE_LIMIT)
    return offtake_system_block_solve_dense (self, x, n_columns, report);
  OfftakeSystemOutcome outcome = choose_way (self, x, n_columns, report);
  if (outcome == OFFTAKE_OUTCOME_SOLVED || !leak)
    return outcome == OFFTAKE_OUTCOME_SOLVED;
  /* An open loop has an answer: as near as sweeps come, and the bound tells how near. */
  return offtake_system_block_solve_sweep (self, x, n_columns, MANY_SWEEPS, INFINITY, report) ==
         OFFTAKE_OUTCOME_SOLVED;
}
