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

static GtkWidget *
find_button (GtkWidget *panel, const char *icon, guint nth)
{
  GtkWidget *button = NULL;

  for (guint i = 0; (button = stage_find (panel, GTK_TYPE_BUTTON, i)); i++)
    if (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (button)), icon) == 0 && nth-- == 0)
      return button;
  return NULL;
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

  g_signal_emit_by_name (find_button (panel, "edit-undo-symbolic", 1), "clicked");
  g_assert_false (is_changed (document, "capacity_tpa"));
  g_assert_null (find_button (panel, "edit-undo-symbolic", 1));
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==,
                   "Reset capacity of Sierra ARC in Phase 1 only");
  stage_undo (window);
  g_assert_null (find_button (panel, "edit-undo-symbolic", 1));
  g_object_set (stage_find (panel, ADW_TYPE_EXPANDER_ROW, 0), "expanded", TRUE, NULL);
  g_signal_emit_by_name (find_button (panel, "edit-undo-symbolic", 0), "clicked");
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==,
                   "Reset Sierra ARC in Phase 1 only");
  stage_undo (window);
  g_assert_true (is_changed (document, "capacity_tpa"));
  g_object_set (stage_find (panel, ADW_TYPE_EXPANDER_ROW, 0), "expanded", TRUE, NULL);
  g_signal_emit_by_name (find_button (panel, "object-select-symbolic", 0), "clicked");
  g_assert_false (is_changed (document, "capacity_tpa"));
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==,
                   "Take capacity of Sierra ARC over from Phase 1 only");
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/scenario-panel/reset-and-apply", test_reset_and_apply);
  return stage_run ();
}
