/* SPDX-License-Identifier: MPL-2.0 */
#include "store/changeset.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "store/query.h"
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

/* SQLite looks for those who refer to each row that goes, through all of the table: 10,000
   agreements of 20,000 took 12 s. For many rows, all references are checked once at the end
   instead. */
#define MANY (64 << 10) /* bytes */

static void
set_references_checked (OfftakeDatabase *database, gboolean checked)
{
  sqlite3_db_config (offtake_database_get_handle (database), SQLITE_DBCONFIG_ENABLE_FKEY,
                     (int) checked, NULL);
}

static gboolean
check_references (OfftakeDatabase *database, GError **error)
{
  g_autoptr (OfftakeQuery) query = offtake_query (database, "PRAGMA foreign_key_check", "");
  gboolean broken = offtake_query_next (query);

  return offtake_query_check (query, error) && (!broken || fail_damaged (database, error));
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

  if (size > MANY)
    set_references_checked (database, FALSE);
  int status = sqlite3changeset_apply_v2 (offtake_database_get_handle (database), size, data,
                                          is_known, abort_on_conflict, NULL, NULL, NULL, flags);
  set_references_checked (database, TRUE);

  if (status == SQLITE_OK)
    return size <= MANY || check_references (database, error);
  if (status == SQLITE_ABORT || (status & 0xff) == SQLITE_CORRUPT ||
      (status & 0xff) == SQLITE_CONSTRAINT || status == SQLITE_SCHEMA)
    return fail_damaged (database, error);
  return offtake_database_fail (database, status, error);
}
