/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Takes pasted rows into a document. */

#include <gio/gio.h>

#include "document/document.h"
#include "exchange/paste.h"

G_BEGIN_DECLS

/* Adds what is new and changes what is changed, as one step of undo; rows that are refused stay out.
   On error nothing has changed, and the row at fault is refused from then on. */
gboolean offtake_intake_apply (OfftakePaste *paste, OfftakeDocument *document, GError **error);

/* The same on a worker, which has @paste until finish; the document takes no edit until then. Cancelled
   too late, it is done all the same. finish must be called. */
void     offtake_intake_apply_async (OfftakePaste *paste, OfftakeDocument *document, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer data);
gboolean offtake_intake_apply_finish (GAsyncResult *result, GError **error);

G_END_DECLS
