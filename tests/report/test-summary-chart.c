/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lib/sheet.h"
#include "lib/summary.h"

/* Flows and the origin of the leading element: two figures with their captions and names. */
static void
test_figures (void)
{
  static const char *const argv[] = { "pdfinfo", "-struct", "-", NULL };
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *text = summary_text (sample, "2030");
  g_autoptr (OfftakeSummary) summary = summary_new (sample, "2030");
  g_autoptr (GBytes) pdf = summary_pdf (summary);
  g_autofree char *tree = sheet_run (argv, pdf);

  g_assert_cmpuint (sheet_count (tree, "Figure"), ==, 2);
  g_assert_nonnull (strstr (text, "Goods, 2030, in t."));
  g_assert_nonnull (strstr (text, "Contained Ni, 2030, in t."));
  g_assert_nonnull (strstr (text, "Recycled, end of life"));
  g_assert_nonnull (strstr (text, "Nickel dissolver"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/summary-chart/figures", test_figures);
  return g_test_run ();
}
