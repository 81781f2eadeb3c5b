/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lib/summary.h"
#include "report/cell-text.h"

/* Every site stands in the table, or is named among those where nothing moves. */
static void
test_every_site (void)
{
  g_autoptr (Sample) sample = sample_new ("north-america", NULL);
  g_autofree char *text = summary_text (sample, "2030");
  const char *table = strstr (text, "Balances, 2030");

  g_assert_nonnull (table);
  for (guint i = 0; i < offtake_network_n_sites (sample->network); i++)
    g_assert_nonnull (strstr (table, offtake_network_site_name (sample->network, i)));
  g_assert_nonnull (strstr (table, "Nothing moves at: "));
}

static void
test_figures (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *text = summary_text (sample, "2030");
  const guint period = sample_period (sample, "2030"),
              site = offtake_network_find_site (sample->network, "sierra-arc");
  const char *table = strstr (text, "Balances, 2030"),
             *group = strstr (table, "Sierra ARC · Refiners · United States · activity ");
  guint n;
  const OfftakeBalance *balances = offtake_solution_balances (sample->solution, period, site, &n);

  g_assert_nonnull (group);
  for (guint i = 0; i < n; i++) {
    g_autofree char *bought = offtake_cell_number (balances[i].bought, 1),
                    *spot = offtake_cell_number (balances[i].spot, 1);
    g_autofree char *made = offtake_cell_number (balances[i].produced, 1),
                    *used = offtake_cell_number (balances[i].consumed, 1);
    g_autofree char *sold = offtake_cell_number (balances[i].sold, 1);
    g_autofree char *row = g_strdup_printf (
        "%s %s %s %s %s %s ", offtake_network_material_name (sample->network, balances[i].material),
        bought, spot, made, used, sold);
    g_assert_nonnull (strstr (group, row));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/summary-balances/every-site", test_every_site);
  g_test_add_func ("/report/summary-balances/figures", test_figures);
  return g_test_run ();
}
