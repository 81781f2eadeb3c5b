/* SPDX-License-Identifier: MPL-2.0 */
#include "store/fingerprint.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "store/query.h"
#include "store/row-sum.h"
#include "store/table.h"

#define MAX_COLUMNS 64
#define JOURNAL_COLUMNS "step, label, made, undone, digest"

/* A table's name and what of it counts. */
typedef struct {
  const char *name;
  char *sql;
} Source;

static void
clear_source (gpointer data)
{
  g_free (((Source *) data)->sql);
}

/* Files before format 2 have no editions. */
static gboolean
has_editions (OfftakeDatabase *database)
{
  g_autoptr (OfftakeQuery) query = offtake_query (
      database, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'editions'", "");

  return offtake_query_next (query);
}

static GArray *
sources (OfftakeDatabase *database)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Source));
  Source meta = { "meta", g_strdup ("SELECT key, value FROM meta WHERE key NOT LIKE 'rows.%'") };
  Source journal = { "journal", g_strdup ("SELECT " JOURNAL_COLUMNS " FROM journal") };

  g_array_set_clear_func (all, clear_source);
  g_array_append_val (all, meta);
  g_array_append_val (all, journal);
  for (const char *const *name = offtake_table_names (); *name; name++) {
    Source table = { *name, g_strdup_printf ("SELECT * FROM \"%s\"", *name) };
    g_array_append_val (all, table);
  }
  if (has_editions (database)) {
    Source editions = { "editions", g_strdup ("SELECT * FROM editions") };
    g_array_append_val (all, editions);
  }
  return all;
}

static gboolean
sum_source (OfftakeDatabase *database, const Source *source, OfftakeRowSum *sum, GError **error)
{
  g_autoptr (OfftakeQuery) query = offtake_query (database, source->sql, "");

  return offtake_row_sum_of_query (sum, query, error);
}

static gboolean
write_sum (OfftakeDatabase *database, const char *table, const OfftakeRowSum *sum, GError **error)
{
  g_autofree char *key = g_strconcat ("rows.", table, NULL);
  g_autofree char *text = offtake_row_sum_format (sum);
  g_autoptr (OfftakeQuery) query = offtake_query (
      database, "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", "tt", key, text);

  return offtake_query_run (query, error);
}

static gboolean
fail (OfftakeDatabase *database, const char *table, GError **error)
{
  g_set_error (
      error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
      _ ("%s: the plan file is damaged; go back to a copy (table \"%s\" does not hold what "
         "was written into it)"),
      offtake_database_get_name (database), table);
  return FALSE;
}

static gboolean
read_sum (OfftakeDatabase *database, const char *table, OfftakeRowSum *sum, GError **error)
{
  g_autofree char *key = g_strconcat ("rows.", table, NULL);
  g_autoptr (OfftakeQuery) query =
      offtake_query (database, "SELECT value FROM meta WHERE key = ?", "t", key);
  const char *text = offtake_query_next (query) ? offtake_query_text (query, 0, NULL) : NULL;

  if (!offtake_query_check (query, error))
    return FALSE;
  return offtake_row_sum_parse (sum, text) || fail (database, table, error);
}

gboolean
offtake_fingerprint_write (OfftakeDatabase *database, GError **error)
{
  g_autoptr (GArray) all = sources (database);

  for (guint i = 0; i < all->len; i++) {
    const Source *source = &g_array_index (all, Source, i);
    OfftakeRowSum sum;
    if (!sum_source (database, source, &sum, error) ||
        !write_sum (database, source->name, &sum, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
offtake_fingerprint_check (OfftakeDatabase *database, GError **error)
{
  g_autoptr (GArray) all = sources (database);

  for (guint i = 0; i < all->len; i++) {
    const Source *source = &g_array_index (all, Source, i);
    OfftakeRowSum found, expected;
    if (!sum_source (database, source, &found, error) ||
        !read_sum (database, source->name, &expected, error))
      return FALSE;
    if (memcmp (&found, &expected, sizeof found) != 0)
      return fail (database, source->name, error);
  }
  return TRUE;
}

char *
offtake_fingerprint_text (OfftakeDatabase *database, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *const *name = offtake_table_names (); *name; name++) {
    OfftakeRowSum sum;
    if (!read_sum (database, *name, &sum, error))
      return NULL;
    g_autofree char *part = offtake_row_sum_format (&sum);
    g_string_append (text, part);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* One change of a changeset, which has been applied. */
typedef struct {
  const char *table;
  int operation, n_columns;
  sqlite3_value *old[MAX_COLUMNS], *new[MAX_COLUMNS]; /* of an update, only what has changed */
  const char *id;
} Change;

/* Status of SQLite. */
static int
read_change (sqlite3_changeset_iter *iterator, Change *change)
{
  unsigned char *is_key = NULL;
  int indirect = 0;

  memset (change, 0, sizeof *change);
  int status = sqlite3changeset_op (iterator, &change->table, &change->n_columns,
                                    &change->operation, &indirect);
  if (status == SQLITE_OK)
    status = sqlite3changeset_pk (iterator, &is_key, NULL);
  if (status == SQLITE_OK && change->n_columns > MAX_COLUMNS)
    status = SQLITE_CORRUPT;
  for (int i = 0; status == SQLITE_OK && i < change->n_columns; i++) {
    if (change->operation != SQLITE_INSERT)
      status = sqlite3changeset_old (iterator, i, &change->old[i]);
    if (status == SQLITE_OK && change->operation != SQLITE_DELETE)
      status = sqlite3changeset_new (iterator, i, &change->new[i]);
    sqlite3_value *key = change->old[i] ? change->old[i] : change->new[i];
    if (is_key[i] && key)
      change->id = (const char *) sqlite3_value_text (key);
  }
  if (status == SQLITE_OK && !change->id)
    status = SQLITE_NOMEM;
  return status;
}

/* The hashes of an updated row before and after. The row as it stands has what has not changed, and
   is one of the two itself. */
static gboolean
hash_update (OfftakeDatabase *database,
             const Change *change,
             gboolean backwards,
             OfftakeRowSum *before,
             OfftakeRowSum *after,
             GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" WHERE id = ?", change->table);
  g_autoptr (OfftakeQuery) query = offtake_query (database, sql, "t", change->id);
  sqlite3_value **others = (sqlite3_value **) (backwards ? change->new : change->old);

  if (!offtake_query_next (query) || offtake_query_n_columns (query) != change->n_columns)
    return offtake_query_check (query, error) && fail (database, change->table, error);
  offtake_row_sum_hash (backwards ? after : before, query, others);
  offtake_row_sum_hash (backwards ? before : after, query, NULL);
  return offtake_query_check (query, error);
}

static gboolean
follow_change (OfftakeDatabase *database,
               Change *change,
               gboolean backwards,
               OfftakeRowSum *sum,
               GError **error)
{
  OfftakeRowSum before = { 0 }, after = { 0 };

  if (change->operation == SQLITE_INSERT)
    offtake_row_sum_hash_values (&after, change->new, change->n_columns);
  else if (change->operation == SQLITE_DELETE)
    offtake_row_sum_hash_values (&before, change->old, change->n_columns);
  else if (!hash_update (database, change, backwards, &before, &after, error))
    return FALSE;
  offtake_row_sum_subtract (sum, backwards ? &after : &before);
  offtake_row_sum_add (sum, backwards ? &before : &after);
  return TRUE;
}

static gboolean
follow_all (OfftakeDatabase *database,
            sqlite3_changeset_iter *iterator,
            gboolean backwards,
            GHashTable *sums,
            GError **error)
{
  int status;

  while ((status = sqlite3changeset_next (iterator)) == SQLITE_ROW) {
    Change change;
    status = read_change (iterator, &change);
    if (status != SQLITE_OK)
      return offtake_database_fail (database, status, error);
    OfftakeRowSum *sum = g_hash_table_lookup (sums, change.table);
    if (!sum) {
      sum = g_new0 (OfftakeRowSum, 1);
      g_hash_table_insert (sums, g_strdup (change.table), sum);
      if (!read_sum (database, change.table, sum, error))
        return FALSE;
    }
    if (!follow_change (database, &change, backwards, sum, error))
      return FALSE;
  }
  return status == SQLITE_DONE || offtake_database_fail (database, status, error);
}

static gboolean
write_sums (OfftakeDatabase *database, GHashTable *sums, GError **error)
{
  GHashTableIter iterator;
  gpointer table, sum;

  g_hash_table_iter_init (&iterator, sums);
  while (g_hash_table_iter_next (&iterator, &table, &sum))
    if (!write_sum (database, table, sum, error))
      return FALSE;
  return TRUE;
}

gboolean
offtake_fingerprint_follow (OfftakeDatabase *database,
                            GBytes *changes,
                            gboolean backwards,
                            GError **error)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_changeset_iter *iterator = NULL;
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (changes, &size);

  /* SQLite takes the bytes as writable, but only reads them. */
  int status = sqlite3changeset_start (&iterator, (int) size, (void *) data);
  if (status != SQLITE_OK)
    return offtake_database_fail (database, status, error);
  gboolean followed = follow_all (database, iterator, backwards, sums, error);
  sqlite3changeset_finalize (iterator);
  return followed && write_sums (database, sums, error);
}

static gboolean
sum_steps (OfftakeDatabase *database,
           OfftakeSteps which,
           gint64 number,
           OfftakeRowSum *sum,
           GError **error)
{
  g_autoptr (OfftakeQuery) query = NULL;

  if (which == OFFTAKE_STEPS_ONE)
    query = offtake_query (database, "SELECT " JOURNAL_COLUMNS " FROM journal WHERE step = ?", "i",
                           number);
  else
    query =
        offtake_query (database, "SELECT " JOURNAL_COLUMNS " FROM journal WHERE undone = 1", "");
  return offtake_row_sum_of_query (sum, query, error);
}

gboolean
offtake_fingerprint_remove_steps (OfftakeDatabase *database,
                                  OfftakeSteps which,
                                  gint64 number,
                                  GError **error)
{
  OfftakeRowSum sum, steps;

  if (!read_sum (database, "journal", &sum, error) ||
      !sum_steps (database, which, number, &steps, error))
    return FALSE;
  offtake_row_sum_subtract (&sum, &steps);
  return write_sum (database, "journal", &sum, error);
}

gboolean
offtake_fingerprint_add_steps (OfftakeDatabase *database,
                               OfftakeSteps which,
                               gint64 number,
                               GError **error)
{
  OfftakeRowSum sum, steps;

  if (!read_sum (database, "journal", &sum, error) ||
      !sum_steps (database, which, number, &steps, error))
    return FALSE;
  offtake_row_sum_add (&sum, &steps);
  return write_sum (database, "journal", &sum, error);
}

gboolean
offtake_fingerprint_add_edition (OfftakeDatabase *database, gint64 number, GError **error)
{
  g_autoptr (OfftakeQuery) query =
      offtake_query (database, "SELECT * FROM editions WHERE number = ?", "i", number);
  OfftakeRowSum sum, edition;

  if (!read_sum (database, "editions", &sum, error) ||
      !offtake_row_sum_of_query (&edition, query, error))
    return FALSE;
  offtake_row_sum_add (&sum, &edition);
  return write_sum (database, "editions", &sum, error);
}
