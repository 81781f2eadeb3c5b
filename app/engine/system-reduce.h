/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* In a mixing system, a row that takes all from one other row is that row: what a process makes
   of a single input, what a trader has of a single supplier. Two rows in three are such, and need no
   equation of their own. */

#include "engine/system.h"

G_BEGIN_DECLS

typedef struct {
  guint  n;    /* rows that are left */
  guint *root; /* for each row of the whole system, which of those it is */
  guint *row;  /* for each of those, its row in the whole */
} OfftakeReduction;

void offtake_reduction_init (OfftakeReduction *self, const OfftakeSystem *whole);
void offtake_reduction_clear (OfftakeReduction *self);

/* What is left of @whole, which leaks and takes where the one did that the reduction is of. */
void offtake_reduction_apply (const OfftakeReduction *self, const OfftakeSystem *whole, OfftakeSystem *reduced);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OfftakeReduction, offtake_reduction_clear)

G_END_DECLS
