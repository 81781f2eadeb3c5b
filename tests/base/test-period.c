/* SPDX-License-Identifier: MPL-2.0 */
#include "base/period.h"

static const struct {
  const char *text;
  int year, quarter; /* year 0: no period */
  const char *first, *last;
  double days, of;
} parse_cases[] = {
  { "2027", 2027, 0, "2027-01-01", "2027-12-31", 365, 365 },
  { "2028", 2028, 0, "2028-01-01", "2028-12-31", 366, 366 },
  { "2028Q1", 2028, 1, "2028-01-01", "2028-03-31", 91, 366 },
  { "2027Q2", 2027, 2, "2027-04-01", "2027-06-30", 91, 365 },
  { "2027Q3", 2027, 3, "2027-07-01", "2027-09-30", 92, 365 },
  { "2027Q4", 2027, 4, "2027-10-01", "2027-12-31", 92, 365 },
  { "2027Q5" },
  { "2027Q0" },
  { "2027q1" },
  { "2027Q" },
  { "2027Q12" },
  { "202" },
  { "20270" },
  { "" },
  { "0000" },
  { "-027" },
  { "2027 " },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (parse_cases); i++) {
    OfftakePeriod period;

    g_assert_true (offtake_period_parse (parse_cases[i].text, &period) ==
                   (parse_cases[i].year > 0));
    if (parse_cases[i].year == 0)
      continue;
    g_assert_cmpstr (period.label, ==, parse_cases[i].text);
    g_assert_cmpint (period.year, ==, parse_cases[i].year);
    g_assert_cmpint (period.quarter, ==, parse_cases[i].quarter);
    g_assert_cmpuint (period.first, ==, offtake_day_parse (parse_cases[i].first));
    g_assert_cmpuint (period.last, ==, offtake_day_parse (parse_cases[i].last));
    g_assert_cmpfloat (period.year_share, ==, parse_cases[i].days / parse_cases[i].of);
  }
}

/* The periods of a horizon follow one another without a gap, and a year's sum to one year. */
static void
test_horizon (void)
{
  for (OfftakeStep step = OFFTAKE_STEP_YEAR; step <= OFFTAKE_STEP_QUARTER; step++) {
    g_autoptr (GArray) periods = offtake_periods_new (2023, 2029, step);
    double share = 0;

    g_assert_cmpuint (periods->len, ==, step == OFFTAKE_STEP_YEAR ? 7 : 28);
    for (guint i = 0; i < periods->len; i++) {
      OfftakePeriod *period = &g_array_index (periods, OfftakePeriod, i);
      share += period->year_share;
      if (i > 0)
        g_assert_cmpuint (period->first, ==, (period - 1)->last + 1);
    }
    g_assert_cmpfloat_with_epsilon (share, 7, 1e-12);
  }
}

static const struct {
  const char *period, *first, *last;
  double days, of;
} term_cases[] = {
  { "2027", NULL, NULL, 365, 365 },
  { "2027", "2027-03-01", NULL, 306, 365 },
  { "2027", NULL, "2027-01-01", 1, 365 },
  { "2027", "2027-12-31", "2030-01-01", 1, 365 },
  { "2027", "2028-01-01", NULL, 0, 365 },
  { "2027", NULL, "2026-12-31", 0, 365 },
  { "2027", "2027-06-30", "2027-06-01", 0, 365 },
  { "2028Q1", "2028-02-29", "2028-02-29", 1, 366 },
  { "2027Q3", "2020-01-01", "2040-01-01", 92, 365 },
};

static void
test_term (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (term_cases); i++) {
    OfftakePeriod period;
    const char *first = term_cases[i].first, *last = term_cases[i].last;

    g_assert_true (offtake_period_parse (term_cases[i].period, &period));
    g_assert_cmpfloat (offtake_period_term_share (&period, first ? offtake_day_parse (first) : 0,
                                                  last ? offtake_day_parse (last) : 0),
                       ==, term_cases[i].days / term_cases[i].of);
  }
}

static void
test_day (void)
{
  static const char *const wrong[] = { "2027-02-29", "2027-13-01", "2027-00-10", "2027-1-01",
                                       "2027-01-32", "27-01-01",   "2027/01/01", "2027-01-01T",
                                       "",           "0000-01-01", "2027-0a-01" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpuint (offtake_day_parse (wrong[i]), ==, 0);
  for (guint i = 0; i < 1000; i++) {
    guint32 day = (guint32) g_test_rand_int_range (1, 3652059);
    g_autofree char *text = offtake_day_format (day);
    g_assert_cmpuint (offtake_day_parse (text), ==, day);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/period/parse", test_parse);
  g_test_add_func ("/base/period/horizon", test_horizon);
  g_test_add_func ("/base/period/term-share", test_term);
  g_test_add_func ("/base/period/day", test_day);
  return g_test_run ();
}
