/* SPDX-License-Identifier: MPL-2.0 */
#include "store/changeset.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "store/journal.h"
#include "store/table.h"

/* SQLite's own reader trusts the bytes of a changeset: some make it read for ever. This one knows
   the format (described with sqlite3session_changeset()) and takes nothing but what SQLite writes
   for our tables, so that what follows sees sound bytes only. */

#define MAX_VARINT_BYTES 9

enum { VALUE_ABSENT, VALUE_INTEGER, VALUE_REAL, VALUE_TEXT, VALUE_BLOB, VALUE_NULL };

typedef struct {
  const guchar *at, *end;
  const char *table; /* of the header that was read last; NULL before the first */
  guint n_columns, key;
} Reader;

/* One value; of text also where it lies. */
typedef struct {
  guchar type;
  const guchar *text;
  gsize length;
} Value;

static gboolean
skip (Reader *reader, gsize size)
{
  if (size > (gsize) (reader->end - reader->at))
    return FALSE;
  reader->at += size;
  return TRUE;
}

static gboolean
read_byte (Reader *reader, guchar *byte)
{
  if (reader->at == reader->end)
    return FALSE;
  *byte = *reader->at++;
  return TRUE;
}

/* Seven bits a byte, highest first, the highest bit for more to come. Nothing here needs a ninth
   byte, which would hold eight. */
static gboolean
read_varint (Reader *reader, gsize *number)
{
  guchar byte = 0x80;

  *number = 0;
  for (int i = 0; i < MAX_VARINT_BYTES - 1 && byte & 0x80; i++) {
    if (!read_byte (reader, &byte))
      return FALSE;
    *number = *number << 7 | (byte & 0x7f);
  }
  return !(byte & 0x80) && *number <= G_MAXINT32;
}

static gboolean
read_header (Reader *reader)
{
  gsize n_columns = 0;

  if (!read_varint (reader, &n_columns))
    return FALSE;
  const guchar *is_key = reader->at;
  if (!skip (reader, n_columns))
    return FALSE;
  const guchar *end = memchr (reader->at, 0, (gsize) (reader->end - reader->at));
  if (!end || !offtake_table_is_known ((const char *) reader->at))
    return FALSE;
  reader->table = g_intern_string ((const char *) reader->at);
  reader->at = end + 1;
  reader->n_columns = offtake_table_n_columns (reader->table);
  reader->key = offtake_table_key_column (reader->table);
  if (n_columns != reader->n_columns)
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    if (is_key[i] != (i == reader->key))
      return FALSE;
  return TRUE;
}

static gboolean
read_value (Reader *reader, Value *value)
{
  if (!read_byte (reader, &value->type))
    return FALSE;
  switch (value->type) {
  case VALUE_ABSENT:
  case VALUE_NULL: return TRUE;
  case VALUE_INTEGER:
  case VALUE_REAL: return skip (reader, 8);
  case VALUE_TEXT:
  case VALUE_BLOB:
    if (!read_varint (reader, &value->length))
      return FALSE;
    value->text = reader->at;
    return skip (reader, value->length);
  default: return FALSE;
  }
}

static gboolean
read_record (Reader *reader, Value *values)
{
  for (guint i = 0; i < reader->n_columns; i++)
    if (!read_value (reader, &values[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_complete (const Value *values, guint n)
{
  for (guint i = 0; i < n; i++)
    if (values[i].type == VALUE_ABSENT)
      return FALSE;
  return TRUE;
}

/* Both halves of an update name the same columns; of the key there is only the old half. */
static gboolean
is_update (const Reader *reader, const Value *old, const Value *new)
{
  for (guint i = 0; i < reader->n_columns; i++) {
    gboolean changed = new[i].type != VALUE_ABSENT;
    if (i == reader->key ? changed : changed != (old[i].type != VALUE_ABSENT))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_row (const Reader *reader, const Value *key, GPtrArray *rows)
{
  if (key->type != VALUE_TEXT || !g_utf8_validate_len ((const char *) key->text, key->length, NULL))
    return FALSE;
  OfftakeRowName *row = g_new0 (OfftakeRowName, 1);
  row->list = reader->table;
  row->id = g_strndup ((const char *) key->text, key->length);
  g_ptr_array_add (rows, row);
  return TRUE;
}

static gboolean
read_change (Reader *reader, guchar operation, GPtrArray *rows)
{
  g_autofree Value *first = g_new0 (Value, reader->n_columns);
  g_autofree Value *second = g_new0 (Value, reader->n_columns);
  guchar indirect = 0;

  if (!read_byte (reader, &indirect) || indirect > 1 || !read_record (reader, first))
    return FALSE;
  switch (operation) {
  case SQLITE_INSERT:
  case SQLITE_DELETE:
    return is_complete (first, reader->n_columns) && add_row (reader, &first[reader->key], rows);
  case SQLITE_UPDATE:
    return read_record (reader, second) && is_update (reader, first, second) &&
           add_row (reader, &first[reader->key], rows);
  default: return FALSE;
  }
}

static gboolean
read_all (Reader *reader, GPtrArray *rows)
{
  guchar operation = 0;

  while (read_byte (reader, &operation)) {
    gboolean read = FALSE;
    if (operation == 'T')
      read = read_header (reader);
    else if (reader->table)
      read = read_change (reader, operation, rows);
    if (!read)
      return FALSE;
  }
  return TRUE;
}

GPtrArray *
offtake_changeset_rows (OfftakeDatabase *database, GBytes *changes, GError **error)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) offtake_row_name_free);
  gsize size = 0;
  const guchar *bytes = g_bytes_get_data (changes, &size);
  Reader reader = { .at = bytes, .end = bytes + size };

  if (read_all (&reader, rows))
    return g_steal_pointer (&rows);
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
               _ ("%s: a step in the undo journal cannot be read; the plan is unchanged"),
               offtake_database_get_name (database));
  return NULL;
}
