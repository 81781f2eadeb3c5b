/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Centre lines of bands, out of arcs and straight lines: an S of two arcs with a common tangent in
   every gap, all over the same width so that bands in one order do not cross; two quarter arcs and a
   vertical line where a back link turns. No arc is tighter than half the band's width. */

#include "sankey/columns.h"
#include "sankey/layout.h"

G_BEGIN_DECLS

/* Appends the centre lines of all links, source to target, to @points (OfftakePoint), in the order of
   the net's strands; those of strand s begin at @first_point[s], of as many as there are and one. */
void offtake_route_links (const OfftakeNet *net, const OfftakeItems *items,
                          const OfftakePlacement *placement, const OfftakeColumns *columns,
                          GArray *points, guint *first_point);

G_END_DECLS
