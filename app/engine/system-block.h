/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* One loop of a system: a strongly connected block of its rows. */

#include "engine/system.h"

G_BEGIN_DECLS

typedef struct {
  const OfftakeSystem *system;
  const guint         *rows; /* of the system */
  guint                n;
  guint               *first, *column; /* n + 1, entries within the block, each place once; block indices */
  double              *value;
  double              *itself; /* what each row gives itself, which is no entry */
  double              *leak;   /* of each row, with what comes from outside the block; NULL if not mixing */
  double              *drain;  /* of each column, with what goes outside the block; NULL if not spreading */
  long double         *ends;   /* nullable: leak or drain before they were rounded */
  guint                merged; /* most entries of one place that were added up */
  const double        *guess;  /* nullable: laid out like the right-hand sides, about where the answer is */
  guint              **order;  /* nullable: where the order of its sweeps is kept once it is found */
} OfftakeSystemBlock;

/* @place is space for one number per row of the system, all G_MAXUINT, and is left so. */
void offtake_system_block_init (OfftakeSystemBlock *self, const OfftakeSystem *system, const guint *rows, guint n_rows,
                                guint *place);
void offtake_system_block_clear (OfftakeSystemBlock *self);

static inline double
offtake_system_block_diagonal (const OfftakeSystemBlock *self, guint i)
{
  return self->system->diagonal[self->rows[i]];
}

/* Leak or drain of row or column @i, as well as it is known. */
static inline long double
offtake_system_block_end (const OfftakeSystemBlock *self, guint i)
{
  if (self->ends)
    return self->ends[i];
  return self->leak ? self->leak[i] : self->drain[i];
}

/* What stands on the diagonal once what each row gives itself is gone: summed anew where leaks or losses
   are known, so that no digit is lost. (transfer full) */
long double *offtake_system_block_pivots (const OfftakeSystemBlock *self);

/* @x[row * n_columns] holds what comes to each row from outside; FALSE, with @x as it was, if the
   block has no finite answer. */
gboolean offtake_system_block_solve (const OfftakeSystemBlock *self, double *x, guint n_columns,
                                     OfftakeSystemReport *report);

typedef enum {
  OFFTAKE_OUTCOME_SOLVED,
  OFFTAKE_OUTCOME_CLOSED,  /* no finite answer */
  OFFTAKE_OUTCOME_FILLED,  /* more than @max_fill entries would have to be made */
  OFFTAKE_OUTCOME_INEXACT, /* the loop is so nearly closed that it did not come to rest */
} OfftakeSystemOutcome;

/* The ways to do it; @report's bound and sweeps are set on success. */
gboolean offtake_system_block_solve_dense (const OfftakeSystemBlock *self, double *x, guint n_columns,
                                           OfftakeSystemReport *report);
/* OFFTAKE_OUTCOME_INEXACT if what is missing is not down to @acceptable then, in parts of the largest
   entry of a column, or what is rounded is too much. */
OfftakeSystemOutcome offtake_system_block_solve_sweep (const OfftakeSystemBlock *self, double *x, guint n_columns,
                                                       guint max_sweeps, double acceptable,
                                                       OfftakeSystemReport *report);
OfftakeSystemOutcome offtake_system_block_solve_klu (const OfftakeSystemBlock *self, double *x, guint n_columns,
                                                     double max_fill, double acceptable,
                                                     OfftakeSystemReport *report);

/* Any system, also one with negative values, by KLU at once; FALSE if it is singular. */
gboolean offtake_system_block_solve_whole (const OfftakeSystem *system, double *x);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OfftakeSystemBlock, offtake_system_block_clear)

G_END_DECLS
