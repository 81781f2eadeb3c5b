/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lib/plan.h"
#include "lib/summary.h"

static void
test_documents_and_prices (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *text = summary_text (sample, NULL);
  const char *sources = strstr (text, "Sources and assumptions");
  GListModel *agreements = offtake_plan_get_list (sample->plan, "agreements");
  GListModel *indices = offtake_plan_get_list (sample->plan, "indices");

  g_assert_nonnull (sources);
  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++) {
    g_autoptr (OfftakeAgreement) agreement = g_list_model_get_item (agreements, i);
    for (guint k = 0; agreement->documents && k < agreement->documents->len; k++)
      g_assert_nonnull (
          strstr (sources, ((const OfftakeDocumentLink *) agreement->documents->pdata[k])->title));
  }
  g_assert_cmpuint (g_list_model_get_n_items (indices), >, 0);
  g_assert_nonnull (strstr (sources, "Price index Source"));
  g_assert_nonnull (strstr (sources, "Notes of the plan"));
}

static void
test_without_any (void)
{
  g_autoptr (OfftakePlan) plan = fixture_plan ("least.json");
  g_autofree char *json = fixture_plan_text (plan);
  g_autoptr (Sample) sample = sample_new_text (json);
  g_autofree char *text = summary_text (sample, NULL);

  g_assert_nonnull (strstr (text, "No agreement names a document."));
  g_assert_null (strstr (text, "Price index"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/summary-sources/documents-and-prices", test_documents_and_prices);
  g_test_add_func ("/report/summary-sources/without-any", test_without_any);
  return g_test_run ();
}
