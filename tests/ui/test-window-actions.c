/* SPDX-License-Identifier: MPL-2.0 */
#include "window-actions.h"

#include "ui/stage.h"

/* A disabled action does nothing when it is activated. */
static gboolean
does (OfftakeWindow *window, const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

static void
test_periods (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  guint n = offtake_view_n_periods (view);

  offtake_view_set_period (view, 0);
  does (window, "win.previous-period");
  g_assert_cmpuint (offtake_view_get_period (view), ==, 0);
  for (guint i = 0; i < n + 3; i++)
    does (window, "win.next-period");
  g_assert_cmpuint (offtake_view_get_period (view), ==, n - 1);
  does (window, "win.previous-period");
  g_assert_cmpuint (offtake_view_get_period (view), ==, n - 2);
  stage_close (window);
}

static void
rename_to (OfftakeWindow *window, const char *text)
{
  OfftakeView *view = offtake_window_get_view (window);
  g_autoptr (json_t) title = json_string (text);
  g_autoptr (GError) error = NULL;

  offtake_document_set (offtake_window_get_document (window),
                        OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")), "title", title,
                        &error);
  g_assert_no_error (error);
}

static void
test_undo_and_redo (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeAgreement *agreement = stage_agreement (view, "aqms-6k-ni");
  g_autofree char *before = g_strdup (agreement->title);

  rename_to (window, "A");
  rename_to (window, "B");
  does (window, "win.undo");
  g_assert_cmpstr (agreement->title, ==, "A");
  does (window, "win.undo");
  g_assert_cmpstr (agreement->title, ==, before);
  does (window, "win.undo");
  g_assert_cmpstr (agreement->title, ==, before);
  does (window, "win.redo");
  does (window, "win.redo");
  does (window, "win.redo");
  g_assert_cmpstr (agreement->title, ==, "B");
  stage_close (window);
}

/* The button says what it will undo. */
static void
test_undo_is_named (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *undo = stage_find (window, GTK_TYPE_BUTTON, 0);

  g_assert_false (gtk_widget_is_sensitive (undo));
  rename_to (window, "A");
  g_assert_true (gtk_widget_is_sensitive (undo));
  const char *tooltip = gtk_widget_get_tooltip_text (undo);
  g_assert_cmpstr (tooltip, ==, "Undo: Change title of AQMS-6K-01");
  stage_close (window);
}

static void
test_without_a_plan (void)
{
  OfftakeWindow *window = stage_open ("founding");

  offtake_window_set_document (window, NULL);
  does (window, "win.undo");
  does (window, "win.redo");
  does (window, "win.print");
  does (window, "win.export-chart");
  does (window, "win.next-period");
  does (window, "win.edit");
  g_assert_true (stage_says (window, "Samples"));
  stage_close (window);
}

static void
test_pages_and_edit (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "agreements");
  g_assert_cmpstr (offtake_window_get_page (window), ==, "agreements");
  does (window, "win.find");
  g_assert_true (GTK_IS_SEARCH_ENTRY (
      gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_TYPE_SEARCH_ENTRY)));
  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")));
  does (window, "win.edit");
  g_assert_true (GTK_IS_ENTRY (
      gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_TYPE_ENTRY)));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/window-actions/periods", test_periods);
  g_test_add_func ("/ui/window-actions/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/ui/window-actions/undo-is-named", test_undo_is_named);
  g_test_add_func ("/ui/window-actions/without-a-plan", test_without_a_plan);
  g_test_add_func ("/ui/window-actions/pages-and-edit", test_pages_and_edit);
  return stage_run ();
}
