/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A flow of the chart as a line of a table: what moves from one node to another, with the
   agreements behind it. Properties: from, to, material, status, agreements, description (text),
   value and share (double). */

#include "sankey/graph.h"
#include "view.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_FLOW_ROW (offtake_flow_row_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeFlowRow, offtake_flow_row, OFFTAKE, FLOW_ROW, GObject)

/* The rows of a graph of the view's solution, array of OfftakeFlowRow; flows of one material and one
   status between the same nodes stand together. (transfer full) */
GPtrArray *offtake_flow_rows_new (OfftakeView *view, const OfftakeGraph *graph);

/* Of what the taker takes in, all flows together; NAN where it takes nothing. */
double offtake_flow_row_get_share (OfftakeFlowRow *self);
double offtake_flow_row_get_value (OfftakeFlowRow *self);
/* The first agreement in the plan as it stands; NULL if it is gone. */
OfftakeRecord *offtake_flow_row_get_agreement (OfftakeFlowRow *self, OfftakeView *view);
gboolean offtake_flow_row_has_agreement (OfftakeFlowRow *self, const char *id);

/* The rows as a spreadsheet takes them: a line of titles and a line per row, cells between tabs.
   (transfer full) */
char *offtake_flow_rows_to_text (GPtrArray *rows, const OfftakeGraph *graph);

G_END_DECLS
