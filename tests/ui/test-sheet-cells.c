/* SPDX-License-Identifier: MPL-2.0 */
#include "sheet/sheet-cells.h"

#include "agreements/agreements-page.h"
#include "ui/stage.h"

/* A row far below has no widget until the table has scrolled to it. */
static void
test_finds_what_is_out_of_sight (void)
{
  OfftakeWindow *window = stage_open ("north-america");
  OfftakeTableCell *cell = NULL;

  offtake_window_show_page (window, "agreements");
  stage_settle ();
  GtkColumnView *table = GTK_COLUMN_VIEW (
      stage_find (stage_find (window, OFFTAKE_TYPE_AGREEMENTS_PAGE, 0), GTK_TYPE_COLUMN_VIEW, 0));
  g_autoptr (GPtrArray) columns = offtake_sheet_cells_columns (table);
  guint last = g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (table))) - 1;

  g_assert_cmpuint (columns->len, ==, 11);
  g_assert_cmpuint (last, >, 30);
  offtake_sheet_cells_focus (table, last, columns->pdata[10]);
  cell = offtake_sheet_cells_focused (table);
  g_assert_nonnull (cell);
  g_assert_cmpuint (gtk_list_item_get_position (offtake_table_cell_get_item (cell)), ==, last);
  g_assert_true (offtake_table_cell_get_column (cell) == columns->pdata[10]);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (table));
  g_assert_cmpint (offtake_sheet_cells_page (table), >, 5);
  g_assert_true (offtake_sheet_cells_leave (table, TRUE));
  g_assert_null (offtake_sheet_cells_focused (table));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/sheet-cells/finds-what-is-out-of-sight", test_finds_what_is_out_of_sight);
  return stage_run ();
}
