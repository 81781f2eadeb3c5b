/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/store.h"

#include "lib/plan.h"
#include "store/fingerprint.h"
#include "store/migrate.h"
#include "store/query.h"
#include "store/table.h"

OfftakeDatabase *
fixture_database (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = fixture_plan ("every-key.json");
  OfftakeDatabase *database = offtake_database_open_memory (&error);

  g_assert_no_error (error);
  offtake_schema_migrate (database, 0, &error);
  g_assert_no_error (error);
  fixture_execute (database, "BEGIN"); /* references are checked at its end */
  offtake_table_insert_plan (database, plan, &error);
  g_assert_no_error (error);
  fixture_execute (database, "COMMIT");
  offtake_fingerprint_write (database, &error);
  g_assert_no_error (error);
  return database;
}

void
fixture_execute (OfftakeDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;

  offtake_database_execute (database, sql, &error);
  g_assert_no_error (error);
}

char *
fixture_dump (OfftakeDatabase *database)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *const *table = offtake_table_names (); *table; table++) {
    g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY id", *table);
    g_autoptr (OfftakeQuery) query = offtake_query (database, sql, "");
    while (offtake_query_next (query)) {
      for (int i = 0; i < offtake_query_n_columns (query); i++) {
        const char *cell = offtake_query_text (query, i, NULL);
        g_string_append_printf (text, "%s|", cell ? cell : "NULL");
      }
      g_string_append_c (text, '\n');
    }
    g_assert_true (offtake_query_check (query, NULL));
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
