/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* How much of what the chart measures an agreement moves, and a site lacks, keeps or loses. */

#include "report/flow-graph.h"

G_BEGIN_DECLS

typedef struct {
  OfftakePlan           *plan;
  const OfftakeSolution *solution;
  OfftakeNetwork        *network;
  OfftakeMeasure         measure;
  guint                  element;
  OfftakeMassUnit        mass;
  double                 unit; /* what amounts are counted in: thousands or millions of large money, tonnes in
                                  the unit of mass, else 1 */
} OfftakeFlowMeter;

/* What does not balance at a site by the agreements alone; none negative. Spot is what is bought
   nowhere, surplus what is sold nowhere, loss what a process takes in and does not give out. */
typedef struct {
  double shortage, surplus, loss;
} OfftakeFlowRest;

void offtake_flow_meter_init (OfftakeFlowMeter *self, OfftakePlan *plan, const OfftakeSolution *solution,
                              const OfftakeFlowView *view);

/* Whether a flow of @material can be seen at all: it holds the element. */
gboolean offtake_flow_meter_sees (const OfftakeFlowMeter *self, guint material);
/* Goods and contained element in the unit of mass, delivered emissions in t CO2e, value in offtake_flow_meter_unit();
   0 where there is no figure. A price below 0 counts as if the buyer paid it. */
double offtake_flow_meter_agreement (const OfftakeFlowMeter *self, guint period, guint agreement);
/* Emissions and money come from nowhere and end nowhere: there is no loss of them. */
OfftakeFlowRest offtake_flow_meter_rest (const OfftakeFlowMeter *self, guint period, guint site);

/* What @t tonnes of a material count that are needed and bought nowhere. */
double offtake_flow_meter_short (const OfftakeFlowMeter *self, guint period, guint material, double t);

/* "t", "kg", "t CO₂e", "M USD": the same for all periods. (transfer full) */
char *offtake_flow_meter_unit (const OfftakeFlowMeter *self);
/* "1,882 t". (transfer full) */
char *offtake_flow_meter_text (const OfftakeFlowMeter *self, double amount);
/* What the chart shows: "Goods", "Contained Ni". (transfer full) */
char *offtake_flow_meter_title (const OfftakeFlowMeter *self);
/* What follows an amount in a sentence: "NiSO4·6H2O", "Ni in NiSO4·6H2O". (transfer full) */
char *offtake_flow_meter_of (const OfftakeFlowMeter *self, guint material);

G_END_DECLS
