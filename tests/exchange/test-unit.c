/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/unit.h"

static const struct {
  const char *text;
  gboolean read;
  OfftakeUnitKind kind;
  OfftakeUnitTime per;
  double factor;
  const char *element;
} cases[] = {
  { "t", TRUE, OFFTAKE_UNIT_MASS, OFFTAKE_PER_NOTHING, 1, "" },
  { "kt/year", TRUE, OFFTAKE_UNIT_MASS, OFFTAKE_PER_YEAR, 1000, "" },
  { "t/a", TRUE, OFFTAKE_UNIT_MASS, OFFTAKE_PER_YEAR, 1, "" },
  { "tpa", TRUE, OFFTAKE_UNIT_MASS, OFFTAKE_PER_YEAR, 1, "" },
  { "kg per month", TRUE, OFFTAKE_UNIT_MASS, OFFTAKE_PER_MONTH, 0.001, "" },
  { "Tonnen pro Jahr", TRUE, OFFTAKE_UNIT_MASS, OFFTAKE_PER_YEAR, 1, "" },
  { "t je Quartal", TRUE, OFFTAKE_UNIT_MASS, OFFTAKE_PER_QUARTER, 1, "" },
  { "lb", TRUE, OFFTAKE_UNIT_MASS, OFFTAKE_PER_NOTHING, 0.00045359237, "" },
  { "short tons", TRUE, OFFTAKE_UNIT_MASS, OFFTAKE_PER_NOTHING, 0.90718474, "" },
  { "short ton/month", TRUE, OFFTAKE_UNIT_MASS, OFFTAKE_PER_MONTH, 0.90718474, "" },
  { "metric tons", TRUE, OFFTAKE_UNIT_MASS, OFFTAKE_PER_NOTHING, 1, "" },
  { "t contained Ni", TRUE, OFFTAKE_UNIT_MASS, OFFTAKE_PER_NOTHING, 1, "Ni" },
  { "t Co", TRUE, OFFTAKE_UNIT_MASS, OFFTAKE_PER_NOTHING, 1, "Co" },
  { "t (up to)", TRUE, OFFTAKE_UNIT_MASS, OFFTAKE_PER_NOTHING, 1, "" },
  { "percent of buyer requirement", TRUE, OFFTAKE_UNIT_OF_NEED, OFFTAKE_PER_NOTHING, 0.01, "" },
  { "% of production", TRUE, OFFTAKE_UNIT_OF_OUTPUT, OFFTAKE_PER_NOTHING, 0.01, "" },
  { "percent (up to) of scrap", TRUE, OFFTAKE_UNIT_OF_OUTPUT, OFFTAKE_PER_NOTHING, 0.01, "" },
  { "GWh", FALSE, 0, 0, 0, "" },
  { "", FALSE, 0, 0, 0, "" },
  { "t CAM/yr capacity served", FALSE, 0, 0, 0, "" },
  { "tons of fun", FALSE, 0, 0, 0, "" },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    OfftakeUnit unit;
    gboolean read = offtake_unit_parse (cases[i].text, &unit);

    if (read != cases[i].read)
      g_error ("\"%s\" is %s", cases[i].text, read ? "read" : "not read");
    if (!read)
      continue;
    g_assert_cmpint (unit.kind, ==, cases[i].kind);
    g_assert_cmpint (unit.per, ==, cases[i].per);
    g_assert_cmpfloat_with_epsilon (unit.factor, cases[i].factor, 1e-15);
    g_assert_cmpstr (unit.element, ==, cases[i].element);
  }
}

static void
test_hints (void)
{
  OfftakeUnit unit;

  g_assert_true (offtake_unit_parse ("t (up to)", &unit));
  g_assert_true (unit.at_most);
  g_assert_true (offtake_unit_parse ("t (minimum; target 115,000)", &unit));
  g_assert_true (unit.at_least && unit.about);
  g_assert_true (offtake_unit_parse ("percent of Phase 1", &unit));
  g_assert_true (unit.guessed);
}

static void
test_times (void)
{
  OfftakeUnitTime per;

  g_assert_true (offtake_unit_parse_time ("Monat", &per));
  g_assert_cmpfloat (offtake_unit_times_per_year (per), ==, 12);
  g_assert_true (offtake_unit_parse_time ("quarter", &per));
  g_assert_cmpfloat (offtake_unit_times_per_year (per), ==, 4);
  g_assert_true (offtake_unit_parse_time ("year", &per));
  g_assert_cmpfloat (offtake_unit_times_per_year (per), ==, 1);
  g_assert_true (offtake_unit_parse_time ("total", &per));
  g_assert_cmpfloat (offtake_unit_times_per_year (per), ==, 0);
  g_assert_false (offtake_unit_parse_time ("fortnight", &per));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/unit/parse", test_parse);
  g_test_add_func ("/exchange/unit/hints", test_hints);
  g_test_add_func ("/exchange/unit/times", test_times);
  return g_test_run ();
}
