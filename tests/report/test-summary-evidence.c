/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lib/summary.h"

/* The text after the verdicts and the schedules. (transfer none) */
static const char *
find_evidence (const char *text)
{
  const char *verdicts = strstr (text, "What was not tested is told with the evidence.");

  g_assert_nonnull (verdicts);
  const char *evidence = strstr (verdicts, "Evidence");
  g_assert_nonnull (evidence);
  return evidence;
}

/* Clause, confidence, formula, numbers, what was assumed. */
static void
test_trail (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *text = summary_text (sample, "2031");
  const char *evidence = find_evidence (text);

  g_assert_nonnull (strstr (evidence, "Art. 8(2)"));
  g_assert_nonnull (strstr (evidence, "verified in the law and a second text"));
  g_assert_nonnull (strstr (evidence, "by year and plant"));
  g_assert_nonnull (strstr (evidence, "it is judged by what is in force on its last day"));
  g_assert_nonnull (strstr (evidence, "Assumed: "));
  g_assert_nonnull (strstr (evidence, "Sources of the rules"));
}

/* What is from memory is called so, and what was not tested tells why. */
static void
test_doubts (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *text = summary_text (sample, "2031");
  const char *evidence = find_evidence (text);

  g_assert_nonnull (strstr (evidence, "unverified: text not found"));
  g_assert_nonnull (strstr (evidence, "3 verdicts: Not tested: \"output_t\" is missing"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/summary-evidence/trail", test_trail);
  g_test_add_func ("/report/summary-evidence/doubts", test_doubts);
  return g_test_run ();
}
