/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/workbook-sheets.h"

#include "lib/workbook.h"

#define PERIOD "2028"

/* The figures of the sheets are those of the solution. */
static void
test_figures (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autoptr (GBytes) bytes = workbook_of_sample (sample);
  g_autoptr (OfftakeCells) flows = workbook_sheet (bytes, "Flows");
  g_autoptr (OfftakeCells) balances = workbook_sheet (bytes, "Balances");
  guint period = sample_period (sample, PERIOD);
  double moved = 0, bought = 0;

  for (guint a = 0; a < offtake_network_n_agreements (sample->network); a++)
    moved += offtake_solution_agreement (sample->solution, period, a)->t;
  for (guint s = 0; s < offtake_network_n_sites (sample->network); s++) {
    guint n;
    const OfftakeBalance *one = offtake_solution_balances (sample->solution, period, s, &n);
    for (guint i = 0; i < n; i++)
      bought += one[i].bought;
  }
  g_assert_cmpfloat (moved, >, 0);
  g_assert_cmpfloat_with_epsilon (workbook_sum (flows, "Moved (t)", PERIOD), moved, 1e-9 * moved);
  g_assert_cmpfloat_with_epsilon (workbook_sum (balances, "Bought (t)", PERIOD), bought,
                                  1e-9 * bought);
  double in = workbook_sum (balances, "Bought (t)", NULL) +
              workbook_sum (balances, "Produced (t)", NULL) +
              workbook_sum (balances, "Spot (t)", NULL);
  double out = workbook_sum (balances, "Sold (t)", NULL) +
               workbook_sum (balances, "Consumed (t)", NULL) +
               workbook_sum (balances, "Surplus (t)", NULL);
  g_assert_cmpfloat_with_epsilon (in, out, 1e-9 * in);
}

/* The shares of one element in one flow are one whole. */
static void
test_origins (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autoptr (GBytes) bytes = workbook_of_sample (sample);
  g_autoptr (OfftakeCells) origins = workbook_sheet (bytes, "Origins");
  guint n_mixes = 0;

  for (guint row = 1; row < offtake_cells_n_rows (origins); row++) {
    gboolean begins = row == 1;
    for (guint i = 0; i < 3; i++)
      begins |= g_strcmp0 (offtake_cells_get (origins, row, i),
                           offtake_cells_get (origins, row - 1, i)) != 0;
    n_mixes += begins;
  }
  g_assert_cmpuint (n_mixes, >, 0);
  g_assert_cmpfloat_with_epsilon (workbook_sum (origins, "Share", NULL), n_mixes, 1e-6 * n_mixes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/workbook-sheets/figures", test_figures);
  g_test_add_func ("/exchange/workbook-sheets/origins", test_origins);
  return g_test_run ();
}
