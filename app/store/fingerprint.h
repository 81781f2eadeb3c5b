/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a plan file should hold, kept in it: for each table the sum of the SHA-256 hashes of its rows,
   in table "meta". SQLite's own checks miss most changed bits that change content; this finds them
   all. A sum follows each edit at the cost of the rows that it changes, and does not depend on their
   order. It is against accidents: whoever changes a file on purpose can change the sums too. */

#include "store/database.h"

G_BEGIN_DECLS

/* Sums up every table anew: for a file that has just been made or migrated. */
gboolean offtake_fingerprint_write (OfftakeDatabase *database, GError **error);

/* Whether every table holds what it should; OFFTAKE_ERROR_DAMAGED names the first that does not. The
   journal counts by the digests of its steps, which are checked when a step is used. */
gboolean offtake_fingerprint_check (OfftakeDatabase *database, GError **error);

/* The sums of the plan's tables: the same text for the same plan. (transfer full) */
char *offtake_fingerprint_text (OfftakeDatabase *database, GError **error);

/* Brings the sums of the plan's tables in line after @changes have been applied (or, @backwards, their
   inverse), inside the same transaction. */
gboolean offtake_fingerprint_follow (OfftakeDatabase *database, GBytes *changes, gboolean backwards,
                                     GError **error);

/* Which rows of the journal. */
typedef enum {
  OFFTAKE_STEPS_ONE,    /* of one number */
  OFFTAKE_STEPS_UNDONE, /* all that are undone */
} OfftakeSteps;

/* Takes rows of the journal out of its sum, before they are changed, and puts them in again. */
gboolean offtake_fingerprint_remove_steps (OfftakeDatabase *database, OfftakeSteps which, gint64 number,
                                           GError **error);
gboolean offtake_fingerprint_add_steps (OfftakeDatabase *database, OfftakeSteps which, gint64 number,
                                        GError **error);

/* Puts a sealed edition into the sum of its table, after its row was inserted. */
gboolean offtake_fingerprint_add_edition (OfftakeDatabase *database, gint64 number, GError **error);

G_END_DECLS
