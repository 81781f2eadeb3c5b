/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Pinned nodes among the others of their column: whoever pins one above another wants it there,
   whatever crosses then. */

#include "sankey/place.h"

G_BEGIN_DECLS

/* Puts what is pinned in its column where the pin is among the items as they are placed; the others
   keep their order. Returns whether anything changed. */
gboolean offtake_pins_reorder (const OfftakeNet *net, const OfftakeItems *items, const OfftakePlacement *placement,
                               OfftakeOrder *order);

G_END_DECLS
