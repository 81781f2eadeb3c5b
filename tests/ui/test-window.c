/* SPDX-License-Identifier: MPL-2.0 */
#include "window.h"

#include "base/error.h"
#include "inspector.h"
#include "ui/stage.h"

static gboolean
is_revealed (OfftakeWindow *window)
{
  return adw_flap_get_reveal_flap (ADW_FLAP (stage_find (window, ADW_TYPE_FLAP, 0)));
}

static void
test_title_is_the_plan (void)
{
  OfftakeWindow *window = stage_open ("founding");

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Sierra ARC to PlusCAM");
  offtake_window_set_document (window, NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Offtake");
  stage_close (window);
}

static void
test_pages (void)
{
  OfftakeWindow *window = stage_open ("founding");

  offtake_window_show_page (window, "agreements");
  g_assert_cmpstr (offtake_window_get_page (window), ==, "agreements");
  offtake_window_show_page (window, "flows");
  g_assert_cmpstr (offtake_window_get_page (window), ==, "flows");
  stage_close (window);
}

static void
test_inspector_shows_what_is_selected (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  GtkWidget *inspector = stage_find (window, OFFTAKE_TYPE_INSPECTOR, 0);
  GtkStack *stack = GTK_STACK (stage_find (inspector, GTK_TYPE_STACK, 0));

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "none");
  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "agreement");
  g_assert_true (is_revealed (window));
  offtake_view_select (view, offtake_plan_find (offtake_view_get_plan (view), "sites", "pluscam"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "record");
  g_assert_true (stage_says (inspector, "6K Energy"));
  stage_close (window);
}

/* The pane that a person closed stays closed. */
static void
test_closed_inspector_stays_closed (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.inspector", NULL);
  g_assert_false (is_revealed (window));
  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")));
  g_assert_false (is_revealed (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.inspector", NULL);
  g_assert_true (is_revealed (window));
  stage_close (window);
}

static void
test_errors_are_told (void)
{
  OfftakeWindow *window = stage_open ("founding");
  g_autoptr (GError) error = g_error_new (OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM, "The disk is full.");
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean told = FALSE;

  offtake_window_show_error (window, "The plan cannot be saved", error);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) dialog = g_list_model_get_item (windows, i);

    if (!ADW_IS_MESSAGE_DIALOG (dialog))
      continue;
    told = g_str_equal (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), error->message);
    gtk_window_destroy (GTK_WINDOW (dialog));
  }
  g_assert_true (told);
  stage_close (window);
}

/* What is typed but not stored yet is stored when the window closes. */
static void
test_closing_keeps_what_is_typed (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeAgreement *agreement = stage_agreement (view, "aqms-6k-ni");
  g_autoptr (OfftakeAgreement) keep = g_object_ref (agreement);
  GtkWidget *entry = NULL;

  offtake_view_select (view, OFFTAKE_RECORD (agreement));
  stage_settle ();
  for (guint i = 0; (entry = stage_find (window, GTK_TYPE_ENTRY, i)); i++)
    if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "AQMS-6K-01"))
      break;
  g_assert_nonnull (entry);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "AQMS-6K-1a");
  g_assert_cmpstr (agreement->number, ==, "AQMS-6K-01");
  stage_close (window);
  g_assert_cmpstr (keep->number, ==, "AQMS-6K-1a");
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/window/title-is-the-plan", test_title_is_the_plan);
  g_test_add_func ("/ui/window/pages", test_pages);
  g_test_add_func ("/ui/window/inspector-shows-what-is-selected",
                   test_inspector_shows_what_is_selected);
  g_test_add_func ("/ui/window/closed-inspector-stays-closed", test_closed_inspector_stays_closed);
  g_test_add_func ("/ui/window/errors-are-told", test_errors_are_told);
  g_test_add_func ("/ui/window/closing-keeps-what-is-typed", test_closing_keeps_what_is_typed);
  return stage_run ();
}
