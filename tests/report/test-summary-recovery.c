/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lib/plan.h"
#include "lib/summary.h"
#include "report/cell-text.h"

/* Sierra ARC's nickel: what it takes in, loses and recovers, as the solution has it. */
static void
test_figures (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *text = summary_text (sample, "2030");
  const guint period = sample_period (sample, "2030"),
              nickel = offtake_network_find_element (sample->network, "Ni");
  const guint site = offtake_network_find_site (sample->network, "sierra-arc");
  const double recovery = offtake_solution_recovery (sample->solution, period, site, nickel);
  g_autofree char *share = g_strdup_printf ("%.2f %%", 100 * recovery);
  g_autofree char *lost = offtake_cell_number (
      offtake_solution_element_loss (sample->solution, period, site, nickel), 2);
  g_autofree char *row = g_strdup_printf (" %s %s ", lost, share);
  const char *table = strstr (text, "Recovery, 2030");

  g_assert_nonnull (table);
  g_assert_cmpfloat (recovery, >, 0.9);
  const char *refiner = strstr (table, "Sierra ARC ");
  g_assert_nonnull (refiner);
  g_assert_nonnull (strstr (refiner, row));
}

/* Where nothing is processed there is no such section. */
static void
test_without_processes (void)
{
  g_autoptr (OfftakePlan) plan = fixture_plan ("least.json");
  g_autofree char *json = fixture_plan_text (plan);
  g_autoptr (Sample) sample = sample_new_text (json);
  g_autofree char *text = summary_text (sample, NULL);

  g_assert_null (strstr (text, "Taken in, t"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/summary-recovery/figures", test_figures);
  g_test_add_func ("/report/summary-recovery/without-processes", test_without_processes);
  return g_test_run ();
}
