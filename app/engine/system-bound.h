/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* How far an answer of a loop may be from the exact one, for sure.

   All values are non-negative, so with any z > 0 that the loop turns into A z = w > 0 it has an
   inverse without negative entries, and from |b - A x| <= t w follows |x - x*| <= t z. Residual and
   w are summed in extended precision, as differences where the leaks are known, and what that
   rounds is added to the residual and taken from w. */

#include "engine/system-block.h"

G_BEGIN_DECLS

/* Where the columns of an array stand: entry (i, c) is at i * row + c * column. */
typedef struct {
  gsize row, column;
} OfftakeSystemSteps;

/* No entry of the answers @x for @b is further from the exact one than this part of the largest
   entry of its column; INFINITY if @z proves nothing. @b is taken as it is. */
double offtake_system_block_bound (const OfftakeSystemBlock *block,
                                   const double *z,
                                   const double *x,
                                   OfftakeSystemSteps x_steps,
                                   const double *b,
                                   OfftakeSystemSteps b_steps,
                                   guint n_columns);

G_END_DECLS
