/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Changesets of the plan's tables, as bytes: recorded, joined, read, applied forwards and backwards. */

#include "store/database.h"

G_BEGIN_DECLS

/* Starts recording the changes of the plan's tables. NULL with @error. */
sqlite3_session *offtake_changeset_record (OfftakeDatabase *database, GError **error);
/* What was recorded; no bytes if nothing has changed. */
GBytes *offtake_changeset_take (OfftakeDatabase *database, sqlite3_session *session, GError **error);

/* The changes of @first and then of @second as one. */
GBytes *offtake_changeset_join (OfftakeDatabase *database, GBytes *first, GBytes *second, GError **error);

/* The rows it changes: array of OfftakeRowName. Bytes that are not to the letter a changeset of the
   plan's tables are OFFTAKE_ERROR_DAMAGED; what this has not seen must not be joined or applied. */
GPtrArray *offtake_changeset_rows (OfftakeDatabase *database, GBytes *changes, GError **error);

/* Applies it, or its inverse, inside the caller's transaction, which is rolled back on error. Any
   conflict, and what is referred to but gone, is OFFTAKE_ERROR_DAMAGED. */
gboolean offtake_changeset_apply (OfftakeDatabase *database, GBytes *changes, gboolean backwards, GError **error);

G_END_DECLS
