/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Deleting a record that others use, with all that would be left hanging: what cannot be without it
   goes too; what merely names it forgets it. */

#include "document/document.h"

G_BEGIN_DECLS

typedef struct {
  GPtrArray *removed; /* OfftakeRecord, users before what they use; the record itself is the last */
  GPtrArray *changed; /* OfftakeRecord that stay without what names a removed one */
} OfftakeRemoval;

/* What deleting @record would take. (transfer full) */
OfftakeRemoval *offtake_removal_new (OfftakePlan *plan, OfftakeRecord *record);
/* The same of several (OfftakeRecord), which need not be the last of what is removed. */
OfftakeRemoval *offtake_removal_new_several (OfftakePlan *plan, const GPtrArray *records);
void            offtake_removal_free (OfftakeRemoval *self);

/* Does it, as one step of undo called @label; on error nothing has changed. */
gboolean offtake_removal_apply (OfftakeRemoval *self, OfftakeDocument *document, const char *label, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeRemoval, offtake_removal_free)

G_END_DECLS
