/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lib/plan.h"
#include "lib/summary.h"

/* Each warning of the period told in detail stands in its own words, once, with the years it is in.
 */
static void
test_told_once (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *text = summary_text (sample, "2030");
  const char *table = strstr (text, "Open warnings");
  guint n;
  const OfftakeWarning *warnings =
      offtake_solution_warnings (sample->solution, sample_period (sample, "2030"), &n);

  g_assert_nonnull (table);
  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++) {
    const char *found = strstr (table, warnings[i].text);
    g_assert_nonnull (found);
    g_assert_null (strstr (found + 1, warnings[i].text));
  }
  g_assert_nonnull (strstr (table, "2024–2036 "));
}

static void
test_without_any (void)
{
  g_autoptr (OfftakePlan) plan = fixture_plan ("least.json");
  g_autofree char *json = fixture_plan_text (plan);
  g_autoptr (Sample) sample = sample_new_text (json);
  g_autofree char *text = summary_text (sample, NULL);

  g_assert_nonnull (strstr (text, "There are no open warnings."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/summary-warnings/told-once", test_told_once);
  g_test_add_func ("/report/summary-warnings/without-any", test_without_any);
  return g_test_run ();
}
