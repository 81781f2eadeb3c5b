/* SPDX-License-Identifier: MPL-2.0 */
#include "list.h"

#include "ui/stage.h"

/* A text that is no markup would be a warning, which ends the test. */
static void
test_rows_show_text_as_it_is (void)
{
  GtkWidget *row = g_object_ref_sink (offtake_list_row_new ("L&F", "<Tesla> & L&F"));

  g_assert_true (stage_says (row, "L&F"));
  g_assert_true (stage_says (row, "<Tesla> & L&F"));
  g_object_unref (row);
}

static void
test_text_rows_show_all (void)
{
  GtkWidget *row = g_object_ref_sink (offtake_list_text_row_new ("Rule", "Its reasons"));

  g_assert_true (stage_says (row, "Its reasons"));
  g_assert_cmpint (adw_action_row_get_title_lines (ADW_ACTION_ROW (row)), ==, 0);
  g_assert_cmpint (adw_action_row_get_subtitle_lines (ADW_ACTION_ROW (row)), ==, 0);
  g_object_unref (row);
}

static void
test_clear (void)
{
  GtkListBox *list = g_object_ref_sink (GTK_LIST_BOX (gtk_list_box_new ()));

  offtake_list_clear (list);
  gtk_list_box_append (list, offtake_list_row_new ("one", NULL));
  gtk_list_box_append (list, offtake_list_row_new ("two", NULL));
  offtake_list_clear (list);
  g_assert_null (gtk_list_box_get_row_at_index (list, 0));
  g_object_unref (list);
}

/* Read from the right, a table wider than its window begins with its first column too. */
static gboolean
is_at_start (gpointer table)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (table);
  double value = gtk_adjustment_get_value (adjustment);

  return value > 0 &&
         value + gtk_adjustment_get_page_size (adjustment) == gtk_adjustment_get_upper (adjustment);
}

static void
test_tables_begin_at_the_right (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *table = gtk_column_view_new (NULL);

  for (guint i = 0; i < 4; i++) {
    g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("Column", NULL);

    gtk_column_view_column_set_fixed_width (column, 200);
    gtk_column_view_append_column (GTK_COLUMN_VIEW (table), column);
  }
  offtake_list_name_table (GTK_COLUMN_VIEW (table), "Table");
  gtk_test_accessible_assert_property (table, GTK_ACCESSIBLE_PROPERTY_LABEL, "Table");
  offtake_list_begin_table (GTK_COLUMN_VIEW (table));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), table);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 200);
  gtk_window_present (GTK_WINDOW (window));
  stage_wait (is_at_start, table);
  gtk_widget_set_margin_end (scroller, 80);
  gtk_test_widget_wait_for_draw (window);
  stage_wait (is_at_start, table);
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/list/rows-show-text-as-it-is", test_rows_show_text_as_it_is);
  g_test_add_func ("/ui/list/text-rows-show-all", test_text_rows_show_all);
  g_test_add_func ("/ui/list/clear", test_clear);
  g_test_add_func ("/ui/list/tables-begin-at-the-right", test_tables_begin_at_the_right);
  return stage_run ();
}
