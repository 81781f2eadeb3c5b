/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A document's plan as it might be, solved beside what is shown: for comparing. */

#include "document/document.h"
#include "rules/check.h"

G_BEGIN_DECLS

typedef struct {
  OfftakePlan       *plan; /* as it might be; nobody else's */
  OfftakeSolution   *solution;
  OfftakeCompliance *checks; /* NULL where they were not asked for */
} OfftakeVariant;

void offtake_variant_free (OfftakeVariant *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeVariant, offtake_variant_free)

/* Solves the document's plan as it stands under @scenario (nullable: the base plan) on a worker that reads a
   copy of its own, and checks it against the rules if @with_checks. */
void offtake_variant_async (OfftakeDocument *document, const char *scenario, gboolean with_checks,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/* The plan with the scenario that is shown, but without the agreement of that id, solved and checked.
   OFFTAKE_ERROR_NOT_FOUND where there is none. */
void offtake_variant_without_async (OfftakeDocument *document, const char *agreement, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data);
/* (transfer full); NULL with G_IO_ERROR_CANCELLED among others. */
OfftakeVariant *offtake_variant_finish (GAsyncResult *result, GError **error);

G_END_DECLS
