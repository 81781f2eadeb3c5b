/* SPDX-License-Identifier: MPL-2.0 */
#include "store/table.h"

#include <string.h>

#include "base/error.h"
#include "lib/fixture.h"
#include "lib/plan.h"
#include "lib/store.h"
#include "store/query.h"

static GType
type_of (const char *table)
{
  return strcmp (table, "plan") == 0 ? OFFTAKE_TYPE_PLAN_HEAD
                                     : offtake_record_type_for_list (table);
}

/* "id TEXT" of a column, with its NOT NULL. */
static char *
column_of (const OfftakeField *field)
{
  const char *type = "TEXT";
  gboolean required = field->flags & OFFTAKE_FIELD_REQUIRED || strcmp (field->name, "id") == 0;

  if (field->kind == OFFTAKE_FIELD_REAL)
    type = "REAL";
  else if (field->kind == OFFTAKE_FIELD_INTEGER || field->kind == OFFTAKE_FIELD_BOOL)
    type = "INTEGER";
  return g_strdup_printf ("%s %s%s", field->name, type, required ? " NOT NULL" : "");
}

/* The tables of the newest schema and the field tables are the same thing written twice. */
static void
test_columns_are_fields (void)
{
  g_autoptr (OfftakeDatabase) database = fixture_database ();

  for (const char *const *table = offtake_table_names (); *table; table++) {
    g_autoptr (OfftakeRecord) record = g_object_new (type_of (*table), NULL);
    const OfftakeStructure *structure = offtake_record_get_structure (record);
    g_autofree char *sql = g_strdup_printf ("PRAGMA table_info (\"%s\")", *table);
    g_autoptr (OfftakeQuery) query = offtake_query (database, sql, "");
    if (strcmp (*table, "plan") != 0) {
      g_assert_true (offtake_query_next (query));
      g_assert_cmpstr (offtake_query_text (query, 1, NULL), ==, "position");
    }
    for (guint i = 0; i < structure->n_fields; i++) {
      g_autofree char *expected = column_of (&structure->fields[i]);
      g_assert_true (offtake_query_next (query));
      g_autofree char *found = g_strdup_printf (
          "%s %s%s", offtake_query_text (query, 1, NULL), offtake_query_text (query, 2, NULL),
          offtake_query_integer (query, 3) ? " NOT NULL" : "");
      g_assert_cmpstr (found, ==, expected);
    }
    g_assert_false (offtake_query_next (query));
  }
}

/* Every reference that is a column of its own is a foreign key. */
static void
test_references_are_foreign_keys (void)
{
  g_autoptr (OfftakeDatabase) database = fixture_database ();

  for (const char *const *table = offtake_table_names (); *table; table++) {
    g_autoptr (OfftakeRecord) record = g_object_new (type_of (*table), NULL);
    const OfftakeStructure *structure = offtake_record_get_structure (record);
    for (guint i = 0; i < structure->n_fields; i++) {
      const OfftakeField *field = &structure->fields[i];
      g_autoptr (OfftakeQuery) query = offtake_query (
          database, "SELECT \"table\" FROM pragma_foreign_key_list (?) WHERE \"from\" = ?", "tt",
          *table, field->name);
      g_assert_cmpint (offtake_query_next (query), ==, field->kind == OFFTAKE_FIELD_REFERENCE);
      if (field->kind == OFFTAKE_FIELD_REFERENCE)
        g_assert_cmpstr (offtake_query_text (query, 0, NULL), ==, field->list);
    }
  }
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeDatabase) database = fixture_database ();
  g_autoptr (OfftakePlan) plan = offtake_table_load_plan (database, &error);
  g_autofree char *expected = fixture_data ("plans/every-key.json", NULL);

  g_assert_no_error (error);
  g_autofree char *text = fixture_plan_text (plan);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_one_row (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeDatabase) database = fixture_database ();
  g_autoptr (OfftakeRecord) record = NULL;
  g_autoptr (json_t) value = json_string ("Other");

  g_assert_true (offtake_table_read (database, "parties", "p", &record, &error));
  g_assert_cmpstr (OFFTAKE_PARTY (record)->name, ==, "Party");
  offtake_record_set_json (record, "name", value, &error);
  g_assert_true (offtake_table_update (database, record, "name", &error));
  offtake_record_set_json (record, "notes", NULL, &error);
  g_assert_true (offtake_table_update (database, record, "notes", &error));
  g_clear_object (&record);
  g_assert_true (offtake_table_read (database, "parties", "p", &record, &error));
  g_assert_cmpstr (OFFTAKE_PARTY (record)->name, ==, "Other");
  g_assert_false (offtake_record_is_given (record, "notes"));
  g_clear_object (&record);
  g_assert_true (offtake_table_read (database, "parties", "nobody", &record, &error));
  g_assert_null (record);
}

static void
test_rows_come_and_go (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeDatabase) database = fixture_database ();
  g_autoptr (OfftakeRecord) record = NULL;

  g_assert_true (offtake_table_read (database, "materials", "pcam", &record, &error));
  g_assert_true (offtake_table_delete (database, "materials", "pcam", &error));
  g_assert_false (offtake_table_delete (database, "materials", "pcam", &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (offtake_table_insert (database, record, &error));
  g_autoptr (GHashTable) order = offtake_table_read_order (database, "materials", &error);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (order, "pcam")), ==,
                    g_hash_table_size (order) - 1);
  g_assert_false (offtake_table_insert (database, record, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DATABASE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/table/columns", test_columns_are_fields);
  g_test_add_func ("/store/table/references", test_references_are_foreign_keys);
  g_test_add_func ("/store/table/round-trip", test_round_trip);
  g_test_add_func ("/store/table/one-row", test_one_row);
  g_test_add_func ("/store/table/rows", test_rows_come_and_go);
  return g_test_run ();
}
