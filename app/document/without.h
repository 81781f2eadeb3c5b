/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a plan would be without one of its agreements: the other side of "if we sign this". */

#include "model/plan.h"

G_BEGIN_DECLS

/* Takes the agreement of that id out of a plan that nobody edits, with its deliveries and what calls it
   its mirror; scenarios, which have been laid over it before, stay as they are. FALSE with
   OFFTAKE_ERROR_NOT_FOUND where there is none. */
gboolean offtake_plan_take_out (OfftakePlan *plan, const char *agreement, GError **error);

G_END_DECLS
