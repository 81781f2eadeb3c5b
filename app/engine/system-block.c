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

void
offtake_system_block_init (OfftakeSystemBlock *self,
                           const OfftakeSystem *system,
                           const guint *rows,
                           guint n_rows,
                           guint *place)
{
  *self = (OfftakeSystemBlock){ system,
                                rows,
                                n_rows,
                                place,
                                system->leak ? g_new0 (double, n_rows) : NULL,
                                system->loss ? g_new0 (double, n_rows) : NULL };
  for (guint i = 0; i < n_rows; i++)
    place[rows[i]] = i;
}

void
offtake_system_block_clear (OfftakeSystemBlock *self)
{
  g_clear_pointer (&self->leak, g_free);
  g_clear_pointer (&self->drain, g_free);
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
  const double *leak = self->leak ? self->leak : self->drain;

  if (leak && !is_open (leak, self->n))
    return FALSE;
  if (self->n <= DENSE_LIMIT)
    return offtake_system_block_solve_dense (self, x, n_columns, report);
  OfftakeKluOutcome outcome = choose_way (self, x, n_columns, report);
  if (outcome == OFFTAKE_KLU_SOLVED || !leak)
    return outcome == OFFTAKE_KLU_SOLVED;
  /* An open loop has an answer: as near as sweeps come, and the bound tells how near. */
  return offtake_system_block_solve_sweep (self, x, n_columns, MANY_SWEEPS, INFINITY, report);
}
