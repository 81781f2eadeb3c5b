/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Which sites stand together as one node of the chart, what it is called and where it belongs. */

#include "report/flow-graph.h"

G_BEGIN_DECLS

typedef struct {
  char *id, *label;
  guint first_site; /* of the network */
  int   column;     /* by stage, from 0 without gaps; -1: free */
} OfftakeFlowGroup;

typedef struct {
  GArray    *groups; /* OfftakeFlowGroup, in the order of their first sites */
  guint     *of_site;
  gboolean   fixed;  /* every group has a column */
  GPtrArray *column_titles; /* char *, NULL unless fixed */
} OfftakeFlowGroups;

/* Only sites that @used marks. */
OfftakeFlowGroups *offtake_flow_groups_new (OfftakePlan *plan, OfftakeNetwork *network, OfftakeGroupBy by,
                                            const gboolean *used);
void               offtake_flow_groups_free (OfftakeFlowGroups *self);

/* A stage in the user's language: "Refiners". */
const char *offtake_flow_stage_name (guint stage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeFlowGroups, offtake_flow_groups_free)

G_END_DECLS
