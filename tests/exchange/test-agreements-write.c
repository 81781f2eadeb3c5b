/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/agreements-table.h"

#include <string.h>

#include "exchange/csv.h"
#include "exchange/plan-json.h"
#include "lib/fixture.h"
#include "lib/random-plan.h"
#include "lib/sample.h"
#include "lib/table.h"

static json_t *
agreements_of (OfftakePlan *plan)
{
  GListModel *list = offtake_plan_get_list (plan, "agreements");
  json_t *array = json_array ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (list, i);
    json_array_append_new (array, offtake_record_to_json (record));
  }
  return array;
}

/* Whatever the plan around them loses, agreements come back as they were. */
static void
test_round_trip (void)
{
  static const char *const samples[] = { "founding", "north-america" };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autoptr (Sample) sample = sample_new (samples[i], NULL);
    g_autofree char *text = offtake_agreements_table_write_csv (sample->plan);
    g_autoptr (OfftakeImport) import = table_read_all (text);
    g_autoptr (json_t) before = agreements_of (sample->plan), after = agreements_of (import->plan);
    g_autofree char *was = offtake_json_write (before), *is = offtake_json_write (after);

    g_assert_cmpstr (is, ==, was);
  }
}

/* None and empty, spaces, apostrophes and what looks like a formula: each comes back as it was. */
static void
test_any_text (void)
{
  static const char letters[] = "' =a{}\n\"";
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autoptr (OfftakeRecord) first =
      g_list_model_get_item (offtake_plan_get_list (sample->plan, "agreements"), 0);

  for (guint run = 0; run < 300; run++) {
    char texts[2][6] = { "", "" };
    for (guint i = 0; i < 2; i++)
      for (int k = g_test_rand_int_range (0, 5); k > 0; k--)
        texts[i][k - 1] = letters[g_test_rand_int_range (0, (gint32) strlen (letters))];
    g_object_set (first, "title", texts[0], "notes", g_test_rand_bit () ? NULL : texts[1], NULL);
    g_autofree char *text = offtake_agreements_table_write_csv (sample->plan);
    g_autoptr (OfftakeImport) import = table_read_all (text);
    OfftakeAgreement *back = table_agreement (import, offtake_record_get_id (first));
    g_autoptr (json_t) before = offtake_record_to_json (first);
    g_autoptr (json_t) after = offtake_record_to_json (OFFTAKE_RECORD (back));
    g_assert_true (json_equal (before, after));
  }
}

/* Any agreement with any of its fields. */
static void
test_any_agreement (void)
{
  for (guint run = fixture_volume (150, 5000); run > 0; run--) {
    g_autoptr (json_t) root = random_plan ();
    g_autoptr (OfftakePlan) plan = offtake_plan_json_read_root (root, "plan", NULL);
    g_assert_nonnull (plan);
    g_autofree char *text = offtake_agreements_table_write_csv (plan);
    g_autoptr (OfftakeImport) import = table_read_all (text);
    g_autoptr (json_t) before = agreements_of (plan), after = agreements_of (import->plan);

    g_assert_true (json_equal (before, after));
  }
}

static void
test_no_formulas (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autoptr (OfftakeRecord) first =
      g_list_model_get_item (offtake_plan_get_list (sample->plan, "agreements"), 0);
  g_object_set (first, "title", "=HYPERLINK(\"http://x\")", "notes", " -1+2\r\n ", NULL);
  g_autofree char *text = offtake_agreements_table_write_csv (sample->plan);
  g_autoptr (OfftakeCells) cells = offtake_csv_read (text, strlen (text), ',', NULL);
  g_autoptr (OfftakeImport) import = table_read_all (text);

  for (guint row = 0; row < offtake_cells_n_rows (cells); row++)
    for (guint i = 0; i < offtake_cells_row (cells, row)->n; i++)
      g_assert_false (offtake_csv_is_formula (offtake_cells_get (cells, row, i)));
  OfftakeAgreement *back = table_agreement (import, offtake_record_get_id (first));
  g_assert_cmpstr (back->title, ==, "=HYPERLINK(\"http://x\")");
  g_assert_cmpstr (back->notes, ==, " -1+2\r\n ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/agreements-write/round-trip", test_round_trip);
  g_test_add_func ("/exchange/agreements-write/any-text", test_any_text);
  g_test_add_func ("/exchange/agreements-write/any-agreement", test_any_agreement);
  g_test_add_func ("/exchange/agreements-write/no-formulas", test_no_formulas);
  return g_test_run ();
}
