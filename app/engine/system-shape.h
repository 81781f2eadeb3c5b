/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What can be found of a system before any value is known: the rows that need no equation, the loops
   and in which order to go through them. The elements of a plan, and a plan before and after an edit,
   mostly have one shape, so that it is found once. */

#include "engine/components.h"
#include "engine/system-reduce.h"

G_BEGIN_DECLS

struct _OfftakeSystemShape {
  /* Of the system it was found for. */
  guint   n;
  guint  *first, *column;
  guint8 *leaks; /* of each row of a mixing system: whether anything leaks in; NULL for others */

  OfftakeReduction  reduction; /* of a mixing system; else empty */
  OfftakeComponents parts;     /* of what is left */
  guint           **order;     /* of each part, the order of its sweeps; NULL until it is needed */
};

/* Makes @self the shape of @system, which it may be already. */
void offtake_system_shape_update (OfftakeSystemShape *self, const OfftakeSystem *system);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OfftakeSystemShape, offtake_system_shape_clear)

G_END_DECLS
