/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* One loop of a system: a strongly connected block of its rows. */

#include "engine/system.h"

G_BEGIN_DECLS

typedef struct {
  const OfftakeSystem *system;
  const guint         *rows; /* of the system */
  guint                n;
  guint               *place; /* of a system row in the block; valid for the block's rows */
  double              *leak;  /* of each row, with what comes from outside the block; NULL if not mixing */
  double              *drain; /* of each column, with what goes outside the block; NULL if not spreading */
} OfftakeSystemBlock;

/* @place is space for one number per row of the system. */
void offtake_system_block_init (OfftakeSystemBlock *self, const OfftakeSystem *system, const guint *rows, guint n_rows,
                         guint *place);
void offtake_system_block_clear (OfftakeSystemBlock *self);

/* Whether @row of the system is in the block. */
static inline gboolean
offtake_system_block_holds (const OfftakeSystemBlock *self, guint row)
{
  return self->place[row] < self->n && self->rows[self->place[row]] == row;
}

/* @x[row * n_columns] holds what comes to each row from outside; FALSE, with @x as it was, if the
   block has no finite answer. */
gboolean offtake_system_block_solve (const OfftakeSystemBlock *self, double *x, guint n_columns,
                                     OfftakeSystemReport *report);

/* The ways to do it; @report's bound and sweeps are set on success. */
gboolean offtake_system_block_solve_dense (const OfftakeSystemBlock *self, double *x, guint n_columns,
                                           OfftakeSystemReport *report);
/* FALSE if the bound on the error is not down to @acceptable then. */
gboolean offtake_system_block_solve_sweep (const OfftakeSystemBlock *self, double *x, guint n_columns,
                                           guint max_sweeps, double acceptable, OfftakeSystemReport *report);

typedef enum {
  OFFTAKE_KLU_SOLVED,
  OFFTAKE_KLU_CLOSED,  /* no finite answer */
  OFFTAKE_KLU_FILLED,  /* more than @max_fill entries would have to be made */
  OFFTAKE_KLU_INEXACT, /* the loop is so nearly closed that refining did not come to rest */
} OfftakeKluOutcome;

OfftakeKluOutcome offtake_system_block_solve_klu (const OfftakeSystemBlock *self, double *x, guint n_columns,
                                                  double max_fill, OfftakeSystemReport *report);

/* Any system, also one with negative values, by KLU at once; FALSE if it is singular. */
gboolean offtake_system_block_solve_whole (const OfftakeSystem *system, double *x);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OfftakeSystemBlock, offtake_system_block_clear)

G_END_DECLS
