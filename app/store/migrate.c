/* SPDX-License-Identifier: MPL-2.0 */
#include "store/migrate.h"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "base/resource.h"
#include "store/query.h"

#define MAGIC "SQLite format 3"
#define VERSION_OFFSET 60
#define APPLICATION_OFFSET 68

guint
offtake_schema_version (void)
{
  static gsize version = 0;

  if (g_once_init_enter (&version)) {
    g_auto (GStrv) names = offtake_resource_list ("schema");
    g_once_init_leave (&version, g_strv_length (names));
  }
  return (guint) version;
}

static guint32
big_endian (const guchar *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

gboolean
offtake_schema_read_header (
    const guchar *header, gsize size, const char *name, guint *version, GError **error)
{
  if (size < OFFTAKE_HEADER_SIZE || memcmp (header, MAGIC, sizeof MAGIC) != 0 ||
      big_endian (header + APPLICATION_OFFSET) != OFFTAKE_FILE_ID ||
      big_endian (header + VERSION_OFFSET) == 0) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SCHEMA,
                 _ ("%s: this is not an Offtake plan; choose a file that Offtake has made"), name);
    return FALSE;
  }
  *version = big_endian (header + VERSION_OFFSET);
  return TRUE;
}

/* The file is not to be trusted: only what looks like a version is repeated. */
static char *
needed_version (OfftakeDatabase *database)
{
  g_autoptr (OfftakeQuery) query =
      offtake_query (database, "SELECT value FROM meta WHERE key = 'needs'", "");
  const char *text = offtake_query_next (query) ? offtake_query_text (query, 0, NULL) : NULL;

  if (!text || strlen (text) > 20 || strspn (text, "0123456789.") != strlen (text))
    return NULL;
  return g_strdup (text);
}

gboolean
offtake_schema_refuse_newer (OfftakeDatabase *database, guint version, GError **error)
{
  g_autofree char *needed = needed_version (database);
  const char *name = offtake_database_get_name (database);

  if (needed)
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SCHEMA,
                 _ ("%s: the plan has file format %u and needs Offtake %s or newer; this is %s"),
                 name, version, needed, OFFTAKE_VERSION);
  else
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SCHEMA,
                 _ ("%s: the plan has file format %u and needs a newer Offtake; this is %s, which "
                    "reads formats up to %u"),
                 name, version, OFFTAKE_VERSION, offtake_schema_version ());
  return FALSE;
}

/* One line for each object, in an order of its own. */
static char *
describe (OfftakeDatabase *database, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (OfftakeQuery) query = offtake_query (
      database, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name", "");

  while (offtake_query_next (query)) {
    for (int column = 0; column < 4; column++) {
      const char *value = offtake_query_text (query, column, NULL);
      g_string_append_printf (text, "%s\t", value ? value : "");
    }
    g_string_append_c (text, '\n');
  }
  if (!offtake_query_check (query, error))
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
run_script (OfftakeDatabase *database, guint version, GError **error)
{
  g_autofree char *name = g_strdup_printf ("schema/%03u.sql", version);
  g_autoptr (GBytes) script = offtake_resource_load (name);

  g_assert (script);
  gsize length;
  const char *text = g_bytes_get_data (script, &length);
  g_autofree char *sql =
      g_strdup_printf ("%.*s; PRAGMA user_version = %u", (int) length, text, version);
  return offtake_database_execute (database, sql, error);
}

static gboolean
run_scripts (OfftakeDatabase *database, guint from, guint to, GError **error)
{
  for (guint version = from + 1; version <= to; version++)
    if (!run_script (database, version, error))
      return FALSE;
  return TRUE;
}

static gboolean
migrate (OfftakeDatabase *database, guint from, guint to, GError **error)
{
  if (from > 0 && from < to && !offtake_database_execute (database, "DELETE FROM journal", error))
    return FALSE;
  return run_scripts (database, from, to, error);
}

static gboolean
migrate_at_once (OfftakeDatabase *database, guint from, guint to, GError **error)
{
  if (offtake_database_in_transaction (database))
    return migrate (database, from, to, error);
  if (!offtake_database_begin (database, error))
    return FALSE;
  if (migrate (database, from, to, error))
    return offtake_database_commit (database, error);
  offtake_database_rollback (database);
  return FALSE;
}

/* What the tables of @version look like; made once and kept, since it takes a database to know. */
static const char *
expected_schema (guint version, GError **error)
{
  static GHashTable *kept = NULL;
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  char *text = kept ? g_hash_table_lookup (kept, GUINT_TO_POINTER (version)) : NULL;

  if (text)
    return text;
  g_autoptr (OfftakeDatabase) model = offtake_database_open_memory (error);
  text = model && migrate_at_once (model, 0, version, error) ? describe (model, error) : NULL;
  if (!text)
    return NULL;
  if (!kept)
    kept = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (kept, GUINT_TO_POINTER (version), text);
  return text;
}

gboolean
offtake_schema_check (OfftakeDatabase *database, guint version, GError **error)
{
  const char *expected = expected_schema (version, error);
  g_autofree char *found = expected ? describe (database, error) : NULL;
  if (!found)
    return FALSE;
  if (strcmp (found, expected) == 0)
    return TRUE;
  g_set_error (
      error, OFFTAKE_ERROR, OFFTAKE_ERROR_SCHEMA,
      _ ("%s: the tables are not those of a plan of file format %u; the file was changed by "
         "another program or is damaged"),
      offtake_database_get_name (database), version);
  return FALSE;
}

gboolean
offtake_schema_migrate (OfftakeDatabase *database, guint from, GError **error)
{
  return migrate_at_once (database, from, offtake_schema_version (), error);
}
