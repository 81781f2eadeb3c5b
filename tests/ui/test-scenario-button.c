/* SPDX-License-Identifier: MPL-2.0 */
#include "scenarios/scenario-button.h"

#include "document/scenario-edit.h"
#include "ui/stage.h"

/* Figures, title, records and a notice are of the scenario; what is edited is the scenario, unless
   the base plan is chosen. */
static void
test_shows_a_scenario (void)
{
  OfftakeWindow *window = stage_open ("north-america");
  OfftakeDocument *document = offtake_window_get_document (window);
  GtkWidget *button = stage_find (window, OFFTAKE_TYPE_SCENARIO_BUTTON, 0);
  OfftakePlan *plan = offtake_document_get_plan (document);

  g_assert_true (gtk_widget_get_visible (button));
  g_assert_true (stage_says (button, "Base Plan"));
  g_assert_true (offtake_document_get_shown_plan (document) == plan);
  g_assert_false (offtake_window_can (window, "win.compare-scenario"));
  g_assert_true (gtk_widget_activate_action (stage_find (button, GTK_TYPE_MENU_BUTTON, 0),
                                             "scenario.show", "s", "letters-signed"));
  stage_solve (document);
  stage_settle ();
  g_assert_cmpstr (offtake_document_get_scenario (document), ==, "letters-signed");
  g_assert_cmpstr (offtake_scenario_name (document), ==, "Letters of intent signed");
  g_assert_true (stage_says (button, "Letters of intent signed"));
  g_assert_true (stage_says (window, "What you edit changes the scenario."));
  offtake_document_set_edits_base (document, TRUE);
  g_assert_true (stage_says (window, "What you edit is the base plan."));
  g_assert_true (stage_says (window, "Scenario: Letters of intent signed"));
  g_assert_true (offtake_document_get_shown_plan (document) == plan);
  g_assert_true (offtake_document_get_plan (document) != plan);
  g_assert_true (offtake_window_can (window, "win.compare-scenario"));
  g_assert_true (gtk_widget_activate_action (stage_find (button, GTK_TYPE_MENU_BUTTON, 0),
                                             "scenario.show", "s", ""));
  stage_solve (document);
  g_assert_true (offtake_document_get_plan (document) == plan);
  g_assert_null (offtake_scenario_name (document));
  stage_close (window);
}

static void
test_hidden_without_scenarios (void)
{
  OfftakeWindow *window = g_object_new (OFFTAKE_TYPE_WINDOW, NULL);

  g_assert_false (gtk_widget_get_visible (stage_find (window, OFFTAKE_TYPE_SCENARIO_BUTTON, 0)));
  g_assert_null (offtake_scenario_name (NULL));
  g_assert_null (offtake_scenario_list (NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/scenario-button/shows-a-scenario", test_shows_a_scenario);
  g_test_add_func ("/ui/scenario-button/hidden-without-scenarios", test_hidden_without_scenarios);
  return stage_run ();
}
