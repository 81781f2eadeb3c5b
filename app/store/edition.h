/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Sealed editions: what a plan was, by which rules it was judged, what came of it and the pages that
   tell so, kept in the plan's file as they were. Sealing is no edit: nothing undoes it. */

#include "store/database.h"

G_BEGIN_DECLS

typedef struct {
  gint64 number;       /* from 1 */
  char  *title;        /* one line, as "Board meeting"; may be empty */
  char  *made;         /* the day, "2026-11-25" */
  char  *prepared_by;  /* may be empty */
  char  *scenario;     /* id; empty for the base plan */
  char  *program;      /* version that sealed it */
  char  *digest;       /* SHA-256 of all of the above and of model, rules and results, in hex */
  char  *pages_digest; /* SHA-256 of the pages, which name the digest */
  GBytes *model;       /* canonical plan JSON, of the base plan */
  GBytes *rules;       /* rule packs as JSON */
  GBytes *results;     /* flows and verdicts as JSON */
  GBytes *pages;       /* the summary as PDF */
} OfftakeEdition;

OfftakeEdition *offtake_edition_new (void);
void            offtake_edition_free (OfftakeEdition *self);

/* Over texts and contents but the pages; see `digest`. (transfer full) */
char *offtake_edition_compute_digest (const OfftakeEdition *self);
char *offtake_edition_compute_pages_digest (const OfftakeEdition *self);

/* The number that the next edition gets; 0 on error. */
gint64   offtake_edition_next_number (OfftakeDatabase *database, GError **error);
/* In a transaction of its own. All members must be set. */
gboolean offtake_edition_insert (OfftakeDatabase *database, const OfftakeEdition *self, GError **error);

/* In the order of their numbers, without contents. (transfer full): OfftakeEdition; NULL on error. */
GPtrArray      *offtake_edition_list (OfftakeDatabase *database, GError **error);
/* With contents, which must be what was sealed: else OFFTAKE_ERROR_DAMAGED. OFFTAKE_ERROR_NOT_FOUND
   names the numbers that there are. */
OfftakeEdition *offtake_edition_load (OfftakeDatabase *database, gint64 number, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeEdition, offtake_edition_free)

G_END_DECLS
