/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The pages of a window, one of them shown: "flows", "agreements", "network", "compliance". Property
   "stack" (AdwViewStack), for switchers. */

#include "pane.h"
#include "report/flow-graph.h"

G_BEGIN_DECLS

typedef struct _OfftakeChartExport OfftakeChartExport;

#define OFFTAKE_TYPE_PAGE_STACK (offtake_page_stack_get_type ())
G_DECLARE_FINAL_TYPE (OfftakePageStack, offtake_page_stack, OFFTAKE, PAGE_STACK, OfftakePane)

/* The name of the page that is shown; property "shown". */
const char *offtake_page_stack_get_shown (OfftakePageStack *self);
/* Shows a page and gives it the focus. */
void offtake_page_stack_show (OfftakePageStack *self, const char *name);
/* Shows the page that a record stands on, with the record selected there. */
void offtake_page_stack_show_record (OfftakePageStack *self, OfftakeRecord *record);
/* Shows the verdicts of the rule of that title. */
void offtake_page_stack_show_rule (OfftakePageStack *self, const char *title);
/* Shows the agreements in which @text is found. */
void offtake_page_stack_show_agreements (OfftakePageStack *self, const char *text);
/* Where a person types what to find on the page. */
void offtake_page_stack_find (OfftakePageStack *self);

/* Whether an action of the page that is shown, "chart.pin", can be done now; and does it. */
gboolean offtake_page_stack_can (OfftakePageStack *self, const char *action);
void offtake_page_stack_activate (OfftakePageStack *self, const char *action, GVariant *target);

/* Turns to the chart and compares it with @choice, as flows/compare-button.h says it. */
void offtake_page_stack_compare (OfftakePageStack *self, const char *choice);
void offtake_page_stack_get_flow_view (OfftakePageStack *self, OfftakeFlowView *flow_view);
/* The shown chart (see flows/chart-export.h), to be written to @path. (transfer full) */
OfftakeChartExport *offtake_page_stack_read_chart (OfftakePageStack *self, const char *path, GError **error);

G_END_DECLS
