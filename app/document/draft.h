/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* New records that are sound from the start: an id of their own, and whatever a record of its list
   must have and the person has not said. They are not in the plan yet. */

#include "model/plan.h"

G_BEGIN_DECLS

/* An id that no record of @list has, made of @name: "sierra-arc", "sierra-arc-2". (transfer full) */
char *offtake_draft_id (OfftakePlan *plan, const char *list, const char *name);

/* A record of @list with the fields of @given, an object without "id": what was asked for. An
   agreement is a draft of no tonnes, a price is 0, a recipe takes and makes nothing yet.

   Returns: (transfer full): NULL with @error where @given does not make a record */
OfftakeRecord *offtake_draft_new (OfftakePlan *plan, const char *list, json_t *given, GError **error);

/* A copy under an id of its own, whose name or number tells it from the first. An agreement's copy
   is a draft without the history and the signature of the first. (transfer full) */
OfftakeRecord *offtake_draft_copy (OfftakePlan *plan, OfftakeRecord *record);

G_END_DECLS
