/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Takes what a foreign file brings into a plan that is there already, as one step of undo. */

#include <gio/gio.h>

#include "document/document.h"
#include "exchange/import.h"

G_BEGIN_DECLS

typedef struct {
  guint added;   /* agreements */
  guint changed; /* agreements */
  guint others;  /* materials, parties, sites and the like that were new */
} OfftakeBroughtIn;

/* Materials, parties, sites and price indices that the plan has by name are those; others are added.
   Where the source gives ids to its agreements, one that the plan has takes the fields that it gives;
   else all of them are new. An agreement that cannot stand in the plan joins the refused of @import.

   OFFTAKE_ERROR_INVALID: nothing can stand, another currency, or a whole plan, which is merged and not
   imported. On error nothing has changed. */
gboolean offtake_document_bring_in (OfftakeDocument *self, OfftakeImport *import, OfftakeBroughtIn *brought, GError **error);

/* The same on a worker, which has @import until finish; the document takes no edit until then. Cancelled
   too late, it is done all the same. finish must be called. */
void     offtake_document_bring_in_async (OfftakeDocument *self, OfftakeImport *import, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer data);
gboolean offtake_document_bring_in_finish (GAsyncResult *result, OfftakeBroughtIn *brought, GError **error);

G_END_DECLS
