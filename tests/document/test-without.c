/* SPDX-License-Identifier: MPL-2.0 */
#include "document/without.h"

#include "base/error.h"
#include "document/document.h"
#include "model/check.h"

static void
leave_scenarios_out (OfftakePlan *plan)
{
  GListModel *scenarios = offtake_plan_get_list (plan, "scenarios");

  while (g_list_model_get_n_items (scenarios) > 0) {
    g_autoptr (OfftakeRecord) scenario = g_list_model_get_item (scenarios, 0);

    offtake_plan_remove (plan, scenario);
  }
}

/* The plan without it is a sound one: nothing refers to what has gone. */
static void
test_take_out_each (void)
{
  const char *const *samples = offtake_document_samples ();

  for (guint s = 0; samples[s]; s++) {
    g_autoptr (OfftakePlan) all = offtake_document_load_sample (samples[s], NULL);
    GListModel *agreements = offtake_plan_get_list (all, "agreements");

    for (guint i = 0; i < MIN (g_list_model_get_n_items (agreements), 25u); i++) {
      g_autoptr (OfftakeRecord) agreement = g_list_model_get_item (agreements, i);
      g_autoptr (OfftakePlan) plan = offtake_document_load_sample (samples[s], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_true (offtake_plan_take_out (plan, offtake_record_get_id (agreement), &error));
      g_assert_no_error (error);
      g_assert_null (offtake_plan_find (plan, "agreements", offtake_record_get_id (agreement)));
      leave_scenarios_out (plan);
      offtake_check_plan (plan, &error);
      g_assert_no_error (error);
    }
  }
}

static void
test_unknown (void)
{
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (offtake_plan_take_out (plan, "no-such", &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/without/take-out-each", test_take_out_each);
  g_test_add_func ("/without/unknown", test_unknown);
  return g_test_run ();
}
