/* SPDX-License-Identifier: MPL-2.0 */
#include "scenarios/scenario-actions.h"

#include "document/scenario-edit.h"
#include "ui/stage.h"

static guint
n_scenarios (OfftakeDocument *document)
{
  return g_list_model_get_n_items (
      offtake_plan_get_list (offtake_document_get_plan (document), "scenarios"));
}

/* Each is one step, and can be undone. */
static void
test_whole_scenarios (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  GtkWidget *widget = GTK_WIDGET (window);
  guint n = n_scenarios (document);

  g_assert_false (offtake_window_can (window, "win.base-plan"));
  g_assert_true (
      gtk_widget_activate_action (widget, "win.duplicate-scenario", "s", "phase-1-only"));
  g_assert_cmpuint (n_scenarios (document), ==, n + 1);
  g_assert_cmpstr (offtake_document_get_scenario (document), ==, "phase-1-only-2");
  g_assert_true (offtake_window_can (window, "win.base-plan"));
  gtk_widget_activate_action (widget, "win.edit-base-plan", NULL);
  g_assert_true (offtake_document_get_edits_base (document));

  gtk_widget_activate_action (widget, "win.delete-scenario", "s", "phase-1-only-2");
  g_assert_cmpuint (n_scenarios (document), ==, n);
  g_assert_null (offtake_document_get_scenario (document));
  stage_undo (window);
  g_assert_cmpuint (n_scenarios (document), ==, n + 1);

  gtk_widget_activate_action (widget, "win.show-scenario", "s", "phase-1-only");
  gtk_widget_activate_action (widget, "win.apply-scenario", "s", "phase-1-only");
  g_assert_null (offtake_document_get_scenario (document));
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==,
                   "Apply Phase 1 only to the base plan");
  stage_undo (window);
  gtk_widget_activate_action (widget, "win.base-plan", NULL);
  g_assert_null (offtake_document_get_scenario (document));
  stage_close (window);
}

/* A scenario against the base plan, in the chart. */
static void
test_compare_in_chart (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.compare-in-chart", "s", "phase-1-only");
  stage_solve (document);
  stage_settle ();
  g_assert_cmpstr (offtake_document_get_scenario (document), ==, "phase-1-only");
  g_assert_cmpstr (offtake_window_get_page (window), ==, "flows");
  g_assert_true (stage_says (window, "Against Base Plan"));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/scenario-actions/whole-scenarios", test_whole_scenarios);
  g_test_add_func ("/ui/scenario-actions/compare-in-chart", test_compare_in_chart);
  return stage_run ();
}
