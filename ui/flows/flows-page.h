/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The chart with its choices and its legend. */

#include "pane.h"
#include "report/flow-graph.h"

G_BEGIN_DECLS

typedef struct _OfftakeChartExport OfftakeChartExport;

#define OFFTAKE_TYPE_FLOWS_PAGE (offtake_flows_page_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeFlowsPage, offtake_flows_page, OFFTAKE, FLOWS_PAGE, OfftakePane)

/* Puts the focus into the chart. */
void offtake_flows_page_focus (OfftakeFlowsPage *self);

/* Compares with @choice, as flows/compare-button.h says it. */
void offtake_flows_page_compare (OfftakeFlowsPage *self, const char *choice);

/* Puts the focus into the search. */
void offtake_flows_page_find (OfftakeFlowsPage *self);

/* What the chart shows. */
void offtake_flows_page_get_flow_view (OfftakeFlowsPage *self, OfftakeFlowView *flow_view);

/* The shown chart (see flows/chart-export.h), to be written to @path. (transfer full) */
OfftakeChartExport *offtake_flows_page_read_chart (OfftakeFlowsPage *self, const char *path, GError **error);
/* Whether one of the actions "chart.…" can be done now. */
gboolean offtake_flows_page_can (OfftakeFlowsPage *self, const char *action);

G_END_DECLS
