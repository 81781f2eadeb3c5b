/* SPDX-License-Identifier: MPL-2.0 */
#include "compliance/standing.h"

#include <math.h>

static OfftakeFinding
finding_with (OfftakeVerdict *verdict,
              OfftakeOutcome outcome,
              const char *unit,
              double value,
              double threshold,
              double margin)
{
  verdict->outcome = outcome;
  verdict->value = value;
  verdict->threshold = threshold;
  return (OfftakeFinding){
    .verdict = verdict, .unit = (char *) unit, .operator= ">=", .margin = margin, .margin_t = NAN
  };
}

static void
test_standings (void)
{
  static const struct {
    OfftakeOutcome outcome;
    const char *unit;
    double margin, at_risk;
    OfftakeStanding standing;
  } cases[] = {
    { OFFTAKE_OUTCOME_PASS, "%", 2, 1, OFFTAKE_STANDING_PASS },
    { OFFTAKE_OUTCOME_PASS, "%", 0.5, 1, OFFTAKE_STANDING_AT_RISK },
    { OFFTAKE_OUTCOME_PASS, "%", 1, 1, OFFTAKE_STANDING_PASS },
    { OFFTAKE_OUTCOME_PASS, "%", 0, 0, OFFTAKE_STANDING_PASS },
    { OFFTAKE_OUTCOME_PASS, "%", NAN, 1, OFFTAKE_STANDING_PASS },
    { OFFTAKE_OUTCOME_PASS, "t", 0.5, 1, OFFTAKE_STANDING_PASS },
    { OFFTAKE_OUTCOME_FAIL, "%", -3, 1, OFFTAKE_STANDING_FAIL },
    { OFFTAKE_OUTCOME_NOT_YET_BINDING, "%", -3, 1, OFFTAKE_STANDING_NOT_YET_BINDING },
    { OFFTAKE_OUTCOME_NOT_TESTED, "%", NAN, 1, OFFTAKE_STANDING_NOT_TESTED },
    { OFFTAKE_OUTCOME_METHOD_PENDING, "%", NAN, 1, OFFTAKE_STANDING_METHOD_PENDING },
    { OFFTAKE_OUTCOME_TERMINATED, "%", 3, 100, OFFTAKE_STANDING_TERMINATED },
    { OFFTAKE_OUTCOME_EXEMPT, "%", 3, 100, OFFTAKE_STANDING_EXEMPT },
    { OFFTAKE_OUTCOME_NOT_COVERED, "%", 3, 100, OFFTAKE_STANDING_NOT_COVERED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    OfftakeVerdict verdict = { 0 };
    OfftakeFinding finding =
        finding_with (&verdict, cases[i].outcome, cases[i].unit, 50, 40, cases[i].margin);
    g_assert_cmpint (offtake_standing_of (&finding, cases[i].at_risk), ==, cases[i].standing);
  }
}

/* No two standings share both symbol and word, so that none is told by its color alone. */
static void
test_told_apart_without_color (void)
{
  for (guint i = 0; i < OFFTAKE_N_STANDINGS; i++) {
    g_assert_cmpstr (offtake_standing_icon (i), !=, "");
    for (guint k = 0; k < i; k++)
      g_assert_cmpstr (offtake_standing_title (i), !=, offtake_standing_title (k));
  }
}

static void
test_margins (void)
{
  OfftakeVerdict verdict = { 0 };
  OfftakeFinding share = finding_with (&verdict, OFFTAKE_OUTCOME_FAIL, "%", 4.8, 6, -1.2);
  g_autofree char *points = offtake_finding_margin_text (&share);
  g_assert_cmpstr (points, ==, "\u22121.200 points");
  g_autofree char *value = offtake_finding_value_text (&share);
  g_assert_cmpstr (value, ==, "4.800\u00a0%; >= 6.000\u00a0% is asked for");

  share.margin_t = -0.6;
  share.margin_element = (char *) "Li";
  g_autofree char *mass = offtake_finding_margin_text (&share);
  g_assert_true (g_str_has_prefix (mass, "\u2212"));
  g_assert_true (g_str_has_suffix (mass, " Li"));

  OfftakeFinding credit = finding_with (&verdict, OFFTAKE_OUTCOME_PASS, "USD", 930000, NAN, NAN);
  g_autofree char *money = offtake_finding_margin_text (&credit);
  g_assert_cmpstr (money, ==, "930.0 k USD");

  OfftakeFinding untested = finding_with (&verdict, OFFTAKE_OUTCOME_NOT_TESTED, "%", NAN, NAN, NAN);
  g_autofree char *nothing = offtake_finding_margin_text (&untested);
  g_autofree char *no_value = offtake_finding_value_text (&untested);
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (no_value, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/standing/standings", test_standings);
  g_test_add_func ("/ui/standing/told-apart-without-color", test_told_apart_without_color);
  g_test_add_func ("/ui/standing/margins", test_margins);
  return g_test_run ();
}
