/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/rule.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/period.h"

static OfftakeRule *
read_rule (const char *text, GError **error)
{
  g_autoptr (json_t) tree = offtake_json_read (text, strlen (text), "rule", NULL);

  g_assert_nonnull (tree);
  return offtake_rule_new (tree, "of the pack", error);
}

static OfftakeRule *
ladder (void)
{
  return read_rule (
      "{\"id\":\"r\",\"kind\":\"ratio\",\"terms\":{\"denominator\":\"total_t\"},"
      "\"operator\":\">=\",\"figures\":["
      "{\"name\":\"minimum\",\"key\":\"Ni\",\"for\":[\"ev\"],\"value\":6,\"from\":\"2031-08-18\","
      "\"to\":\"2036-08-17\",\"confidence\":\"P+\"},"
      "{\"name\":\"minimum\",\"key\":\"Ni\",\"for\":[\"ev\",\"lmt\"],\"value\":15,"
      "\"from\":\"2036-08-18\",\"confidence\":\"S1\"},"
      "{\"name\":\"minimum\",\"value\":99,\"from\":\"2040-01-01\",\"repealed\":\"2025-07-04\"},"
      "{\"name\":\"last_day\",\"value\":\"2030-12-31\"},"
      "{\"name\":\"forms\",\"key\":\"Ni\",\"value\":[\"sulfate\",\"metal\"]}]}",
      NULL);
}

static double
minimum (const OfftakeRule *rule, const char *subject, const char *day)
{
  const OfftakeFigure *figure =
      offtake_rule_find (rule, "minimum", "Ni", subject, offtake_day_parse (day));

  return figure ? figure->number : 0;
}

static void
test_days (void)
{
  g_autoptr (OfftakeRule) rule = ladder ();

  g_assert_cmpfloat (minimum (rule, "ev", "2031-08-17"), ==, 0);
  g_assert_cmpfloat (minimum (rule, "ev", "2031-08-18"), ==, 6);
  g_assert_cmpfloat (minimum (rule, "ev", "2036-08-17"), ==, 6);
  g_assert_cmpfloat (minimum (rule, "ev", "2036-08-18"), ==, 15);
  g_assert_cmpfloat (minimum (rule, "lmt", "2031-08-18"), ==, 0);
  g_assert_cmpfloat (minimum (rule, "sli", "2050-01-01"), ==, 0);
  /* What was struck out is never applied. */
  g_assert_cmpfloat (minimum (rule, "ev", "2050-01-01"), ==, 15);
}

static void
test_next (void)
{
  g_autoptr (OfftakeRule) rule = ladder ();
  guint32 day = offtake_day_parse ("2030-01-01");

  g_assert_cmpfloat (offtake_rule_find_next (rule, "minimum", "Ni", "ev", day)->number, ==, 6);
  g_assert_cmpfloat (offtake_rule_find_next (rule, "minimum", "Ni", "lmt", day)->number, ==, 15);
  g_assert_null (
      offtake_rule_find_next (rule, "minimum", "Ni", "ev", offtake_day_parse ("2036-08-18")));
}

static void
test_values (void)
{
  g_autoptr (OfftakeRule) rule = ladder ();
  const OfftakeFigure *forms = offtake_rule_find (rule, "forms", "Ni", NULL, 0);

  g_assert_cmpstr (rule->law_version, ==, "of the pack");
  g_assert_cmpstr (offtake_rule_get_term (rule, "denominator"), ==, "total_t");
  g_assert_null (offtake_rule_get_term (rule, "numerator"));
  g_assert_cmpuint (offtake_rule_day (rule, "last_day"), ==, offtake_day_parse ("2030-12-31"));
  g_assert_cmpuint (offtake_rule_day (rule, "first_day"), ==, 0);
  g_assert_cmpfloat (offtake_rule_number (rule, "minimum", "Ni"), ==, 6);
  g_assert_true (isnan (offtake_rule_number (rule, "maximum", NULL)));
  g_assert_true (offtake_figure_lists (forms, "metal"));
  g_assert_false (offtake_figure_lists (forms, "carbonate"));
}

static void
test_refused (void)
{
  g_autoptr (GError) dates = NULL;
  g_autoptr (GError) terms = NULL;

  g_assert_null (
      read_rule ("{\"id\":\"r\",\"kind\":\"benchmark\",\"figures\":[{\"name\":\"minimum\","
                 "\"value\":1,\"from\":\"2027-01-02\",\"to\":\"2027-01-01\"}]}",
                 &dates));
  g_assert_error (dates, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_nonnull (strstr (dates->message, "figures[0].to"));
  g_assert_null (read_rule ("{\"id\":\"r\",\"kind\":\"metal_ratio\",\"figures\":[]}", &terms));
  g_assert_error (terms, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_nonnull (strstr (terms->message, "\"part\" is missing"));
}

static void
test_confidence (void)
{
  static const struct {
    OfftakeConfidence confidence;
    const char *mark;
    gboolean verified;
  } marks[] = {
    { OFFTAKE_CONFIDENCE_PRIMARY_CONFIRMED, "P+", TRUE },
    { OFFTAKE_CONFIDENCE_PRIMARY, "P", TRUE },
    { OFFTAKE_CONFIDENCE_SECONDARY, "S2", TRUE },
    { OFFTAKE_CONFIDENCE_SINGLE, "S1", FALSE },
    { OFFTAKE_CONFIDENCE_UNREAD, "K", FALSE },
    { OFFTAKE_CONFIDENCE_OWN, "own", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    g_assert_cmpstr (offtake_confidence_mark (marks[i].confidence), ==, marks[i].mark);
    g_assert_cmpint (offtake_confidence_is_verified (marks[i].confidence), ==, marks[i].verified);
    g_assert_cmpint (strstr (offtake_confidence_title (marks[i].confidence), "unverified") == NULL,
                     ==, marks[i].verified);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/rule/days", test_days);
  g_test_add_func ("/rules/rule/next", test_next);
  g_test_add_func ("/rules/rule/values", test_values);
  g_test_add_func ("/rules/rule/refused", test_refused);
  g_test_add_func ("/rules/rule/confidence", test_confidence);
  return g_test_run ();
}
