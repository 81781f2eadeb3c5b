/* SPDX-License-Identifier: MPL-2.0 */
#include "store/query.h"

#include <stdarg.h>
#include <string.h>

struct _OfftakeQuery {
  OfftakeDatabase *database;
  sqlite3_stmt *statement;
  int status;
};

static void
keep (OfftakeQuery *self, int status)
{
  if (self->status == SQLITE_OK)
    self->status = status;
}

OfftakeQuery *
offtake_query (OfftakeDatabase *database, const char *sql, const char *types, ...)
{
  OfftakeQuery *self = g_new0 (OfftakeQuery, 1);
  va_list arguments;

  self->database = database;
  keep (self, offtake_database_prepare (database, sql, &self->statement));
  va_start (arguments, types);
  for (int i = 0; self->statement && types[i]; i++) {
    switch (types[i]) {
    case 't': offtake_query_bind_text (self, i, va_arg (arguments, const char *)); break;
    case 'i': offtake_query_bind_integer (self, i, va_arg (arguments, gint64)); break;
    case 'r': offtake_query_bind_real (self, i, va_arg (arguments, double)); break;
    case 'b': {
      gsize size = 0;
      gconstpointer data = g_bytes_get_data (va_arg (arguments, GBytes *), &size);
      keep (self,
            sqlite3_bind_blob64 (self->statement, i + 1, data ? data : "", size, SQLITE_TRANSIENT));
      break;
    }
    default: g_assert_not_reached ();
    }
  }
  va_end (arguments);
  if (*types)
    g_assert (!self->statement ||
              sqlite3_bind_parameter_count (self->statement) == (int) strlen (types));
  return self;
}

gboolean
offtake_query_next (OfftakeQuery *self)
{
  if (self->status != SQLITE_OK)
    return FALSE;
  int status = sqlite3_step (self->statement);
  if (status == SQLITE_ROW)
    return TRUE;
  if (status != SQLITE_DONE)
    keep (self, status);
  return FALSE;
}

gboolean
offtake_query_check (OfftakeQuery *self, GError **error)
{
  return self->status == SQLITE_OK || offtake_database_fail (self->database, self->status, error);
}

gboolean
offtake_query_run (OfftakeQuery *self, GError **error)
{
  gboolean row = offtake_query_next (self);

  g_assert (!row);
  if (!offtake_query_check (self, error))
    return FALSE;
  sqlite3_reset (self->statement);
  return TRUE;
}

void
offtake_query_free (OfftakeQuery *self)
{
  sqlite3_finalize (self->statement);
  g_free (self);
}

void
offtake_query_bind_null (OfftakeQuery *self, int parameter)
{
  if (self->statement)
    keep (self, sqlite3_bind_null (self->statement, parameter + 1));
}

void
offtake_query_bind_text (OfftakeQuery *self, int parameter, const char *value)
{
  if (self->statement)
    keep (self, sqlite3_bind_text (self->statement, parameter + 1, value, -1, SQLITE_TRANSIENT));
}

void
offtake_query_bind_integer (OfftakeQuery *self, int parameter, gint64 value)
{
  if (self->statement)
    keep (self, sqlite3_bind_int64 (self->statement, parameter + 1, value));
}

void
offtake_query_bind_real (OfftakeQuery *self, int parameter, double value)
{
  if (self->statement)
    keep (self, sqlite3_bind_double (self->statement, parameter + 1, value));
}

int
offtake_query_n_columns (OfftakeQuery *self)
{
  return sqlite3_column_count (self->statement);
}

gboolean
offtake_query_is_null (OfftakeQuery *self, int column)
{
  return sqlite3_column_type (self->statement, column) == SQLITE_NULL;
}

gint64
offtake_query_integer (OfftakeQuery *self, int column)
{
  return sqlite3_column_int64 (self->statement, column);
}

double
offtake_query_real (OfftakeQuery *self, int column)
{
  return sqlite3_column_double (self->statement, column);
}

int
offtake_query_type (OfftakeQuery *self, int column)
{
  return sqlite3_column_type (self->statement, column);
}

/* SQLite gives NULL for NULL, for nothing, and where memory ran out. */
static void
keep_memory_status (OfftakeQuery *self)
{
  sqlite3 *handle = offtake_database_get_handle (self->database);

  if (sqlite3_errcode (handle) == SQLITE_NOMEM)
    keep (self, SQLITE_NOMEM);
}

const char *
offtake_query_text (OfftakeQuery *self, int column, gsize *length)
{
  gboolean is_null = offtake_query_is_null (self, column);
  const char *text = (const char *) sqlite3_column_text (self->statement, column);

  if (!text && !is_null)
    keep (self, SQLITE_NOMEM);
  if (length)
    *length = text ? (gsize) sqlite3_column_bytes (self->statement, column) : 0;
  return text;
}

GBytes *
offtake_query_bytes (OfftakeQuery *self, int column)
{
  gconstpointer data = sqlite3_column_blob (self->statement, column);

  if (!data)
    keep_memory_status (self);
  return g_bytes_new (data, data ? (gsize) sqlite3_column_bytes (self->statement, column) : 0);
}
