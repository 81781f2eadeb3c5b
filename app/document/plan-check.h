/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Holds a document's plan against the rules on a worker thread. The worker reads a copy of the plan
   of its own, so that editing goes on meanwhile. */

#include <gio/gio.h>

#include "document/document.h"
#include "rules/check.h"

G_BEGIN_DECLS

/* The rules that the program brings with it, read when they are asked for first. (transfer none) */
OfftakeRuleBook *offtake_plan_check_get_book (void);

/* Checks the plan as it stands, with the scenario that is shown; the document must be solved. */
void offtake_plan_check_async (OfftakeDocument *document, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data);
/* (transfer full): the verdicts; NULL with G_IO_ERROR_CANCELLED. */
OfftakeCompliance *offtake_plan_check_finish (GAsyncResult *result, GError **error);

G_END_DECLS
