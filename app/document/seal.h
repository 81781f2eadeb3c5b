/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Sealing: the plan, the rules, what came of them and the pages become an edition, which the plan's
   file keeps as it is. */

#include "document/document.h"
#include "report/summary.h"
#include "store/edition.h"

G_BEGIN_DECLS

typedef struct {
  const char           *title;       /* one line; NULL or empty without */
  const char           *prepared_by; /* one line; NULL or empty without */
  guint32               made;        /* julian day */
  OfftakeSummaryOptions pages;       /* scenario, fingerprint, edition and names are set by sealing */
} OfftakeSealOptions;

/* An A4 summary with every section, of today. */
void offtake_seal_options_init (OfftakeSealOptions *options);

/* Builds edition @number of @base, of which @solution is the one with @scenario (nullable: an id) laid
   over it. Any thread that owns the plan.

   Returns: (transfer full): NULL with OFFTAKE_ERROR_INVALID if a name has more than one line */
OfftakeEdition *offtake_seal_new (OfftakePlan *base, const char *scenario, OfftakeSolution *solution, gint64 number,
                                  const OfftakeSealOptions *options, GError **error);

/* Seals the document, which must be solved, as it stands: the edition is built on a worker thread from
   a copy, and stored at the end. */
void   offtake_document_seal_async (OfftakeDocument *self, const OfftakeSealOptions *options, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data);
/* The number of the edition; 0 on error. */
gint64 offtake_document_seal_finish (OfftakeDocument *self, GAsyncResult *result, GError **error);

/* As offtake_edition_list() and offtake_edition_load() of the document's file. */
GPtrArray      *offtake_document_list_editions (OfftakeDocument *self, GError **error);
OfftakeEdition *offtake_document_load_edition (OfftakeDocument *self, gint64 number, GError **error);

/* The sealed plan. (transfer full) */
OfftakePlan *offtake_edition_read_plan (const OfftakeEdition *edition, GError **error);

G_END_DECLS
