/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The new plan file of a command. */

#include "model/plan.h"

G_BEGIN_DECLS

/* Writes @plan to the plan file @path, whole or not at all. A file that is there is refused unless
   @replace, naming the option --replace. */
gboolean offtake_target_create (const char *path, OfftakePlan *plan, gboolean replace, GError **error);

G_END_DECLS
