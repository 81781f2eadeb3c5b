/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What would turn a verdict of a document, found on a worker thread from a copy of the plan. */

#include "document/document.h"
#include "rules/lever.h"

G_BEGIN_DECLS

/* @finding is one of @compliance, which is of the document's plan as it stands, with the scenario that
   is shown. */
void offtake_plan_fix_async (OfftakeDocument *document, OfftakeCompliance *compliance, const OfftakeFinding *finding,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/* (transfer full): OfftakeLever; NULL with G_IO_ERROR_CANCELLED. */
GPtrArray *offtake_plan_fix_finish (GAsyncResult *result, GError **error);

G_END_DECLS
