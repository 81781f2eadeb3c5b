/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The door for foreign files: finds out what a file is and reads it into a plan. */

#include "exchange/import.h"
#include "exchange/mapping.h"

G_BEGIN_DECLS

/* Reads plan JSON, a flow list (JSON or CSV) or a table of agreements (CSV or XLSX) by what @path
   holds. @mapping is nullable. What names no time holds in @year, what names no currency is in
   @currency. Beside "x_flows.csv" a table of nodes "x_nodes.csv" is read too.

   Returns: (transfer full): what would come in, with a sound plan in it, or NULL with @error, which
   names the file and the place in it. */
OfftakeImport *offtake_foreign_read_file (const char *path, const OfftakeMapping *mapping, int year,
                                          const char *currency, GError **error);

/* The same where another thread looks at @progress and may stop it: G_IO_ERROR_CANCELLED. */
OfftakeImport *offtake_foreign_read_file_watched (const char *path, const OfftakeMapping *mapping, int year,
                                                  const char *currency, OfftakeImportProgress *progress,
                                                  GError **error);

/* The same of bytes; @name is what errors call them. Nothing is looked for beside them. */
OfftakeImport *offtake_foreign_read_bytes (GBytes *bytes, const char *name, const OfftakeMapping *mapping, int year,
                                           const char *currency, GError **error);

/* The table in a file as it would be read, for a person to say what its columns are. @table is set to
   "flows" or "agreements", which is also what it is where nothing tells.

   Returns: (transfer full): NULL without an error where the file is no table but JSON. */
OfftakeCells *offtake_foreign_read_cells (const char *path, const OfftakeMapping *mapping, const char **table,
                                          GError **error);

G_END_DECLS
