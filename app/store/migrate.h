/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a plan file must look like: its header, its schema, and how an older one becomes today's. The
   scripts resources/schema/NNN.sql each lead from version NNN-1 to NNN and never change once they
   are released. */

#include "store/database.h"

G_BEGIN_DECLS

/* "OFTK", at byte 68 of the file. */
#define OFFTAKE_FILE_ID 0x4f46544b
#define OFFTAKE_HEADER_SIZE    100
/* Smaller than SQLite's smallest page: no database. */
#define OFFTAKE_MIN_FILE_SIZE 512

/* The version that this program writes. */
guint offtake_schema_version (void);

/* Reads the version of a plan file out of its first @size bytes, before SQLite sees the file.
   OFFTAKE_ERROR_SCHEMA: it is no plan at all. */
gboolean offtake_schema_read_header (const guchar *header, gsize size, const char *name, guint *version,
                                     GError **error);

/* Sets the error for a file of a later version, which @database may be: it names the program that
   is needed, where the file says it. Returns: FALSE */
gboolean offtake_schema_refuse_newer (OfftakeDatabase *database, guint version, GError **error);

/* Whether the schema is to the letter that of @version: any other table, trigger, view or index is
   OFFTAKE_ERROR_SCHEMA. */
gboolean offtake_schema_check (OfftakeDatabase *database, guint version, GError **error);

/* Brings a database of version @from (0: an empty one) to today's, in the transaction that is open or
   in one of its own. Undo steps of an older version are dropped: they do not fit the new tables. */
gboolean offtake_schema_migrate (OfftakeDatabase *database, guint from, GError **error);

G_END_DECLS
