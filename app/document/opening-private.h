/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What an opening hands over. */

#include "document/opening.h"
#include "store/journal.h"
#include "store/plan-file.h"

G_BEGIN_DECLS

struct _OfftakeOpening {
  OfftakePlanFile *file;    /* NULL where it was salvaged */
  OfftakeJournal  *journal; /* NULL where the plan cannot be edited */
  OfftakePlan     *plan;
  char            *path, *read_only_reason;
  gboolean         is_made; /* the file was made for it, and goes away unless a document has it */
};

/* The file at @path, of which @plan is known to be the content. */
OfftakeOpening *offtake_opening_new_known (const char *path, OfftakePlan *plan, GCancellable *cancellable,
                                           GError **error);

G_END_DECLS
