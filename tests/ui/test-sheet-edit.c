/* SPDX-License-Identifier: MPL-2.0 */
#include "sheet/sheet-private.h"

#include "agreements/agreements-page.h"
#include "sheet/sheet-cells.h"
#include "ui/stage.h"

static GtkColumnView *
table_of (OfftakeWindow *window)
{
  return GTK_COLUMN_VIEW (
      stage_find (stage_find (window, OFFTAKE_TYPE_AGREEMENTS_PAGE, 0), GTK_TYPE_COLUMN_VIEW, 0));
}

static GtkWidget *
entry_of (OfftakeWindow *window)
{
  GtkWidget *editor = stage_find (table_of (window), OFFTAKE_TYPE_CELL_EDITOR, 0);

  return editor ? stage_find (editor, GTK_TYPE_ENTRY, 0) : NULL;
}

/* The action of F2, and the way of a screen reader, which writes and then activates. */
static void
test_action_edits_the_cell (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeAgreement *nickel = stage_agreement (offtake_window_get_view (window), "aqms-6k-ni");

  offtake_window_show_page (window, "agreements");
  offtake_view_select (offtake_window_get_view (window), OFFTAKE_RECORD (nickel));
  stage_settle ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.edit", NULL);
  stage_settle ();
  g_assert_nonnull (entry_of (window));
  gtk_editable_set_text (GTK_EDITABLE (entry_of (window)), "N-1");
  g_signal_emit_by_name (entry_of (window), "activate");
  stage_settle ();
  g_assert_null (entry_of (window));
  g_assert_cmpstr (nickel->number, ==, "N-1");
  OfftakeTableCell *cell = offtake_sheet_cells_focused (table_of (window));
  g_assert_cmpuint (gtk_list_item_get_position (offtake_table_cell_get_item (cell)), ==, 1);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/sheet-edit/action-edits-the-cell", test_action_edits_the_cell);
  return stage_run ();
}
