/* SPDX-License-Identifier: MPL-2.0 */
#include "store/changeset.h"

#include <string.h>

#include "base/error.h"
#include "lib/fixture.h"
#include "lib/store.h"
#include "store/journal.h"

typedef struct {
  OfftakeDatabase *database;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->database = fixture_database ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_pointer (&fixture->database, offtake_database_free);
}

/* What @sql changes. */
static GBytes *
record (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  sqlite3_session *session = offtake_changeset_record (fixture->database, &error);

  g_assert_no_error (error);
  fixture_execute (fixture->database, sql);
  GBytes *changes = offtake_changeset_take (fixture->database, session, &error);
  g_assert_no_error (error);
  sqlite3session_delete (session);
  return changes;
}

#define SEVERAL                                                                                    \
  "UPDATE agreements SET take_or_pay = 0.5, notes = NULL WHERE id = '001';"                        \
  "DELETE FROM deliveries;"                                                                        \
  "INSERT INTO parties (position, id, country) VALUES (99, 'new', 'DE')"

static void
test_rows (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) changes = record (fixture, SEVERAL);
  g_autoptr (GPtrArray) rows = offtake_changeset_rows (fixture->database, changes, &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++) {
    const OfftakeRowName *row = g_ptr_array_index (rows, i);
    found = found || (strcmp (row->list, "parties") == 0 && strcmp (row->id, "new") == 0);
  }
  g_assert_true (found);
}

/* Bytes that a stranger may have written: read and applied without harm, or refused. */
static void
test_hostile_bytes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) changes = record (fixture, SEVERAL);
  gsize size = 0;
  const guchar *sound = g_bytes_get_data (changes, &size);

  for (guint i = fixture_volume (3000, 200000); i > 0; i--) {
    gsize length = g_test_rand_bit () ? size : (gsize) g_test_rand_int_range (0, (gint32) size);
    guchar *bytes = g_memdup2 (sound, MAX (length, 1));
    for (int n = g_test_rand_int_range (1, 5); length > 0 && n > 0; n--)
      bytes[g_test_rand_int_range (0, (gint32) length)] = (guchar) g_test_rand_int ();
    g_autoptr (GBytes) hostile = g_bytes_new_take (bytes, length);
    g_autoptr (GPtrArray) rows = offtake_changeset_rows (fixture->database, hostile, NULL);
    fixture_execute (fixture->database, "BEGIN");
    if (rows)
      offtake_changeset_apply (fixture->database, hostile, g_test_rand_bit (), NULL);
    fixture_execute (fixture->database, "ROLLBACK");
  }
}

static void
test_other_tables_are_refused (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  sqlite3_session *session = NULL;

  g_assert_cmpint (
      sqlite3session_create (offtake_database_get_handle (fixture->database), "main", &session), ==,
      SQLITE_OK);
  sqlite3session_attach (session, NULL);
  fixture_execute (fixture->database, "UPDATE meta SET value = 'x' WHERE key = 'needs'");
  g_autoptr (GBytes) changes = offtake_changeset_take (fixture->database, session, &error);
  sqlite3session_delete (session);
  g_assert_null (offtake_changeset_rows (fixture->database, changes, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/store/changeset-rows/rows", test_rows);
  ADD ("/store/changeset-rows/hostile", test_hostile_bytes);
  ADD ("/store/changeset-rows/other-tables", test_other_tables_are_refused);
#undef ADD
  return g_test_run ();
}
