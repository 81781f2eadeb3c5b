/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lib/summary.h"

static void
test_says_what_it_is (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *text = summary_text (sample, "2030");
  static const char *const parts[] = {
    "Compliance summary Sierra ARC to PlusCAM",
    "Working copy, not sealed",
    "Scenario Base plan",
    "Horizon 2024 to 2036",
    "Told in detail 2030",
    "Currency USD",
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_nonnull (strstr (text, parts[i]));
}

/* Who signs does so last, with all three lines on one page. */
static void
test_signatures (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *text = summary_text (sample, "2030");
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);
  const char *last = pages[g_strv_length (pages) - 2];

  g_assert_nonnull (strstr (last, "Signatures"));
  g_assert_nonnull (strstr (last, "Prepared by"));
  g_assert_nonnull (strstr (last, "Checked by"));
  g_assert_nonnull (strstr (last, "Approved by"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/summary-cover/says-what-it-is", test_says_what_it_is);
  g_test_add_func ("/report/summary-cover/signatures", test_signatures);
  return g_test_run ();
}
