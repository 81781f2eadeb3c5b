/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "sankey/place.h"

G_BEGIN_DECLS

/* Stacks the links on both sides of every node in the order of the items that they lead to; turns
   are outermost, nested so that they do not cross. Sizes and scale must be set. */
void offtake_ports_fill (OfftakePlacement *placement, const OfftakeNet *net,
                         const OfftakeItems *items, const OfftakeOrder *order);

G_END_DECLS
