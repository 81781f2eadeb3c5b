/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/paste-dialog.h"

#include "agreements/paste-cell.h"
#include "ui/stage.h"

#define ROWS                                                                                       \
  "Number\tSeller\tBuyer\tMaterial\tTonnes\n"                                                      \
  "A\tSierra ARC\tPlusCAM\tLithium carbonate\t5\n"                                                 \
  "B\tSierra ARC\tPlusCAM\tLithium\t7\n"

static GtkWidget *
show (OfftakeWindow *window)
{
  OfftakePlan *plan = offtake_view_get_plan (offtake_window_get_view (window));
  g_autoptr (GListModel) windows = NULL;

  offtake_paste_dialog_show (window, offtake_paste_new (plan, ROWS, NULL));
  stage_settle ();
  windows = g_object_ref (gtk_window_get_toplevels ());
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) found = g_list_model_get_item (windows, i);

    if (OFFTAKE_IS_PASTE_DIALOG (found))
      return found;
  }
  g_assert_not_reached ();
}

static guint
n_agreements (OfftakeWindow *window)
{
  OfftakePlan *plan = offtake_view_get_plan (offtake_window_get_view (window));

  return g_list_model_get_n_items (offtake_plan_get_list (plan, "agreements"));
}

static gboolean
has_pasted (gpointer window)
{
  return stage_says (window, "Pasted 1 agreement");
}

static void
test_good_rows_are_taken (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *dialog = show (window);
  guint before = n_agreements (window);

  g_assert_true (stage_says (dialog, "1 of 2 rows can be taken; 1 has problems"));
  g_assert_true (gtk_widget_activate_action (dialog, "paste.take", NULL));
  stage_wait (has_pasted, window);
  g_assert_cmpuint (n_agreements (window), ==, before + 1);
  stage_close (window);
}

static GtkWidget *
last_entry (GtkWidget *dialog)
{
  GtkWidget *entry = NULL, *next;
  GtkWidget *table = stage_find (dialog, GTK_TYPE_COLUMN_VIEW, 0);

  for (guint i = 0; (next = stage_find (table, GTK_TYPE_ENTRY, i)); i++)
    entry = next;
  return entry;
}

static gboolean
is_scrolled (gpointer table)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_hadjustment (table)) > 0;
}

static gboolean
is_wide (gpointer table)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (table);

  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 100;
}

/* A cell that gets the focus is seen, however far to the side it is. */
static void
test_focus_is_in_sight (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *dialog = show (window);
  GtkWidget *table = stage_find (dialog, GTK_TYPE_COLUMN_VIEW, 0);

  gtk_window_set_default_size (GTK_WINDOW (dialog), 420, 400);
  stage_wait (is_wide, table);
  g_assert_false (is_scrolled (table));
  gtk_widget_grab_focus (last_entry (dialog));
  stage_wait (is_scrolled, table);
  stage_close (window);
}

static void
test_cells_and_columns (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *dialog = show (window);
  GtkWidget *toggle = stage_find (dialog, GTK_TYPE_TOGGLE_BUTTON, 0);
  GtkColumnView *table = GTK_COLUMN_VIEW (stage_find (dialog, GTK_TYPE_COLUMN_VIEW, 0));
  GListModel *shown = G_LIST_MODEL (gtk_column_view_get_model (table));
  GtkWidget *choices = stage_find (dialog, GTK_TYPE_DROP_DOWN, 0);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 1);
  g_autoptr (OfftakePasteLine) line = g_list_model_get_item (shown, 0);
  offtake_paste_line_set_cell (line, 3, "Lithium carbonate");
  g_assert_true (stage_says (dialog, "2 of 2 rows can be taken"));
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (stage_find (dialog, GTK_TYPE_DROP_DOWN, 1)), 0);
  g_assert_true (stage_says (dialog, "0 of 2 rows can be taken"));
  g_assert_nonnull (choices);
  gtk_window_close (GTK_WINDOW (dialog));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/paste-dialog/good-rows-are-taken", test_good_rows_are_taken);
  g_test_add_func ("/ui/paste-dialog/cells-and-columns", test_cells_and_columns);
  g_test_add_func ("/ui/paste-dialog/focus-is-in-sight", test_focus_is_in_sight);
  return stage_run ();
}
