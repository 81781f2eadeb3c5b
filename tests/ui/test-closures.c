/* SPDX-License-Identifier: MPL-2.0 */
#include <locale.h>
#include <math.h>

#include "closures.h"

static const struct {
  const char *text;
  gboolean is_number;
  double number;
} point_cases[] = {
  { "0", TRUE, 0 },
  { "1882.4", TRUE, 1882.4 },
  { "1,882.4", TRUE, 1882.4 },
  { "1,882,400", TRUE, 1882400 },
  { "13 000", TRUE, 13000 },
  { "13\302\240000", TRUE, 13000 },
  { "1'000", TRUE, 1000 },
  { "0,5", TRUE, 0.5 },
  { "-12.5", TRUE, -12.5 },
  { "1e3", TRUE, 1000 },
  { "", FALSE },
  { "ten", FALSE },
  { "12t", FALSE },
  { "1.2.3", FALSE },
  { "1,23,456", FALSE },
  { ",123", TRUE, 0.123 },
  { "nan", FALSE },
  { "inf", FALSE },
  { "0x10", FALSE },
};

static void
test_number_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (point_cases); i++) {
    double number = NAN;

    g_test_message ("\"%s\"", point_cases[i].text);
    g_assert_cmpint (offtake_number_parse (point_cases[i].text, &number), ==,
                     point_cases[i].is_number);
    if (point_cases[i].is_number)
      g_assert_cmpfloat (number, ==, point_cases[i].number);
  }
}

/* What is edited reads back as what it was, bit for bit. */
static void
test_edit_text_round_trip (void)
{
  for (guint i = 0; i < 1000; i++) {
    double number = g_test_rand_double_range (-1e6, 1e6);
    double again = NAN;
    g_autofree char *text = offtake_number_edit_text (number);

    g_assert_true (offtake_number_parse (text, &again));
    g_assert_cmpfloat (again, ==, number);
  }
}

static void
test_words (void)
{
  g_assert_cmpstr (offtake_word_label ("share_of_need"), ==, "Share of need");
  g_assert_cmpstr (offtake_word_label ("binding"), ==, "Binding");
  g_assert_cmpstr (offtake_word_label ("a word of tomorrow"), ==, "a word of tomorrow");
}

static void
test_no_value_is_no_text (void)
{
  g_autofree char *tonnes = offtake_format_tonnes (NULL, NAN);
  g_autofree char *percent = offtake_format_percent (NULL, NAN);
  g_autofree char *number = offtake_format_number (NULL, NAN);
  g_autofree char *day = offtake_format_day (NULL, 0);

  g_assert_cmpstr (tonnes, ==, "");
  g_assert_cmpstr (percent, ==, "");
  g_assert_cmpstr (number, ==, "");
  g_assert_cmpstr (day, ==, "");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/closures/number-parse", test_number_parse);
  g_test_add_func ("/ui/closures/edit-text-round-trip", test_edit_text_round_trip);
  g_test_add_func ("/ui/closures/words", test_words);
  g_test_add_func ("/ui/closures/no-value-is-no-text", test_no_value_is_no_text);
  return g_test_run ();
}
