/* SPDX-License-Identifier: MPL-2.0 */
#include "store/query.h"

#include <string.h>

#include "base/error.h"

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
test_values_come_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new ("a\0b", 3);
  g_autoptr (OfftakeQuery) insert =
      offtake_query (fixture->database, "INSERT INTO t VALUES (?, ?, ?, ?)", "itrb",
                     G_GINT64_CONSTANT (-9000000000), "Grüße", 0.1, bytes);

  g_assert_true (offtake_query_run (insert, &error));
  g_autoptr (OfftakeQuery) query =
      offtake_query (fixture->database, "SELECT * FROM t WHERE b = ?", "t", "Grüße");
  gsize length = 0;
  g_assert_true (offtake_query_next (query));
  g_assert_cmpint (offtake_query_n_columns (query), ==, 4);
  g_assert_cmpint (offtake_query_integer (query, 0), ==, G_GINT64_CONSTANT (-9000000000));
  g_assert_cmpstr (offtake_query_text (query, 1, &length), ==, "Grüße");
  g_assert_cmpuint (length, ==, 7);
  g_assert_cmpfloat (offtake_query_real (query, 2), ==, 0.1);
  g_autoptr (GBytes) back = offtake_query_bytes (query, 3);
  g_assert_true (g_bytes_equal (bytes, back));
  g_assert_false (offtake_query_next (query));
  g_assert_true (offtake_query_check (query, &error));
  g_assert_no_error (error);
}

static void
test_null (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (OfftakeQuery) query = offtake_query (fixture->database, "SELECT ?, ''", "t", NULL);

  g_assert_true (offtake_query_next (query));
  g_assert_true (offtake_query_is_null (query, 0));
  g_assert_null (offtake_query_text (query, 0, NULL));
  g_assert_false (offtake_query_is_null (query, 1));
}

static void
test_errors_are_kept (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeQuery) query = offtake_query (fixture->database, "SELECT nothing", "t", "x");

  offtake_query_bind_real (query, 3, 1);
  g_assert_false (offtake_query_next (query));
  g_assert_false (offtake_query_next (query));
  g_assert_false (offtake_query_check (query, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DATABASE);
  g_assert_nonnull (strstr (error->message, "nothing"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/store/query/values", test_values_come_back);
  ADD ("/store/query/null", test_null);
  ADD ("/store/query/errors-are-kept", test_errors_are_kept);
#undef ADD
  return g_test_run ();
}
