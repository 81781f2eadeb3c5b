/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/workbook.h"

#include "exchange/foreign.h"
#include "lib/fixture.h"
#include "lib/random-plan.h"
#include "lib/workbook.h"

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

static void
assert_comes_back (const Sample *sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = workbook_of_sample (sample);
  g_autoptr (OfftakeImport) import =
      offtake_foreign_read_bytes (bytes, "a.xlsx", NULL, 2030, "USD", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (import->refused->len, ==, 0);
  g_autoptr (json_t) before = agreements_of (sample->plan), after = agreements_of (import->plan);
  g_assert_true (json_equal (before, after));
}

static void
test_round_trip (void)
{
  static const char *const samples[] = { "founding", "north-america" };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autoptr (Sample) sample = sample_new (samples[i], NULL);
    g_autoptr (OfftakeRecord) first =
        g_list_model_get_item (offtake_plan_get_list (sample->plan, "agreements"), 0);

    g_object_set (first, "title", "'=1+1", "notes", " kept\r\n as it is ", NULL);
    assert_comes_back (sample);
  }
}

/* Any agreement with any of its fields. */
static void
test_any_agreement (void)
{
  for (guint run = fixture_volume (20, 2000); run > 0; run--) {
    g_autoptr (json_t) root = random_plan ();
    g_autofree char *text = offtake_json_write (root);
    g_autoptr (Sample) sample = sample_new_text (text);

    assert_comes_back (sample);
  }
}

static void
test_same_bytes (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autoptr (GBytes) one = workbook_of_sample (sample), two = workbook_of_sample (sample);

  g_assert_true (g_bytes_equal (one, two));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/workbook/round-trip", test_round_trip);
  g_test_add_func ("/exchange/workbook/any-agreement", test_any_agreement);
  g_test_add_func ("/exchange/workbook/same-bytes", test_same_bytes);
  return g_test_run ();
}
