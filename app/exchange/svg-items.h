/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The nodes and flows of a chart as elements of an SVG that can be named and asked: each has an id and
   a <title>, and takes the pointer where it is drawn. They lie, unseen, on top of the picture. */

#include "sankey/scene.h"

G_BEGIN_DECLS

/* The scene's origin stands at (@x, @y) of the picture, in px; one of its px is @scale of the
   picture's. Ids come from the graph's: "node-sierra-arc", "flow-sierra-arc-pluscam". */
void offtake_svg_append_items (GString *svg, const OfftakeGraph *graph, const OfftakeLayout *layout,
                               const OfftakeScene *scene, double x, double y, double scale);

G_END_DECLS
