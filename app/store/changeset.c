/* SPDX-License-Identifier: MPL-2.0 */
#include "store/changeset.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "store/journal.h"
#include "store/table.h"

sqlite3_session *
offtake_changeset_record (OfftakeDatabase *database, GError **error)
{
  sqlite3_session *session = NULL;
  int status = sqlite3session_create (offtake_database_get_handle (database), "main", &session);

  for (const char *const *name = offtake_table_names (); status == SQLITE_OK && *name; name++)
    status = sqlite3session_attach (session, *name);
  if (status == SQLITE_OK)
    return session;
  if (session)
    sqlite3session_delete (session);
  offtake_database_fail (database, status, error);
  return NULL;
}

static GBytes *
take_bytes (OfftakeDatabase *database, int status, void *data, int size, GError **error)
{
  if (status == SQLITE_OK)
    return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
  sqlite3_free (data);
  offtake_database_fail (database, status, error);
  return NULL;
}

GBytes *
offtake_changeset_take (OfftakeDatabase *database, sqlite3_session *session, GError **error)
{
  void *data = NULL;
  int size = 0;
  int status = sqlite3session_changeset (session, &size, &data);

  return take_bytes (database, status, data, size, error);
}

/* SQLite takes the bytes as writable, but only reads them. */
static void *
bytes_of (GBytes *bytes, int *size)
{
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  *size = (int) length;
  return (void *) data;
}

GBytes *
offtake_changeset_join (OfftakeDatabase *database, GBytes *first, GBytes *second, GError **error)
{
  sqlite3_changegroup *group = NULL;
  void *data = NULL;
  int size = 0;
  int status = sqlite3changegroup_new (&group);

  for (int i = 0; status == SQLITE_OK && i < 2; i++) {
    void *part = bytes_of (i ? second : first, &size);
    status = sqlite3changegroup_add (group, size, part);
  }
  if (status == SQLITE_OK)
    status = sqlite3changegroup_output (group, &size, &data);
  if (group)
    sqlite3changegroup_delete (group);
  return take_bytes (database, status, data, size, error);
}

static gboolean
fail_damaged (OfftakeDatabase *database, GError **error)
{
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
               _ ("%s: the step in the undo journal does not fit the plan; the plan is unchanged"),
               offtake_database_get_name (database));
  return FALSE;
}

/* The id of the row that the iterator stands on, NULL if it has none. */
static const char *
row_id (sqlite3_changeset_iter *iterator, int operation)
{
  unsigned char *is_key = NULL;
  sqlite3_value *value = NULL;
  int n_columns = 0;

  if (sqlite3changeset_pk (iterator, &is_key, &n_columns) != SQLITE_OK)
    return NULL;
  for (int i = 0; i < n_columns; i++) {
    if (!is_key[i])
      continue;
    int status = operation == SQLITE_INSERT ? sqlite3changeset_new (iterator, i, &value)
                                            : sqlite3changeset_old (iterator, i, &value);
    if (status != SQLITE_OK || !value || sqlite3_value_type (value) != SQLITE_TEXT)
      return NULL;
    return (const char *) sqlite3_value_text (value);
  }
  return NULL;
}

static gboolean
read_rows (sqlite3_changeset_iter *iterator, GPtrArray *rows)
{
  int status;

  while ((status = sqlite3changeset_next (iterator)) == SQLITE_ROW) {
    const char *table = NULL;
    int n_columns = 0, operation = 0, indirect = 0;
    if (sqlite3changeset_op (iterator, &table, &n_columns, &operation, &indirect) != SQLITE_OK ||
        !offtake_table_is_known (table))
      return FALSE;
    const char *id = row_id (iterator, operation);
    if (!id || !g_utf8_validate (id, -1, NULL))
      return FALSE;
    OfftakeRowName *row = g_new0 (OfftakeRowName, 1);
    row->list = g_intern_string (table);
    row->id = g_strdup (id);
    g_ptr_array_add (rows, row);
  }
  return status == SQLITE_DONE;
}

GPtrArray *
offtake_changeset_rows (OfftakeDatabase *database, GBytes *changes, GError **error)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) offtake_row_name_free);
  sqlite3_changeset_iter *iterator = NULL;
  int size = 0;
  void *data = bytes_of (changes, &size);
  gboolean read =
      sqlite3changeset_start (&iterator, size, data) == SQLITE_OK && read_rows (iterator, rows);

  if (iterator)
    sqlite3changeset_finalize (iterator);
  if (!read) {
    fail_damaged (database, error);
    return NULL;
  }
  return g_steal_pointer (&rows);
}

static int
is_known (gpointer data, const char *table)
{
  return offtake_table_is_known (table);
}

static int
abort_on_conflict (gpointer data, int conflict, sqlite3_changeset_iter *iterator)
{
  return SQLITE_CHANGESET_ABORT;
}

gboolean
offtake_changeset_apply (OfftakeDatabase *database,
                         GBytes *changes,
                         gboolean backwards,
                         GError **error)
{
  int size = 0;
  void *data = bytes_of (changes, &size);
  int flags = backwards ? SQLITE_CHANGESETAPPLY_INVERT : 0;
  int status = sqlite3changeset_apply_v2 (offtake_database_get_handle (database), size, data,
                                          is_known, abort_on_conflict, NULL, NULL, NULL, flags);

  if (status == SQLITE_OK)
    return TRUE;
  if (status == SQLITE_ABORT || (status & 0xff) == SQLITE_CORRUPT ||
      (status & 0xff) == SQLITE_CONSTRAINT || status == SQLITE_SCHEMA)
    return fail_damaged (database, error);
  return offtake_database_fail (database, status, error);
}
