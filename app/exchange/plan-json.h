/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The plan as JSON, format "offtake-plan" version 1: the lossless text form of a plan. */

#include "base/json.h"
#include "model/plan.h"

G_BEGIN_DECLS

/* Reads and checks a whole plan. @name is what errors call the text, a file's name; they then give
   line and column, or the JSON path.

   Returns: (transfer full): the plan, or NULL with OFFTAKE_ERROR_INVALID. */
OfftakePlan *offtake_plan_json_read (const char *text, gsize length, const char *name, GError **error);
/* The same of a tree that was read already. */
OfftakePlan *offtake_plan_json_read_root (json_t *root, const char *name, GError **error);
OfftakePlan *offtake_plan_json_read_file (const char *path, GError **error);

/* The canonical text. (transfer full) */
char *offtake_plan_json_write (OfftakePlan *plan);

G_END_DECLS
