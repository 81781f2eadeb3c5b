/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lib/sheet.h"
#include "lib/summary.h"
#include "report/cell-text.h"

/* Every agreement is listed, also what moves nothing, and the total is the sum. */
static void
test_complete (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *text = summary_text (sample, "2030");
  GListModel *agreements = offtake_plan_get_list (sample->plan, "agreements");
  const guint period = sample_period (sample, "2030");
  const char *table = strstr (text, "Agreements, 2030");
  double total = 0;

  g_assert_nonnull (table);
  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++) {
    g_autoptr (OfftakeAgreement) agreement = g_list_model_get_item (agreements, i);
    const guint index = offtake_network_find_agreement (sample->network, agreement->id);
    const char *number_end = strrchr (agreement->number, '-'); /* long numbers may wrap */
    g_assert_nonnull (strstr (table, number_end));
    if (index != OFFTAKE_NONE)
      total += offtake_solution_agreement (sample->solution, period, index)->value;
  }
  g_autofree char *sum = offtake_cell_number (total / 1000, 1),
                  *row = g_strdup_printf ("Total %s", sum);
  g_assert_nonnull (strstr (table, row));
  g_assert_nonnull (strstr (table, "Letter of "));
  g_assert_nonnull (strstr (table, "Expired"));
}

/* The founding deal in its own figures: 1,882.4 t of nickel, 1,481.1 t of lithium carbonate. */
static void
test_founding_deal (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *text = summary_text (sample, "2030");
  const char *nickel = strstr (text, "Binding 8,429.9 "),
             *lithium = strstr (text, "Binding 1,481.1 ");

  g_assert_nonnull (nickel);
  g_assert_nonnull (lithium);
  g_assert_nonnull (strstr (nickel, "Sierra ARC → PlusCAM"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/summary-agreements/complete", test_complete);
  g_test_add_func ("/report/summary-agreements/founding-deal", test_founding_deal);
  return g_test_run ();
}
