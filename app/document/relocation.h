/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* "Save As": the plan is copied to another place on a worker while it is edited on, and the document goes
   over to the copy at a moment when both are the same. */

#include <gio/gio.h>

#include "document/document.h"

G_BEGIN_DECLS

typedef struct _OfftakeRelocation OfftakeRelocation;

/* Whether the plan can be copied out of its file; where that is gone, what is in memory is all there is and
   offtake_document_save_copy() writes it. */
gboolean offtake_document_can_relocate (OfftakeDocument *self);

/* The plan as it is now; on the main thread, which frees it too. */
OfftakeRelocation *offtake_relocation_new (OfftakeDocument *document, const char *path, GError **error);
void               offtake_relocation_free (OfftakeRelocation *self);

/* On a worker: writes the copy, whole, checked, synced, renamed into place, and opens it to be edited. A file
   that is there is replaced, unless it is a plan that somebody has open. */
gboolean offtake_relocation_write (OfftakeRelocation *self, GCancellable *cancellable, GError **error);

/* On the main thread, after it was written: goes over to the copy. NULL where the plan was edited since its
   state was taken: all is as before, and the copy is to be written again.

   Returns: (transfer full): the document itself, or, where that could not be edited, one that can */
OfftakeDocument *offtake_relocation_finish (OfftakeRelocation *self);

/* Takes the plan's state anew, to be written again. */
gboolean offtake_relocation_renew (OfftakeRelocation *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeRelocation, offtake_relocation_free)

G_END_DECLS
