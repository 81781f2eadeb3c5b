/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Flows between nodes, as other programs keep them, and the plan of plain flows that they make: every
   node a site (a source, a sink, or a hub that passes on what it gets), every type a material, every
   time a period. Read by flow-list-json.h and flow-list-csv.h. */

#include "exchange/import.h"

G_BEGIN_DECLS

typedef struct _OfftakeFlowList OfftakeFlowList;

/* @import (not owned) collects the rows that are refused. */
OfftakeFlowList *offtake_flow_list_new (OfftakeImport *import);
void             offtake_flow_list_free (OfftakeFlowList *self);

/* The node of an id, made where there is none yet. */
guint offtake_flow_list_ensure_node (OfftakeFlowList *self, const char *id);
/* G_MAXUINT if there is none. */
guint offtake_flow_list_find_node (const OfftakeFlowList *self, const char *id);
guint offtake_flow_list_n_nodes (const OfftakeFlowList *self);
void  offtake_flow_list_set_name (OfftakeFlowList *self, guint node, const char *name);

/* Adds a flow of @value t. @type and @time may be NULL or "". A flow that cannot stand is refused by
   its @place: a value that is negative or not finite, a time that names no year, quarter, month or
   day. */
void offtake_flow_list_add (OfftakeFlowList *self, guint source, guint target, const char *type,
                            const char *time, double value, const char *place);

/* Makes the plan of @import. Flows of one source, target and type at several times are one
   agreement; without times each flow is one, and holds in @year. Months and days count to their
   quarter, the finest step of a plan. */
gboolean offtake_flow_list_make_plan (OfftakeFlowList *self, const char *title, const char *currency,
                                      int year, GError **error);

/* Reads "2027", "2027Q3", "2027-Q3", "2027-08" or "2027-08-31", also with a time of day behind: the
   year, or the quarter. */
gboolean offtake_flow_list_parse_time (const char *text, OfftakePeriod *period);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeFlowList, offtake_flow_list_free)

G_END_DECLS
