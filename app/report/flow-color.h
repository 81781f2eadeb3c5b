/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Which colours the chart has, and how an agreement's flow divides among them. */

#include "report/flow-meter.h"

G_BEGIN_DECLS

/* Materials that have a colour of their own; with more of them, their roles have. */
#define OFFTAKE_FLOW_MAX_MATERIALS 10

typedef struct {
  OfftakeFlowMeter meter;
  OfftakeColorBy   by;
  gboolean         by_role;
  guint           *series; /* of a material, role, origin class or status; OFFTAKE_NONE if it has none */
  GPtrArray       *names;  /* char *, one per series of the palette; NULL: none of that colour */
  GPtrArray       *verdicts; /* compliance: GArray of guint series per agreement, of each period; NULL
                                where it is not solved */
} OfftakeFlowColors;

/* The colours are those of all solved periods and of all measures: a role, a status, an origin or a
   verdict has the same one in every plan, a material of a small plan in all its charts. */
OfftakeFlowColors *offtake_flow_colors_new (const OfftakeFlowMeter *meter, OfftakeColorBy by);
void               offtake_flow_colors_free (OfftakeFlowColors *self);

/* Shares of an agreement's flow by series: @shares has as many places as there are names, and sums
   to 1. Which places can ever be above 0 is told by offtake_flow_colors_may(). */
void     offtake_flow_colors_share (const OfftakeFlowColors *self, guint period, guint agreement, double *shares);
gboolean offtake_flow_colors_may (const OfftakeFlowColors *self, guint agreement, guint series);

/* A status in the user's language, as a legend or a table names it. */
const char *offtake_flow_status_name (guint status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeFlowColors, offtake_flow_colors_free)

G_END_DECLS
