/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/number-text.h"

#include <math.h>

static const struct {
  const char *text;
  char decimal;
  double number; /* NAN: refused */
} cases[] = {
  { "12", '.', 12 },
  { "-1.5", '.', -1.5 },
  { "1,234.5", '.', 1234.5 },
  { "1.234,5", ',', 1234.5 },
  { "1 234,5", ',', 1234.5 },
  { "1\xc2\xa0"
    "234",
    '.', 1234 },
  { "1'234.5", '.', 1234.5 },
  { "1,234,567", '.', 1234567 },
  { "1.234", ',', 1234 },
  { "1.234", '.', 1.234 },
  { "0.500", ',', NAN },
  { ".5", '.', 0.5 },
  { "5.", '.', 5 },
  { "1e3", '.', 1000 },
  { "1,5e-3", ',', 0.0015 },
  { "+7", '.', 7 },
  { "−7", '.', -7 },
  { "", '.', NAN },
  { "abc", '.', NAN },
  { "1,23", '.', NAN },
  { "1,2345", '.', NAN },
  { "12 t", '.', NAN },
  { "1e400", '.', NAN },
  { "nan", '.', NAN },
  { "inf", '.', NAN },
  { "0x10", '.', NAN },
  { "1e", '.', NAN },
  { "1,234 567", '.', NAN },
  { "-", '.', NAN },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    double number = NAN;
    gboolean read = offtake_number_text_parse (cases[i].text, cases[i].decimal, &number);

    if (read == isnan (cases[i].number) || (read && number != cases[i].number))
      g_error ("\"%s\" reads as %g", cases[i].text, number);
  }
}

static void
test_tell_decimal (void)
{
  g_assert_cmpint (offtake_number_text_tell_decimal ("1,5"), ==, ',');
  g_assert_cmpint (offtake_number_text_tell_decimal ("1.5"), ==, '.');
  g_assert_cmpint (offtake_number_text_tell_decimal ("1.234,5"), ==, ',');
  g_assert_cmpint (offtake_number_text_tell_decimal ("0.500"), ==, '.');
  g_assert_cmpint (offtake_number_text_tell_decimal ("1,234"), ==, 0);
  g_assert_cmpint (offtake_number_text_tell_decimal ("12"), ==, 0);
  g_assert_cmpint (offtake_number_text_tell_decimal ("x"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/number-text/parse", test_parse);
  g_test_add_func ("/exchange/number-text/tell-decimal", test_tell_decimal);
  return g_test_run ();
}
