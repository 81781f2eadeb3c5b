/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Fewer bands for a chart that has too many to be drawn at once. */

#include "sankey/graph.h"

G_BEGIN_DECLS

/* Makes one band of those that run between the same two nodes in the same colour and fill. It has their
   sum, the tag of the largest, and their label where they share one. Nodes stay as they are. */
void offtake_flow_graph_bundle (OfftakeGraph *graph);

G_END_DECLS
