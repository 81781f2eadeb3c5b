/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Reading untrusted JSON and writing the canonical text of spec "Canonical text". Trees are
   jansson's json_t, which keeps the order of keys. */

#include <glib.h>
#include <jansson.h>

G_BEGIN_DECLS

#define OFFTAKE_JSON_MAX_DEPTH 64
#define OFFTAKE_JSON_MAX_BYTES (128u << 20)
#define OFFTAKE_JSON_MAX_VALUES 2000000u
#define OFFTAKE_JSON_MAX_TEXT (1u << 20) /* bytes of a text as it is written */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

/* Reads one JSON text. @name is what errors call the input (a file's name). Refused with line and
   column: malformed text, invalid UTF-8, duplicate keys, nesting over OFFTAKE_JSON_MAX_DEPTH,
   more values than OFFTAKE_JSON_MAX_VALUES, texts over OFFTAKE_JSON_MAX_TEXT, numbers that are not finite or too big.

   Returns: (transfer full): the tree, or NULL with OFFTAKE_ERROR_INVALID. */
json_t *offtake_json_read (const char *text, gsize length, const char *name, GError **error);
/* Also OFFTAKE_ERROR_NOT_FOUND and OFFTAKE_ERROR_SYSTEM. */
json_t *offtake_json_read_file (const char *path, GError **error);

/* Canonical text: two-space indent, keys in the order of the tree, integers without a point, other
   numbers the shortest that read back the same, one newline at the end. */
char *offtake_json_write (json_t *value);

/* The same without any white space, for a table's cell. */
char *offtake_json_write_compact (json_t *value);

/* The shortest text that reads back as @number; exponent form below 1e-5 and from 1e17.
   @number must be finite. */
void offtake_json_append_number (GString *text, double number);

/* Whether both are equal, or both NULL: absent. */
gboolean offtake_json_is_same (json_t *a, json_t *b);

/* A tree's number: an integer where @number is whole, so that it is written without a point. */
json_t *offtake_json_number (double number);

/* Reads a tree's number. Refused: what is no number, and an integer that a double cannot hold
   exactly (a reader never drops data in silence). A negative zero reads as 0. */
gboolean offtake_json_get_number (json_t *value, double *number, GError **error);

G_END_DECLS
