/* SPDX-License-Identifier: MPL-2.0 */
#include "report/table-columns.h"

static const struct {
  const char *name;
  OfftakeColumnNeed needs[3];
  double width;
  double expected[3];
  gboolean fits;
} cases[] = {
  { "spare-by-weight", { { 10, 20, 1 }, { 10, 20, 3 }, { 10, 20, 0 } }, 100, { 30, 50, 20 }, TRUE },
  { "spare-without-weights",
    { { 10, 20, 0 }, { 10, 20, 0 }, { 10, 20, 0 } },
    90,
    { 30, 30, 30 },
    TRUE },
  { "just", { { 10, 20, 1 }, { 10, 20, 1 }, { 10, 20, 1 } }, 60, { 20, 20, 20 }, TRUE },
  { "wraps-where-it-can",
    { { 10, 10, 1 }, { 10, 30, 1 }, { 10, 70, 1 } },
    70,
    { 10, 20, 40 },
    TRUE },
  { "firm-wraps-last", { { 10, 40, 0 }, { 10, 30, 1 }, { 10, 70, 1 } }, 80, { 40, 15, 25 }, TRUE },
  { "firm-wraps-too",
    { { 10, 40, 0 }, { 10, 30, 1 }, { 10, 70, 1 } },
    51,
    { 10 + 21 * 30. / 110, 10 + 21 * 20. / 110, 10 + 21 * 60. / 110 },
    TRUE },
  { "too-narrow", { { 10, 10, 1 }, { 20, 30, 1 }, { 70, 70, 1 } }, 50, { 5, 10, 35 }, FALSE },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    double widths[3];
    g_test_message ("%s", cases[i].name);
    g_assert_cmpint (offtake_columns_share (cases[i].needs, 3, cases[i].width, widths), ==,
                     cases[i].fits);
    for (guint column = 0; column < 3; column++)
      g_assert_cmpfloat_with_epsilon (widths[column], cases[i].expected[column], 1e-9);
  }
}

/* Whatever is asked for, the widths add up, none is negative, and none is under its least unless
   all are. */
static void
test_random (void)
{
  for (guint run = 0; run < 500; run++) {
    OfftakeColumnNeed needs[12];
    double widths[12], sum = 0;
    const guint n = (guint) g_test_rand_int_range (1, 13);
    for (guint i = 0; i < n; i++) {
      needs[i].least = g_test_rand_double_range (1, 90);
      needs[i].natural = needs[i].least + g_test_rand_double_range (0, 200);
      needs[i].weight = g_test_rand_int_range (0, 3);
    }
    const double width = g_test_rand_double_range (50, 1500);
    const gboolean fits = offtake_columns_share (needs, n, width, widths);
    for (guint i = 0; i < n; i++) {
      sum += widths[i];
      g_assert_cmpfloat (widths[i], >, 0);
      g_assert_true (!fits || widths[i] >= needs[i].least - 1e-9);
    }
    g_assert_cmpfloat_with_epsilon (sum, width, 1e-9 * width);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/table-columns/cases", test_cases);
  g_test_add_func ("/report/table-columns/random", test_random);
  return g_test_run ();
}
