/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a picture is worth, measured on its geometry alone and not on what the layout believes. */

#include "sankey/layout.h"

G_BEGIN_DECLS

typedef struct {
  double crossings;  /* sum of the products of both values over all crossings of centre lines, over
                        the square of the sum of all values */
  double backward;   /* share of the flow whose target begins left of its source's right side */
  guint  over_nodes; /* pairs of a band and a node that is none of its ends, but lies under it */
  double folded;     /* share of the flow in bands whose line turns within less than half its width */
} OfftakeQuality;

OfftakeQuality offtake_layout_quality (const OfftakeGraph *graph, const OfftakeLayout *layout);

G_END_DECLS
