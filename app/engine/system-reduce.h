/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* In a conserving system, a row that takes all from one other row is that row: what a process makes
   of a single input, what a trader has of a single supplier. Two rows in three are such, and need no
   equation of their own. */

#include "engine/system.h"

G_BEGIN_DECLS

typedef struct {
  OfftakeSystem system; /* of what is left */
  guint        *root;   /* for each row of the whole system, its row in this one */
  guint        *row;    /* for each row of this one, its row in the whole */
} OfftakeReduction;

void offtake_reduction_init (OfftakeReduction *self, const OfftakeSystem *whole);
void offtake_reduction_clear (OfftakeReduction *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OfftakeReduction, offtake_reduction_clear)

G_END_DECLS
