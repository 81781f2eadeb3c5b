/* SPDX-License-Identifier: MPL-2.0 */
#include "store/database.h"

#include <string.h>

#include "base/error.h"
#include "lib/fixture.h"
#include "store/query.h"

typedef struct {
  OfftakeDatabase *database;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->database = offtake_database_open_memory (&error);
  g_assert_no_error (error);
  offtake_database_execute (fixture->database,
                            "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c REAL, d BLOB) STRICT",
                            &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_pointer (&fixture->database, offtake_database_free);
}

static void
test_transactions (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (offtake_database_begin (fixture->database, &error));
  g_assert_true (offtake_database_in_transaction (fixture->database));
  g_assert_true (
      offtake_database_execute (fixture->database, "INSERT INTO t (a) VALUES (1)", &error));
  offtake_database_rollback (fixture->database);
  offtake_database_rollback (fixture->database);
  g_assert_false (offtake_database_in_transaction (fixture->database));
  g_assert_true (offtake_database_begin (fixture->database, &error));
  g_assert_true (
      offtake_database_execute (fixture->database, "INSERT INTO t (a) VALUES (2)", &error));
  g_assert_true (offtake_database_commit (fixture->database, &error));
  g_autoptr (OfftakeQuery) query = offtake_query (fixture->database, "SELECT a FROM t", "");
  g_assert_true (offtake_query_next (query));
  g_assert_cmpint (offtake_query_integer (query, 0), ==, 2);
  g_assert_false (offtake_query_next (query));
}

/* What a file of a stranger could ask for. */
static const char *const forbidden[] = {
  "SELECT load_extension ('x')",
  "ATTACH ':memory:' AS other",
  "INSERT INTO t VALUES (1, 2.5, 'x', 'y')",
  "SELECT \"text\"",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = ''",
};

static void
test_hardened (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_false (offtake_database_execute (fixture->database, forbidden[i], &error));
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DATABASE);
  }
}

/* Half a minute: in long runs. */
static void
test_endless_reading_ends (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (offtake_database_execute (
      fixture->database,
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
      &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED);
}

static const struct {
  int status;
  OfftakeError code;
  const char *says;
} errors[] = {
  { SQLITE_FULL, OFFTAKE_ERROR_SYSTEM, "disk is full" },
  { SQLITE_READONLY, OFFTAKE_ERROR_SYSTEM, "cannot be written" },
  { SQLITE_READONLY_ROLLBACK, OFFTAKE_ERROR_SYSTEM, "-journal" },
  { SQLITE_IOERR_FSYNC, OFFTAKE_ERROR_SYSTEM, "disk failed" },
  { SQLITE_CANTOPEN, OFFTAKE_ERROR_SYSTEM, "cannot be opened" },
  { SQLITE_NOMEM, OFFTAKE_ERROR_SYSTEM, "memory" },
  { SQLITE_BUSY, OFFTAKE_ERROR_LOCKED, "another program" },
  { SQLITE_CORRUPT_INDEX, OFFTAKE_ERROR_DAMAGED, "damaged" },
  { SQLITE_NOTADB, OFFTAKE_ERROR_DAMAGED, "damaged" },
  { SQLITE_INTERRUPT, OFFTAKE_ERROR_DAMAGED, "without end" },
  { SQLITE_TOOBIG, OFFTAKE_ERROR_DATABASE, "too large" },
  { SQLITE_CONSTRAINT, OFFTAKE_ERROR_DATABASE, "the database said" },
};

static void
test_errors_say_what_to_do (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_false (offtake_database_fail (fixture->database, errors[i].status, &error));
    g_assert_error (error, OFFTAKE_ERROR, (int) errors[i].code);
    g_assert_nonnull (strstr (error->message, errors[i].says));
    g_assert_true (g_str_has_prefix (error->message, ":memory:: "));
  }
}

static void
test_bytes_and_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
      offtake_database_execute (fixture->database, "INSERT INTO t (a) VALUES (7)", &error));
  g_autoptr (GBytes) bytes = offtake_database_to_bytes (fixture->database, &error);
  g_assert_no_error (error);
  g_autoptr (OfftakeDatabase) other = offtake_database_open_bytes (bytes, "name", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (offtake_database_get_name (other), ==, "name");
  g_autoptr (OfftakeQuery) query = offtake_query (other, "SELECT a FROM t", "");
  g_assert_true (offtake_query_next (query));
  g_assert_cmpint (offtake_query_integer (query, 0), ==, 7);
}

static void
test_one_editor (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "a.db", NULL);

  g_assert_null (offtake_database_open (path, OFFTAKE_DATABASE_EDIT, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_autoptr (OfftakeDatabase) made = offtake_database_open (path, OFFTAKE_DATABASE_NEW, &error);
  g_assert_true (offtake_database_copy (fixture->database, made, &error));
  g_assert_no_error (error);
  g_clear_pointer (&made, offtake_database_free);

  g_autoptr (OfftakeDatabase) editor = offtake_database_open (path, OFFTAKE_DATABASE_EDIT, &error);
  g_assert_no_error (error);
  g_assert_null (offtake_database_open (path, OFFTAKE_DATABASE_EDIT, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED);
  g_clear_error (&error);
  g_clear_pointer (&editor, offtake_database_free);

  g_autoptr (OfftakeDatabase) reader = offtake_database_open (path, OFFTAKE_DATABASE_READ, &error);
  g_assert_false (offtake_database_execute (reader, "DELETE FROM t", &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM);
  g_clear_pointer (&reader, offtake_database_free);
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/store/database/transactions", test_transactions);
  ADD ("/store/database/hardened", test_hardened);
  if (fixture_volume (0, 1) > 0)
    ADD ("/store/database/endless", test_endless_reading_ends);
  ADD ("/store/database/errors", test_errors_say_what_to_do);
  ADD ("/store/database/bytes", test_bytes_and_back);
  ADD ("/store/database/one-editor", test_one_editor);
#undef ADD
  return g_test_run ();
}
