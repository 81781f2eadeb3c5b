/* SPDX-License-Identifier: MPL-2.0 */
#include "report/cell-text.h"

#include <math.h>

static void
test_numbers (void)
{
  static const struct {
    double number;
    int decimals;
    const char *text;
  } cases[] = {
    { 0, 1, "0" },
    { 0.04, 1, "0.0" },
    { -0.04, 1, "0.0" },
    { 0.05, 1, "0.1" },
    { 999.95, 1, "1,000.0" },
    { 1882.4, 1, "1,882.4" },
    { -1882.4, 1, "-1,882.4" },
    { 123456789, 0, "123,456,789" },
    { 12345.678, 2, "12,345.68" },
    { NAN, 1, "–" },
    { INFINITY, 1, "∞" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = offtake_cell_number (cases[i].number, cases[i].decimals);
    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

/* The space does not break, so that a cell never parts the sign from its number. */
static void
test_percent (void)
{
  g_autofree char *share = offtake_cell_percent (0.18324);
  g_autofree char *nothing = offtake_cell_percent (NAN);

  g_assert_cmpstr (share, ==, "18.32\u00a0%");
  g_assert_cmpstr (nothing, ==, "–");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/cell-text/numbers", test_numbers);
  g_test_add_func ("/report/cell-text/percent", test_percent);
  return g_test_run ();
}
