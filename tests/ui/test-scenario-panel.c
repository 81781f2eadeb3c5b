/* SPDX-License-Identifier: MPL-2.0 */
#include "scenarios/scenario-panel.h"

#include "document/scenario-edit.h"
#include "ui/stage.h"

static gboolean
is_changed (OfftakeDocument *document, const char *field)
{
  return offtake_document_is_changed (
      document,
      offtake_plan_find (offtake_document_get_shown_plan (document), "sites", "sierra-arc"), field);
}

/* The changes of the selected record stand beside the base plan, and are reset or taken over. */
static void
test_reset_and_apply (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  OfftakeView *view = offtake_window_get_view (window);
  GtkWidget *panel = stage_find (window, OFFTAKE_TYPE_SCENARIO_PANEL, 1);

  offtake_view_select (view,
                       offtake_plan_find (offtake_view_get_plan (view), "sites", "sierra-arc"));
  g_assert_false (gtk_widget_get_visible (panel));
  offtake_document_set_scenario (document, "phase-1-only");
  stage_solve (document);
  g_assert_true (gtk_widget_get_visible (panel));
  g_assert_true (stage_says (panel, "Capacity"));
  g_object_set (stage_find (panel, ADW_TYPE_EXPANDER_ROW, 0), "expanded", TRUE, NULL);

  g_signal_emit_by_name (stage_button (panel, "edit-undo-symbolic", 1), "clicked");
  g_assert_false (is_changed (document, "capacity_tpa"));
  g_assert_null (stage_button (panel, "edit-undo-symbolic", 1));
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==,
                   "Reset capacity of Sierra ARC in Phase 1 only");
  stage_undo (window);
  g_assert_null (stage_button (panel, "edit-undo-symbolic", 1));
  g_object_set (stage_find (panel, ADW_TYPE_EXPANDER_ROW, 0), "expanded", TRUE, NULL);
  g_signal_emit_by_name (stage_button (panel, "edit-undo-symbolic", 0), "clicked");
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==,
                   "Reset Sierra ARC in Phase 1 only");
  stage_undo (window);
  g_assert_true (is_changed (document, "capacity_tpa"));
  g_assert_true (gtk_widget_get_visible (panel));
  g_object_set (stage_find (panel, ADW_TYPE_EXPANDER_ROW, 0), "expanded", TRUE, NULL);
  g_signal_emit_by_name (stage_button (panel, "object-select-symbolic", 0), "clicked");
  g_assert_false (is_changed (document, "capacity_tpa"));
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==,
                   "Take capacity of Sierra ARC over from Phase 1 only");
  stage_close (window);
}

static void
type_somewhere (OfftakeWindow *window)
{
  GtkWidget *entry = NULL;

  for (guint i = 0; (entry = stage_find (window, GTK_TYPE_TEXT, i)); i++)
    if (gtk_widget_get_mapped (entry) && gtk_widget_grab_focus (entry))
      return;
  g_assert_not_reached ();
}

/* Where nothing is changed it is not there; it does not come while something is typed. */
static void
test_nothing_changed (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeRecord *hub = offtake_plan_find (offtake_view_get_plan (view), "sites", "sierra-arc");
  OfftakeRecord *other = offtake_plan_find (offtake_view_get_plan (view), "sites", "forge-cells");
  GtkWidget *panel = stage_find (window, OFFTAKE_TYPE_SCENARIO_PANEL, 1);
  g_autoptr (json_t) name = json_string ("Another");

  offtake_view_select (view, hub);
  offtake_document_set_scenario (document, "campus-fed");
  stage_solve (document);
  g_assert_false (gtk_widget_get_visible (panel));
  type_somewhere (window);
  g_assert_true (offtake_document_set (document, hub, "name", name, NULL));
  g_assert_false (gtk_widget_get_visible (panel));
  offtake_view_select (view, other);
  g_assert_false (gtk_widget_get_visible (panel));
  offtake_view_select (view, hub);
  g_assert_true (gtk_widget_get_visible (panel));
  stage_undo (window);
  g_assert_false (gtk_widget_get_visible (panel));
  type_somewhere (window);
  g_assert_true (offtake_document_set (document, hub, "name", name, NULL));
  g_assert_false (gtk_widget_get_visible (panel));
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  g_assert_true (gtk_widget_get_visible (panel));
  stage_undo (window);
  g_assert_false (gtk_widget_get_visible (panel));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/scenario-panel/reset-and-apply", test_reset_and_apply);
  g_test_add_func ("/ui/scenario-panel/nothing-changed", test_nothing_changed);
  return stage_run ();
}
