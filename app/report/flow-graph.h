/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A period of a solution as a Sankey graph: what the chart shows, by measure, colour and grouping. */

#include "base/text.h"
#include "engine/solution.h"
#include "sankey/graph.h"

G_BEGIN_DECLS

typedef enum { OFFTAKE_MEASURE_GOODS, OFFTAKE_MEASURE_ELEMENT, OFFTAKE_MEASURE_CARBON, OFFTAKE_MEASURE_VALUE } OfftakeMeasure;
typedef enum { OFFTAKE_COLOR_MATERIAL, OFFTAKE_COLOR_ORIGIN, OFFTAKE_COLOR_STATUS, OFFTAKE_COLOR_COMPLIANCE } OfftakeColorBy;
typedef enum { OFFTAKE_GROUP_SITE, OFFTAKE_GROUP_PARTY, OFFTAKE_GROUP_COUNTRY, OFFTAKE_GROUP_STAGE } OfftakeGroupBy;

/* Another state of the plan that a chart is compared with, the same period of it. Borrowed. */
typedef struct {
  OfftakePlan           *plan;
  const OfftakeSolution *solution;
  const char            *name; /* "Base plan" */
} OfftakeFlowOther;

typedef struct {
  OfftakeMeasure measure;
  guint          element; /* of the network, for OFFTAKE_MEASURE_ELEMENT */
  OfftakeColorBy color;
  OfftakeGroupBy group;
  OfftakeMassUnit mass;   /* that goods and elements are counted in */
  guint          against; /* 1 + the period that is compared with: the chart shows differences; 0: none */
  const OfftakeFlowOther *other; /* or the state that is compared with; NULL: none */
} OfftakeFlowView;

/* Node tags are indices of sites (of groups: of the first site in it), link tags of agreements, in
   the solution's network, beyond its last for what only the other state has. @plan is the plan that was
   compiled.

   Returns: (transfer full) */
OfftakeGraph *offtake_flow_graph_new (OfftakePlan *plan, const OfftakeSolution *solution, guint period,
                                      const OfftakeFlowView *view);

/* Px per unit of value so that the fullest of @graphs (OfftakeGraph), a view's periods, fits @height: one
   scale over the years. Needs no plan, so that a worker can ask for it. */
double offtake_flow_graph_scale (const GPtrArray *graphs, double width, double height);
/* The same of all periods that are solved. */
double offtake_flow_graph_common_scale (OfftakePlan *plan, const OfftakeSolution *solution,
                                        const OfftakeFlowView *view, double width, double height);

/* Names by palette series, NULL for those that the view never has. (transfer full) array of char *. */
GPtrArray *offtake_flow_graph_legend (OfftakePlan *plan, const OfftakeSolution *solution, const OfftakeFlowView *view);

G_END_DECLS
