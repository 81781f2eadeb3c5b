/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/series-editor.h"

#include "agreement-editor/field-row.h"
#include "ui/stage.h"

static OfftakeSeriesEditor *
editor_for (OfftakeWindow *window, const char *path)
{
  OfftakeView *view = offtake_window_get_view (window);
  GtkWidget *editor;

  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")));
  for (guint i = 0; (editor = stage_find (window, OFFTAKE_TYPE_SERIES_EDITOR, i)); i++) {
    g_autofree char *found = NULL;

    g_object_get (editor, "path", &found, NULL);
    if (g_strcmp0 (found, path) == 0)
      return OFFTAKE_SERIES_EDITOR (editor);
  }
  g_assert_not_reached ();
}

static guint
count_rows (OfftakeSeriesEditor *editor)
{
  guint n = 0;

  while (stage_find (editor, OFFTAKE_TYPE_FIELD_ROW, n))
    n++;
  return n;
}

static void
test_a_row_for_each_period (void)
{
  OfftakeWindow *window = stage_open ("founding");

  g_assert_cmpuint (count_rows (editor_for (window, "quantity.share")), ==, 5);
  g_assert_true (stage_says (editor_for (window, "quantity.share"), "From 2028"));
  g_assert_cmpuint (count_rows (editor_for (window, "price.premium_per_t")), ==, 1);
  g_assert_true (stage_says (editor_for (window, "price.premium_per_t"), "All periods"));
  g_assert_true (stage_says (editor_for (window, "price.premium_per_t"), "USD/t"));
  stage_close (window);
}

static void
test_remove_is_one_step (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeSeriesEditor *editor = editor_for (window, "quantity.share");
  GtkWidget *row = stage_find (editor, OFFTAKE_TYPE_FIELD_ROW, 1);

  g_signal_emit_by_name (stage_find (row, GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_cmpuint (count_rows (editor), ==, 4);
  g_assert_false (stage_says (editor, "From 2025"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  g_assert_cmpuint (count_rows (editor), ==, 5);
  stage_close (window);
}

/* The last row of a series is all that the agreement has. */
static void
test_last_period_stays (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeSeriesEditor *editor = editor_for (window, "quantity.share");

  for (guint i = 0; i < 4; i++)
    g_signal_emit_by_name (
        stage_find (stage_find (editor, OFFTAKE_TYPE_FIELD_ROW, 0), GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_cmpuint (count_rows (editor), ==, 1);
  g_assert_null (stage_find (stage_find (editor, OFFTAKE_TYPE_FIELD_ROW, 0), GTK_TYPE_BUTTON, 0));
  stage_close (window);
}

/* A new period begins with the value that held there before: adding it changes nothing. */
static void
test_added_period_keeps_the_value (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeSeriesEditor *editor = editor_for (window, "quantity.share");
  GtkMenuButton *button = GTK_MENU_BUTTON (stage_find (editor, GTK_TYPE_MENU_BUTTON, 0));

  gtk_menu_button_popup (button);
  stage_settle ();
  GtkListBox *list =
      GTK_LIST_BOX (stage_find (gtk_menu_button_get_popover (button), GTK_TYPE_LIST_BOX, 0));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  stage_settle ();

  g_assert_cmpuint (count_rows (editor), ==, 6);
  OfftakeAgreement *agreement = stage_agreement (view, "aqms-6k-ni");
  g_assert_cmpfloat (offtake_series_at (agreement->quantity->share,
                                        offtake_day_parse ("2029-01-01"), OFFTAKE_BEFORE_ZERO),
                     ==, 0.3);
  stage_close (window);
}

static void
test_focus_goes_to_the_value_that_holds (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeSeriesEditor *editor = editor_for (window, "quantity.share");

  offtake_series_editor_focus (editor, offtake_day_parse ("2033-01-01"));
  GtkWidget *row =
      gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), OFFTAKE_TYPE_FIELD_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "From 2028");
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/series-editor/a-row-for-each-period", test_a_row_for_each_period);
  g_test_add_func ("/ui/series-editor/remove-is-one-step", test_remove_is_one_step);
  g_test_add_func ("/ui/series-editor/last-period-stays", test_last_period_stays);
  g_test_add_func ("/ui/series-editor/added-period-keeps-the-value",
                   test_added_period_keeps_the_value);
  g_test_add_func ("/ui/series-editor/focus-goes-to-the-value-that-holds",
                   test_focus_goes_to_the_value_that_holds);
  return stage_run ();
}
