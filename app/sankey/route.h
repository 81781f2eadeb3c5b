/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Centre lines of bands, out of arcs and straight lines: an S of two arcs with a common tangent in
   every gap, all over the same width so that bands in one order do not cross; two quarter arcs and a
   vertical line where a back link turns. No arc is tighter than half the band's width. */

#include "sankey/columns.h"
#include "sankey/layout.h"

G_BEGIN_DECLS

/* Appends the points of a link's centre line, source to target, to @points (OfftakePoint). */
void offtake_route_link (const OfftakeNet *net, const OfftakeItems *items,
                         const OfftakePlacement *placement, const OfftakeColumns *columns,
                         guint link, GArray *points);

G_END_DECLS
