/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The chart's twin: the same flows as a table, sorted by any column, with the same selection. */

#include "pane.h"
#include "sankey/graph.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_FLOW_LIST (offtake_flow_list_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeFlowList, offtake_flow_list, OFFTAKE, FLOW_LIST, OfftakePane)

/* NULL: nothing to show. The graph is only read. */
void offtake_flow_list_set_graph (OfftakeFlowList *self, const OfftakeGraph *graph);
/* Puts the focus into the table. */
void offtake_flow_list_focus (OfftakeFlowList *self);

G_END_DECLS
