/* SPDX-License-Identifier: MPL-2.0 */
#include "base/country.h"

static void
test_countries (void)
{
  static const char *const known[] = { "US", "DE", "CN", "ZW", "AD" };
  static const char *const unknown[] = { "", "U", "us", "USA", "UK", "EU", "XX", "ZZ", "XK" };
  guint n = 0;
  char code[3] = "";

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_true (offtake_country_is_known (known[i]));
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_false (offtake_country_is_known (unknown[i]));
  for (code[0] = 'A'; code[0] <= 'Z'; code[0]++)
    for (code[1] = 'A'; code[1] <= 'Z'; code[1]++)
      n += offtake_country_is_known (code) ? 1 : 0;
  g_assert_cmpuint (n, ==, 249); /* ISO 3166-1 assigns so many */
}

/* In English where messages are; what is no code comes back. */
static void
test_names (void)
{
  g_assert_cmpstr (offtake_country_name ("US"), ==, "United States");
  g_assert_cmpstr (offtake_country_name ("CI"), ==, "Côte d'Ivoire");
  g_assert_cmpstr (offtake_country_name ("XX"), ==, "XX");
  g_assert_cmpstr (offtake_country_name (""), ==, "");
}

static void
test_currencies (void)
{
  g_assert_true (offtake_currency_is_known ("USD"));
  g_assert_false (offtake_currency_is_known ("usd"));
  g_assert_false (offtake_currency_is_known ("US"));
  g_assert_false (offtake_currency_is_known ("USDT"));
  g_assert_false (offtake_currency_is_known (""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/country/countries", test_countries);
  g_test_add_func ("/base/country/names", test_names);
  g_test_add_func ("/base/country/currencies", test_currencies);
  return g_test_run ();
}
