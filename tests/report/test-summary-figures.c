/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lib/summary.h"
#include "report/cell-text.h"

static void
test_years (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *text = summary_text (sample, NULL);

  for (guint period = 0; period < offtake_network_n_periods (sample->network); period++) {
    double goods = 0, value = 0;
    for (guint i = 0; i < offtake_network_n_agreements (sample->network); i++) {
      const OfftakeAgreementResult *result =
          offtake_solution_agreement (sample->solution, period, i);
      goods += result->t;
      value += result->value > 0 ? result->value : 0;
    }
    g_autofree char *goods_text = offtake_cell_number (goods, 1),
                    *value_text = offtake_cell_number (value / 1000, 1);
    g_autofree char *row =
        g_strdup_printf ("%s %s %s ", offtake_network_period (sample->network, period)->label,
                         goods_text, value_text);
    g_assert_nonnull (strstr (text, row));
  }
}

/* The recycled share of the cathode maker's product is what its sales carry. */
static void
test_recycled_content (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *text = summary_text (sample, NULL);
  const guint agreement = offtake_network_find_agreement (sample->network, "cam-b");
  const guint nickel = offtake_network_find_element (sample->network, "Ni"),
              period = sample_period (sample, "2028");
  const double share =
      offtake_solution_recycled_share (sample->solution, period, agreement, nickel);
  g_autofree char *percent = g_strdup_printf ("%.2f %%", 100 * share);
  const char *table = strstr (text, "Recycled content of cathode material");

  g_assert_nonnull (table);
  g_assert_nonnull (strstr (table, "PlusCAM · NMC811 cathode"));
  const char *row = strstr (table, " 2028 13,000.0 ");
  g_assert_nonnull (row);
  const char *found = strstr (row, percent);
  g_assert_nonnull (found);
  g_assert_true (found < strstr (row, " 2029 "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/summary-figures/years", test_years);
  g_test_add_func ("/report/summary-figures/recycled-content", test_recycled_content);
  return g_test_run ();
}
