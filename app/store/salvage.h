/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What can still be read of a damaged plan file. The file is not touched. */

#include "model/plan.h"

G_BEGIN_DECLS

/* Reads every row that can be read, from both ends of each table, and leaves out what is then no valid
   part of a plan: records that are malformed, and those that refer to what is lost.

   @losses (transfer full): array of char *, a sentence for each thing that is lost or in doubt; empty if
   the file is sound.
   Returns: (transfer full): a valid plan. OFFTAKE_ERROR_SCHEMA: no plan file, a newer one, or one whose
   tables are not known; OFFTAKE_ERROR_DAMAGED: nothing can be read. */
OfftakePlan *offtake_salvage_plan (const char *path, GPtrArray **losses, GError **error);

G_END_DECLS
