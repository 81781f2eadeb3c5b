/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/field-path.h"

static OfftakeRecord *
agreement_new (const char *text)
{
  g_autoptr (json_t) value = json_loads (text, 0, NULL);
  g_autoptr (GError) error = NULL;
  OfftakeRecord *record = offtake_record_from_json (OFFTAKE_TYPE_AGREEMENT, value, "a", &error);

  g_assert_no_error (error);
  return record;
}

#define AGREEMENT                                                                                       \
  "{\"id\": \"a\", \"seller\": \"s\", \"buyer\": \"b\", \"material\": \"m\","                           \
  " \"quantity\": {\"kind\": \"fixed\", \"tpa\": {\"2024\": 500, \"2027\": 900}, \"tolerance\": 0.05}," \
  " \"price\": {\"kind\": \"index\", \"terms\": [{\"index\": \"ni\", \"payable\": 0.8}], \"floor_per_t\": 9}}"

static const struct {
  const char *path, *label, *key;
} find_cases[] = {
  { "number", "Number", NULL },
  { "quantity.tpa", "Mass per year", NULL },
  { "quantity.tpa.2027", "Mass per year", "2027" },
  { "price.floor_per_t", "Floor", NULL },
  { "price.terms.0.payable", "Payable", NULL },
};

static void
test_find (void)
{
  g_autoptr (OfftakeRecord) record = agreement_new (AGREEMENT);

  for (guint i = 0; i < G_N_ELEMENTS (find_cases); i++) {
    const char *key = "";
    const OfftakeField *field = offtake_field_path_find (record, find_cases[i].path, &key);

    g_assert_nonnull (field);
    g_assert_cmpstr (field->label, ==, find_cases[i].label);
    g_assert_cmpstr (key, ==, find_cases[i].key);
  }
  g_assert_null (offtake_field_path_find (record, "quantity.nothing", NULL));
  g_assert_null (offtake_field_path_find (record, "nothing", NULL));
  g_assert_null (offtake_field_path_find (record, "quantity.tpa.2027.more", NULL));
}

/* What stands at @path after @value is put there, and what the whole field becomes. */
static void
check_with (const char *path, const char *value, const char *expected)
{
  g_autoptr (OfftakeRecord) record = agreement_new (AGREEMENT);
  g_autoptr (json_t) put = value ? json_loads (value, JSON_DECODE_ANY, NULL) : NULL;
  g_autofree char *name = NULL;
  g_autoptr (json_t) whole = offtake_field_path_with (record, path, put, "2024", &name);
  g_autoptr (json_t) wanted = json_loads (expected, JSON_DECODE_ANY, NULL);
  g_autofree char *got_text = offtake_json_write_compact (whole);
  g_autofree char *wanted_text = offtake_json_write_compact (wanted);

  g_assert_cmpstr (got_text, ==, wanted_text);
  g_assert_true (g_str_has_prefix (path, name));
}

static void
test_with (void)
{
  check_with ("number", "\"014\"", "\"014\"");
  check_with ("quantity.tpa", "7", "{\"kind\": \"fixed\", \"tpa\": 7, \"tolerance\": 0.05}");
  check_with (
      "quantity.tpa.2024", "600",
      "{\"kind\": \"fixed\", \"tpa\": {\"2024\": 600, \"2027\": 900}, \"tolerance\": 0.05}");
  check_with ("quantity.tpa.2027", NULL,
              "{\"kind\": \"fixed\", \"tpa\": {\"2024\": 500}, \"tolerance\": 0.05}");
  check_with ("quantity.tolerance", NULL,
              "{\"kind\": \"fixed\", \"tpa\": {\"2024\": 500, \"2027\": 900}}");
  check_with (
      "price.terms.0.payable", "1",
      "{\"kind\": \"index\", \"terms\": [{\"index\": \"ni\", \"payable\": 1}], \"floor_per_t\": 9}");
}

/* A new period finds its place in time, between those that are there. */
static void
test_periods_stay_in_order (void)
{
  check_with ("quantity.tpa.2026Q3", "1",
              "{\"kind\": \"fixed\", \"tpa\": {\"2024\": 500, \"2026Q3\": 1, \"2027\": 900},"
              " \"tolerance\": 0.05}");
}

/* A value that never changed is kept from the first period on. */
static void
test_number_becomes_series (void)
{
  check_with ("price.floor_per_t.2028", "12",
              "{\"kind\": \"index\", \"terms\": [{\"index\": \"ni\", \"payable\": 0.8}],"
              " \"floor_per_t\": {\"2024\": 9, \"2028\": 12}}");
}

static void
test_get (void)
{
  g_autoptr (OfftakeRecord) record = agreement_new (AGREEMENT);
  g_autoptr (json_t) there = offtake_field_path_get (record, "quantity.tpa.2027");
  g_autoptr (json_t) absent = offtake_field_path_get (record, "price.cap_per_t");

  g_assert_cmpfloat (json_number_value (there), ==, 900);
  g_assert_null (absent);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/field-path/find", test_find);
  g_test_add_func ("/ui/field-path/with", test_with);
  g_test_add_func ("/ui/field-path/periods-stay-in-order", test_periods_stay_in_order);
  g_test_add_func ("/ui/field-path/number-becomes-series", test_number_becomes_series);
  g_test_add_func ("/ui/field-path/get", test_get);
  return g_test_run ();
}
