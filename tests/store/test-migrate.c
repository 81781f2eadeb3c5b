/* SPDX-License-Identifier: MPL-2.0 */
#include "store/migrate.h"

#include <string.h>

#include "base/error.h"
#include "lib/store.h"
#include "store/query.h"

static void
test_new_database (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeDatabase) database = offtake_database_open_memory (&error);

  g_assert_true (offtake_schema_migrate (database, 0, &error));
  g_assert_no_error (error);
  g_autoptr (GBytes) bytes = offtake_database_to_bytes (database, &error);
  guint version = 0;
  g_assert_true (offtake_schema_read_header (g_bytes_get_data (bytes, NULL),
                                             g_bytes_get_size (bytes), "new", &version, &error));
  g_assert_cmpuint (version, ==, offtake_schema_version ());
  g_assert_true (offtake_schema_check (database, version, &error));
  g_assert_no_error (error);
}

/* Nothing to do, and nothing done. */
static void
test_today_stays (void)
{
  g_autoptr (OfftakeDatabase) database = fixture_database ();
  g_autofree char *before = fixture_dump (database);

  fixture_execute (database, "INSERT INTO journal VALUES (1, 'a', 5, 0, x'00', 'd')");
  g_assert_true (offtake_schema_migrate (database, offtake_schema_version (), NULL));
  g_autofree char *after = fixture_dump (database);
  g_assert_cmpstr (after, ==, before);
  g_autoptr (OfftakeQuery) query = offtake_query (database, "SELECT count(*) FROM journal", "");
  g_assert_true (offtake_query_next (query));
  g_assert_cmpint (offtake_query_integer (query, 0), ==, 1);
}

static const char *const changes[] = {
  "CREATE TABLE other (a)",
  "CREATE VIEW v AS SELECT 1",
  "CREATE TRIGGER t AFTER DELETE ON plan BEGIN SELECT 1; END",
  "CREATE INDEX i ON sites (name)",
  "DROP TABLE rules",
  "ALTER TABLE sites RENAME COLUMN x TO z",
};

static void
test_other_schemas_are_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (OfftakeDatabase) database = fixture_database ();
    fixture_execute (database, changes[i]);
    g_assert_false (offtake_schema_check (database, offtake_schema_version (), &error));
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SCHEMA);
  }
}

static void
test_headers (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeDatabase) database = fixture_database ();
  g_autoptr (GBytes) bytes = offtake_database_to_bytes (database, NULL);
  guint version = 0;

  for (gsize size = 0; size < OFFTAKE_HEADER_SIZE; size += 11) {
    g_assert_false (offtake_schema_read_header (g_bytes_get_data (bytes, NULL), size, "short",
                                                &version, &error));
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SCHEMA);
    g_clear_error (&error);
  }
}

static void
test_newer (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeDatabase) database = fixture_database ();

  fixture_execute (database, "UPDATE meta SET value = '3.2.1' WHERE key = 'needs'");
  g_assert_false (offtake_schema_refuse_newer (database, 9, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SCHEMA);
  g_assert_nonnull (strstr (error->message, "Offtake 3.2.1"));
  g_clear_error (&error);
  fixture_execute (database, "UPDATE meta SET value = 'rm -rf' WHERE key = 'needs'");
  g_assert_false (offtake_schema_refuse_newer (database, 9, &error));
  g_assert_null (strstr (error->message, "rm -rf"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/migrate/new", test_new_database);
  g_test_add_func ("/store/migrate/today", test_today_stays);
  g_test_add_func ("/store/migrate/other-schemas", test_other_schemas_are_refused);
  g_test_add_func ("/store/migrate/headers", test_headers);
  g_test_add_func ("/store/migrate/newer", test_newer);
  return g_test_run ();
}
