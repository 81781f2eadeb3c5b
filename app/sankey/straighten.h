/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "sankey/place.h"

G_BEGIN_DECLS

/* Takes the bends out of links that pass several columns: runs of their lanes go to one height, as
   far as what lies above and below them lets them. @offset: of an item below the first one of its
   column if all stand as close as they may. */
void offtake_straighten (OfftakePlacement *placement, const OfftakeNet *net,
                         const OfftakeItems *items, const OfftakeOrder *order, const double *offset);

G_END_DECLS
