/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "sankey/graph.h"

G_BEGIN_DECLS

/* Takes out what moves nothing in the graph's period, and columns in which nobody is left: for a
   picture that stands alone, while the window keeps everything in its place over the years. */
void offtake_flow_graph_drop_idle (OfftakeGraph *graph);

G_END_DECLS
