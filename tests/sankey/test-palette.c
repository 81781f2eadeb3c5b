/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/scene-parts.h"

#include <math.h>

static double
channel (double c)
{
  return c <= 0.03928 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

/* Relative luminance of WCAG 2.1. */
static double
luminance (const double c[4])
{
  return 0.2126 * channel (c[0]) + 0.7152 * channel (c[1]) + 0.0722 * channel (c[2]);
}

static double
contrast (const double a[4], const double b[4])
{
  double p = luminance (a) + 0.05, q = luminance (b) + 0.05;

  return p > q ? p / q : q / p;
}

/* Text can be read on paper in every theme (4.5), in high contrast very well (7). */
static void
test_text (void)
{
  for (int theme = OFFTAKE_THEME_LIGHT; theme <= OFFTAKE_THEME_BLACK_AND_WHITE; theme++) {
    double paper[4], ink[4];
    offtake_palette_ink (theme, OFFTAKE_INK_PAPER, paper);
    for (int kind = OFFTAKE_INK_TEXT; kind <= OFFTAKE_INK_ACCENT; kind++) {
      offtake_palette_ink (theme, kind, ink);
      g_assert_cmpfloat (contrast (paper, ink), >=, theme == OFFTAKE_THEME_HIGH_CONTRAST ? 7 : 4.5);
    }
  }
}

static void
test_series (void)
{
  for (int theme = OFFTAKE_THEME_LIGHT; theme <= OFFTAKE_THEME_HIGH_CONTRAST; theme++)
    for (guint i = 0; i < 10; i++)
      for (guint j = 0; j < i; j++) {
        double a[4], b[4];
        offtake_palette_color (theme, i, a);
        offtake_palette_color (theme, j, b);
        g_assert_cmpfloat (fabs (a[0] - b[0]) + fabs (a[1] - b[1]) + fabs (a[2] - b[2]), >, 0.1);
      }
}

static void
test_more_series (void)
{
  double a[4], b[4];

  offtake_palette_color (OFFTAKE_THEME_LIGHT, 3, a);
  offtake_palette_color (OFFTAKE_THEME_LIGHT, 13, b);
  g_assert_cmpmem (a, sizeof a, b, sizeof b);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/text", test_text);
  g_test_add_func ("/palette/series", test_series);
  g_test_add_func ("/palette/more-series", test_more_series);
  return g_test_run ();
}
