/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a plan would be without one of its agreements: the other side of "if we sign this". */

#include "document/document.h"
#include "rules/check.h"

G_BEGIN_DECLS

/* Takes the agreement of that id out of a plan that nobody edits, with its deliveries and what calls it
   its mirror; scenarios, which have been laid over it before, stay as they are. FALSE with OFFTAKE_ERROR_NOT_FOUND where there is none. */
gboolean offtake_plan_take_out (OfftakePlan *plan, const char *agreement, GError **error);

typedef struct {
  OfftakeSolution   *solution;
  OfftakeCompliance *checks;
} OfftakeWithout;

void offtake_without_free (OfftakeWithout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeWithout, offtake_without_free)

/* Solves and checks the document's plan, with the scenario that is shown, without the agreement, on a
   worker that reads a copy of its own; the document must be solved. */
void offtake_without_async (OfftakeDocument *document, const char *agreement, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data);
/* (transfer full); NULL with G_IO_ERROR_CANCELLED among others. */
OfftakeWithout *offtake_without_finish (GAsyncResult *result, GError **error);

G_END_DECLS
