/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What chart, table and clipboard show: the flows of the shown period, less what is hidden. */

#include "report/flow-filter.h"
#include "report/flow-graph.h"
#include "view.h"

G_BEGIN_DECLS

typedef struct {
  OfftakeFlowView view;
  double          least; /* flows of less are hidden; 0: none are */
  OfftakeRecord  *path;  /* a site or an agreement whose path alone is shown; NULL: all */
} OfftakeFlowSource;

gboolean offtake_flow_source_equal (const OfftakeFlowSource *a, const OfftakeFlowSource *b);

/* NULL while there is no solution of the shown period. (transfer full) */
OfftakeGraph *offtake_flow_source_graph (const OfftakeFlowSource *self, OfftakeView *view, OfftakeFlowHidden *hidden);

/* What is hidden, in a sentence; NULL where nothing is. (transfer full) */
char *offtake_flow_source_describe (const OfftakeFlowSource *self, const OfftakeGraph *graph,
                                    const OfftakeFlowHidden *hidden);

G_END_DECLS
