/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Leaves flows out of a chart, and says how many and how much. */

#include "sankey/graph.h"

G_BEGIN_DECLS

typedef struct {
  double least; /* what moves less is left out; 0: nothing is */
  gboolean path; /* only what lies up- and downstream of the subject */
  gboolean by_link; /* the subject is an agreement, else a node */
  guint subject; /* its tag */
} OfftakeFlowFilter;

/* An agreement in several colours is one flow. */
typedef struct {
  guint n;
  double sum, total; /* of what is hidden, and of all flows, in the graph's unit */
  double largest;    /* one band of all flows, hidden or not */
} OfftakeFlowHidden;

/* Nodes without a flow or a stub go along. With a filter that hides nothing the graph stays as it
   is, flows of 0 and all. */
void offtake_flow_filter_apply (const OfftakeFlowFilter *self, OfftakeGraph *graph, OfftakeFlowHidden *hidden);

G_END_DECLS
