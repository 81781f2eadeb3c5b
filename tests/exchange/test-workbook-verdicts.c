/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "exchange/workbook-sheets.h"
#include "lib/workbook.h"

static void
test_verdicts (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);
  g_autoptr (OfftakeCompliance) compliance =
      offtake_compliance_new (sample->plan, sample->solution, book, NULL, NULL, 0);
  g_autoptr (GBytes) bytes = workbook_of_sample (sample);
  g_autoptr (OfftakeCells) verdicts = workbook_sheet (bytes, "Compliance");
  g_autoptr (OfftakeCells) evidence = workbook_sheet (bytes, "Evidence");
  guint rule = workbook_column (verdicts, "Rule"), outcome = workbook_column (verdicts, "Outcome");

  g_assert_cmpuint (compliance->findings->len, >, 0);
  g_assert_cmpuint (offtake_cells_n_rows (verdicts), ==, compliance->findings->len + 1);
  for (guint i = 0; i < compliance->findings->len; i++) {
    const OfftakeVerdict *verdict = ((OfftakeFinding *) compliance->findings->pdata[i])->verdict;
    g_assert_cmpstr (offtake_cells_get (verdicts, i + 1, rule), ==, verdict->rule->id);
    g_assert_cmpstr (offtake_cells_get (verdicts, i + 1, outcome), ==,
                     offtake_outcome_name (verdict->outcome));
  }
  g_assert_cmpuint (offtake_cells_n_rows (evidence), >, 1);
}

static void
test_sources (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autoptr (GBytes) bytes = workbook_of_sample (sample);
  g_autoptr (OfftakeCells) sources = workbook_sheet (bytes, "Sources");
  gboolean has_rule = FALSE;

  g_assert_cmpstr (offtake_cells_get (sources, 1, 1), ==,
                   offtake_plan_get_head (sample->plan)->title);
  for (guint row = 1; row < offtake_cells_n_rows (sources); row++)
    has_rule |= strcmp (offtake_cells_get (sources, row, 1), "eu-art8") == 0;
  g_assert_true (has_rule);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/workbook-verdicts/verdicts", test_verdicts);
  g_test_add_func ("/exchange/workbook-verdicts/sources", test_sources);
  return g_test_run ();
}
