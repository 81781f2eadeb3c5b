/* SPDX-License-Identifier: MPL-2.0 */
#include "base/series.h"

#include <string.h>

#include "base/error.h"

static OfftakeSeries *
read_series (const char *text, GError **error)
{
  g_autoptr (json_t) value = offtake_json_read (text, strlen (text), "series", NULL);

  return offtake_series_from_json (value, error);
}

static const struct {
  const char *series, *day;
  OfftakeBefore before;
  double value;
} at_cases[] = {
  { "500", "1900-01-01", OFFTAKE_BEFORE_ZERO, 500 },
  { "{}", "2027-01-01", OFFTAKE_BEFORE_ZERO, 0 },
  { "{}", "2027-01-01", OFFTAKE_BEFORE_FIRST, 0 },
  { "{\"2027\": 5}", "2026-12-31", OFFTAKE_BEFORE_ZERO, 0 },
  { "{\"2027\": 5}", "2026-12-31", OFFTAKE_BEFORE_FIRST, 5 },
  { "{\"2027\": 5}", "2027-01-01", OFFTAKE_BEFORE_ZERO, 5 },
  { "{\"2027\": 5}", "2200-01-01", OFFTAKE_BEFORE_ZERO, 5 },
  { "{\"2027Q3\": 7, \"2026\": 3}", "2027-06-30", OFFTAKE_BEFORE_ZERO, 3 },
  { "{\"2027Q3\": 7, \"2026\": 3}", "2027-07-01", OFFTAKE_BEFORE_ZERO, 7 },
  { "{\"2027Q3\": 7, \"2026\": 3}", "2025-07-01", OFFTAKE_BEFORE_FIRST, 3 },
  { "{\"2027Q1\": 7, \"2027\": 3}", "2027-01-01", OFFTAKE_BEFORE_ZERO, 7 },
  { "{\"2027\": 3, \"2027Q1\": 7}", "2027-12-31", OFFTAKE_BEFORE_ZERO, 7 },
};

static void
test_at (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (at_cases); i++) {
    g_autoptr (OfftakeSeries) series = read_series (at_cases[i].series, NULL);

    g_assert_cmpfloat (
        offtake_series_at (series, offtake_day_parse (at_cases[i].day), at_cases[i].before), ==,
        at_cases[i].value);
  }
}

static void
test_refused (void)
{
  static const struct {
    const char *text, *message;
  } cases[] = {
    { "\"5\"", "must be a number" },
    { "[1]", "must be a number" },
    { "{\"2027Q5\": 1}", "2027Q5" },
    { "{\"soon\": 1}", "soon" },
    { "{\"2027\": \"1\"}", "\"2027\": must be a number" },
    { "{\"2027\": null}", "\"2027\": must be a number" },
    { "{\"2027\": {\"2028\": 1}}", "\"2027\": must be a number" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (OfftakeSeries) series = read_series (cases[i].text, &error);

    g_assert_null (series);
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, cases[i].message));
  }
}

static void
test_set (void)
{
  static const struct {
    const char *series, *key, *result;
  } cases[] = {
    { "{\"2029\":1,\"2027\":2}", "2027", "{\"2029\":1,\"2027\":9}" },
    { "{\"2026\":1,\"2028\":2}", "2027Q2", "{\"2026\":1,\"2027Q2\":9,\"2028\":2}" },
    { "{\"2026\":1}", "2027", "{\"2026\":1,\"2027\":9}" },
    { "{}", "2027", "{\"2027\":9}" },
    { "{\"2026\":1}", NULL, "9" },
    { "4", NULL, "9" },
    { "4", "2027", "{\"1900\":4,\"2027\":9}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (OfftakeSeries) series = read_series (cases[i].series, NULL);
    g_autoptr (OfftakeSeries) changed = offtake_series_set (series, cases[i].key, 9);
    g_autoptr (json_t) value = offtake_series_to_json (changed);
    g_autofree char *text = offtake_json_write_compact (value);

    g_assert_cmpstr (text, ==, cases[i].result);
  }
}

static void
test_spread (void)
{
  g_autoptr (OfftakeSeries) number = offtake_series_new_constant (4);
  g_autoptr (OfftakeSeries) spread = offtake_series_spread (number, "2025");
  g_autoptr (OfftakeSeries) again = offtake_series_spread (spread, "2020");

  g_assert_true (offtake_series_is_constant (number));
  g_assert_false (offtake_series_is_constant (spread));
  g_assert_true (again == spread);
  g_assert_cmpfloat (
      offtake_series_at (spread, offtake_day_parse ("2024-12-31"), OFFTAKE_BEFORE_ZERO), ==, 0);
}

/* Against the definition: the last key, finer after coarser, that starts by the day. */
static void
test_any_order (void)
{
  for (guint run = 0; run < 200; run++) {
    OfftakeSeriesPoint points[12];
    guint n = 0;
    guint32 day = offtake_day_parse ("2020-01-01") + (guint32) g_test_rand_int_range (0, 1500);
    const OfftakeSeriesPoint *best = NULL;

    for (int year = 2020; year < 2024; year++) {
      for (int quarter = 0; quarter <= 4; quarter += g_test_rand_int_range (1, 4)) {
        OfftakePeriod period;
        guint at = (guint) g_test_rand_int_range (0, (gint32) n + 1);

        if (n == G_N_ELEMENTS (points))
          break;
        offtake_period_init (&period, year, quarter);
        points[n] = points[at];
        points[at] = (OfftakeSeriesPoint){ .first = period.first, .value = (double) (n + 1) };
        g_strlcpy (points[at].key, period.label, sizeof points[at].key);
        n++;
      }
    }
    for (guint i = 0; i < n; i++)
      if (points[i].first <= day &&
          (!best || points[i].first > best->first ||
           (points[i].first == best->first && strlen (points[i].key) > strlen (best->key))))
        best = &points[i];

    g_autoptr (OfftakeSeries) series = offtake_series_new (points, n);
    g_assert_cmpfloat (offtake_series_at (series, day, OFFTAKE_BEFORE_ZERO), ==,
                       best ? best->value : 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/series/at", test_at);
  g_test_add_func ("/base/series/refused", test_refused);
  g_test_add_func ("/base/series/set", test_set);
  g_test_add_func ("/base/series/spread", test_spread);
  g_test_add_func ("/base/series/any-order", test_any_order);
  return g_test_run ();
}
