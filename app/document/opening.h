/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A plan file that is opened, checked and read, and waits to be shown: made on any thread, for a large
   plan takes seconds. */

#include <gio/gio.h>

#include "document/document.h"

G_BEGIN_DECLS

typedef struct _OfftakeOpening OfftakeOpening;

/* As offtake_document_open(); @cancellable may be NULL. */
OfftakeOpening *offtake_opening_new (const char *path, GCancellable *cancellable, GError **error);
/* As offtake_document_create(); without @replace the file goes away where no document takes the opening over, and
   so does a copy. @plan belongs to the opening from now on. */
OfftakeOpening *offtake_opening_new_plan (const char *path, OfftakePlan *plan, gboolean replace,
                                          GCancellable *cancellable, GError **error);
/* Copies the plan file @from, which is only read, to @path, where nothing is, and opens the copy. */
OfftakeOpening *offtake_opening_new_copy (const char *from, const char *path, GCancellable *cancellable,
                                          GError **error);
/* As offtake_document_salvage(). */
OfftakeOpening *offtake_opening_new_salvaged (const char *path, GPtrArray **losses, GError **error);

void offtake_opening_free (OfftakeOpening *self);

/* On the main thread. Takes @opening over. (transfer full) */
OfftakeDocument *offtake_document_new_opened (OfftakeOpening *opening);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeOpening, offtake_opening_free)

G_END_DECLS
