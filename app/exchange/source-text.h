/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Foreign bytes as text. */

#include <glib.h>

G_BEGIN_DECLS

/* No table of agreements or flows needs more. */
#define OFFTAKE_TABLE_MAX_BYTES (64u << 20)

/* All of a file, which may be a pipe. OFFTAKE_ERROR_NOT_FOUND, OFFTAKE_ERROR_SYSTEM, and
   OFFTAKE_ERROR_INVALID above @max_bytes. (transfer full) */
GBytes *offtake_source_read_file (const char *path, guint max_bytes, GError **error);

/* UTF-8 without a byte order mark. @encoding is an iconv name, or NULL: then by byte order mark,
   UTF-16 without one by its zero bytes, UTF-8 where it is valid, and Windows-1252 otherwise. Refused:
   what the encoding does not know, and zero bytes. (transfer full) */
char *offtake_source_decode (const char *bytes, gsize size, const char *encoding, gsize *length,
                             GError **error);

G_END_DECLS
