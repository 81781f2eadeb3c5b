/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/assess-dialog.h"

#include <math.h>

#include "ui/stage.h"

static void
test_verdict (void)
{
  OfftakeAssessDialog *dialog = offtake_assess_dialog_show (NULL, "us-baba");
  const OfftakeVerdict *verdict = offtake_assess_dialog_get_verdict (dialog);

  g_assert_cmpint (verdict->outcome, ==, OFFTAKE_OUTCOME_NOT_TESTED);
  g_assert_true (offtake_assess_dialog_set_fact (dialog, "us_component_cost", "55"));
  g_assert_true (offtake_assess_dialog_set_fact (dialog, "component_cost", "100"));
  verdict = offtake_assess_dialog_get_verdict (dialog);
  g_assert_cmpint (verdict->outcome, ==, OFFTAKE_OUTCOME_FAIL);
  g_assert_cmpfloat (verdict->value, ==, 55);
  offtake_assess_dialog_set_fact (dialog, "us_component_cost", "56");
  g_assert_cmpint (offtake_assess_dialog_get_verdict (dialog)->outcome, ==, OFFTAKE_OUTCOME_PASS);
  g_assert_false (offtake_assess_dialog_set_fact (dialog, "no_such_fact", "1"));
  offtake_assess_dialog_set_fact (dialog, "us_component_cost", "x");
  g_assert_null (offtake_assess_dialog_get_verdict (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_metals (void)
{
  OfftakeAssessDialog *dialog = offtake_assess_dialog_show (NULL, NULL);

  offtake_assess_dialog_set_rule (dialog, "eu-art8");
  g_assert_true (offtake_assess_dialog_set_fact (dialog, "category", "ev"));
  g_assert_true (offtake_assess_dialog_set_fact (dialog, "date", "2032-01-10"));
  g_assert_true (offtake_assess_dialog_set_fact (
      dialog, "metals", "{\"Ni\": {\"total_t\": 600, \"recovered_t\": 36}}"));
  const OfftakeVerdict *verdict = offtake_assess_dialog_get_verdict (dialog);
  g_assert_cmpint (verdict->outcome, ==, OFFTAKE_OUTCOME_PASS);
  g_assert_cmpfloat (verdict->value, ==, 6);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Whatever rule is chosen, an example stands there that it can be held against. */
static void
test_every_rule (void)
{
  OfftakeAssessDialog *dialog = offtake_assess_dialog_show (NULL, NULL);
  AdwComboRow *rules = ADW_COMBO_ROW (stage_find (dialog, ADW_TYPE_COMBO_ROW, 0));

  for (guint i = 0; i < g_list_model_get_n_items (adw_combo_row_get_model (rules)); i++) {
    adw_combo_row_set_selected (rules, i);
    g_assert_nonnull (offtake_assess_dialog_get_verdict (dialog));
  }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/assess-dialog/verdict", test_verdict);
  g_test_add_func ("/ui/assess-dialog/metals", test_metals);
  g_test_add_func ("/ui/assess-dialog/every-rule", test_every_rule);
  return stage_run ();
}
