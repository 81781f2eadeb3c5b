/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lib/plan.h"
#include "lib/summary.h"

/* What fails stands there with what would do, under the name that the schedule gives it. */
static void
test_told (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *text = summary_text (sample, "2031");
  const char *table = strstr (text, "Verdicts");

  g_assert_nonnull (table);
  g_assert_nonnull (strstr (table, "Recycled content of active materials"));
  g_assert_nonnull (strstr (table, "PlusCAM, NMC811 cathode"));
  g_assert_nonnull (strstr (table, "more recycled Co in 2031 would do"));
  g_assert_nonnull (strstr (table, "AQMS-6K-01, Nickel sulfate hexahydrate, Ni, recycled share"));
}

static void
test_not_yet_binding (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *text = summary_text (sample, "2027");
  const char *table = strstr (text, "Verdicts");

  g_assert_nonnull (table);
  g_assert_nonnull (strstr (table, "not yet binding"));
}

static void
test_without_any (void)
{
  g_autoptr (OfftakePlan) plan = fixture_plan ("least.json");
  g_autofree char *json = fixture_plan_text (plan);
  g_autoptr (Sample) sample = sample_new_text (json);
  g_autofree char *text = summary_text (sample, NULL);

  g_assert_nonnull (strstr (text, "No rule applies to what the plan holds."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/summary-verdicts/told", test_told);
  g_test_add_func ("/report/summary-verdicts/not-yet-binding", test_not_yet_binding);
  g_test_add_func ("/report/summary-verdicts/without-any", test_without_any);
  return g_test_run ();
}
