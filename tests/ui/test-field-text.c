/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/field-text.h"

#include <locale.h>

static const OfftakeField mass = { "tpa", OFFTAKE_FIELD_SERIES, .flags = OFFTAKE_FIELD_POSITIVE,
                                   .unit = "t/a" };
static const OfftakeField share = { "share", OFFTAKE_FIELD_SERIES,
                                    .flags = OFFTAKE_FIELD_FRACTION };
static const OfftakeField price = { "per_t", OFFTAKE_FIELD_SERIES, .unit = "per t" };
static const OfftakeField months = { "months", OFFTAKE_FIELD_INTEGER };
static const OfftakeField day = { "start", OFFTAKE_FIELD_DATE };
static const OfftakeField title = { "title", OFFTAKE_FIELD_TEXT };
static const OfftakeField id = { "id", OFFTAKE_FIELD_TEXT, .flags = OFFTAKE_FIELD_REQUIRED };

static const struct {
  const OfftakeField *field;
  const char *text;
  const char *json;    /* NULL: absent */
  const char *refusal; /* part of the sentence; NULL: accepted */
} cases[] = {
  { &mass, "1882.4", "1882.4", NULL },
  { &mass, " 13,000 ", "13000", NULL },
  { &mass, "", NULL, NULL },
  { &mass, "-1", NULL, "less than zero" },
  { &mass, "much", NULL, "not a number" },
  { &share, "30", "0.3", NULL },
  { &share, "29", "0.29", NULL },
  { &share, "12.5 %", "0.125", NULL },
  { &share, "120", NULL, "100 %" },
  { &price, "-5", "-5", NULL },
  { &months, "12", "12", NULL },
  { &months, "1.5", NULL, "whole" },
  { &day, "2027-03-31", "\"2027-03-31\"", NULL },
  { &day, "2027-02-30", NULL, "year-month-day" },
  { &day, "31.3.2027", NULL, "year-month-day" },
  { &title, "Recycled nickel", "\"Recycled nickel\"", NULL },
  { &id, " ", NULL, "empty" },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (json_t) value = NULL;
    gboolean done = offtake_field_text_parse (cases[i].field, cases[i].text, &value, &error);

    g_test_message ("%s \"%s\"", cases[i].field->name, cases[i].text);
    g_assert_cmpint (done, ==, cases[i].refusal == NULL);
    g_assert_true (done == (error == NULL));
    if (cases[i].refusal)
      g_assert_nonnull (strstr (error->message, cases[i].refusal));
    g_autofree char *text =
        value ? json_dumps (value, JSON_ENCODE_ANY | JSON_REAL_PRECISION (12)) : NULL;
    g_assert_cmpstr (text, ==, cases[i].json);
  }
}

/* What is shown is read back as what was stored. */
static void
test_round_trip (void)
{
  for (guint i = 0; i < 500; i++) {
    const OfftakeField *field = g_test_rand_bit () ? &share : &mass;
    double number = g_test_rand_int_range (0, 10000) / 10000.0;
    g_autoptr (json_t) stored = offtake_json_number (number);
    g_autofree char *text = offtake_field_text_format (field, stored);
    g_autoptr (json_t) again = NULL;

    g_assert_true (offtake_field_text_parse (field, text, &again, NULL));
    g_assert_cmpfloat_with_epsilon (json_number_value (again), number, 1e-12);
  }
}

static void
test_unit (void)
{
  g_autofree char *of_share = offtake_field_text_unit (&share, "USD");
  g_autofree char *of_price = offtake_field_text_unit (&price, "USD");
  g_autofree char *of_mass = offtake_field_text_unit (&mass, "USD");
  g_autofree char *of_title = offtake_field_text_unit (&title, "USD");

  g_assert_cmpstr (of_share, ==, "%");
  g_assert_cmpstr (of_price, ==, "USD/t");
  g_assert_cmpstr (of_mass, ==, "t/a");
  g_assert_null (of_title);
}

/* What is only read is in words; a record that is not there is called by its id. */
static void
test_show (void)
{
  static const char *const choices[] = { "loi", NULL };
  static const OfftakeField status = { "status", OFFTAKE_FIELD_CHOICE, .choices = choices };
  static const OfftakeField listed = { "listed", OFFTAKE_FIELD_BOOL };
  static const OfftakeField seller = { "seller", OFFTAKE_FIELD_REFERENCE, .list = "sites" };
  static const struct {
    const OfftakeField *field;
    const char *json, *shown; /* NULL: absent */
  } values[] = {
    { &status, "\"loi\"", "LOI" },     { &listed, "true", "Yes" },
    { &listed, "false", "No" },        { &seller, "\"mill\"", "Old Mill" },
    { &seller, "\"works\"", "works" }, { &share, "0.3", "30" },
    { &title, "\"loi\"", "loi" },      { &status, NULL, "" },
  };
  g_autoptr (OfftakePlan) plan = offtake_plan_new ("Words", "USD", 2026, 2030);
  g_autoptr (OfftakeRecord) mill =
      g_object_new (OFFTAKE_TYPE_SITE, "id", "mill", "name", "Old Mill", NULL);

  offtake_plan_insert (plan, mill, 0);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    g_autoptr (json_t) value =
        values[i].json ? json_loads (values[i].json, JSON_DECODE_ANY, NULL) : NULL;
    g_autofree char *text = offtake_field_text_show (values[i].field, plan, value);

    g_assert_cmpstr (text, ==, values[i].shown);
  }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/field-text/parse", test_parse);
  g_test_add_func ("/ui/field-text/round-trip", test_round_trip);
  g_test_add_func ("/ui/field-text/unit", test_unit);
  g_test_add_func ("/ui/field-text/show", test_show);
  return g_test_run ();
}
