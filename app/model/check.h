/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What must hold between the records of a plan: spec "Validation". */

#include "model/plan.h"

G_BEGIN_DECLS

/* Checks every reference, every recipe (no element created, by yields per feed), every quantity
   (self-defining shares, shares of what the other side does not need or make) and every scenario.
   The first fault found, in plan order, is reported with its path: "agreements[3].buyer: ...". */
gboolean offtake_check_plan (OfftakePlan *plan, GError **error);

/* The same for one record as it would stand in @plan (a changed copy, or a new one): enough before
   an edit is stored in a plan that is sound. Also checks the records that depend on it, and the
   scenarios. Faults of the record itself are named by its keys alone: "quantity.basis: ...". */
gboolean offtake_check_record (OfftakePlan *plan, OfftakeRecord *record, GError **error);

/* The same for several records of a plan that change together: what holds only when all are changed
   holds. */
gboolean offtake_check_records (OfftakePlan *plan, const GPtrArray *records, GError **error);

/* Records that refer to @record, and scenarios that change it. Returns: (transfer full): array of OfftakeRecord. */
GPtrArray *offtake_check_users (OfftakePlan *plan, OfftakeRecord *record);

G_END_DECLS
