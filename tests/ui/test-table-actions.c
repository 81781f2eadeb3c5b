/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/table-actions.h"

#include "agreements/agreement-columns.h"
#include "agreements/agreements-page.h"
#include "ui/stage.h"

static GtkWidget *
page_of (OfftakeWindow *window)
{
  offtake_window_show_page (window, "agreements");
  stage_settle ();
  return stage_find (window, OFFTAKE_TYPE_AGREEMENTS_PAGE, 0);
}

static void
act (GtkWidget *page, const char *name, const char *column)
{
  if (column)
    g_assert_true (gtk_widget_activate_action (page, name, "s", column));
  else
    g_assert_true (gtk_widget_activate_action (page, name, NULL));
  stage_settle ();
}

/* The table is filtered by what stands under the cursor, and all is shown again. */
static void
test_filter_by_cell (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *page = page_of (window);
  OfftakeAgreementsPage *agreements = OFFTAKE_AGREEMENTS_PAGE (page);
  guint all = offtake_agreements_page_n_shown (agreements);

  offtake_agreements_page_focus (agreements);
  stage_settle ();
  act (page, "agreements.filter-same", NULL);
  g_assert_cmpuint (offtake_agreements_page_n_shown (agreements), ==, 1);
  g_assert_true (stage_says (page, "1 of 21 agreements"));
  act (page, "agreements.clear-filters", NULL);
  g_assert_cmpuint (offtake_agreements_page_n_shown (agreements), ==, all);
  stage_close (window);
}

static GtkColumnViewColumn *
column_at (GtkColumnView *table, guint position)
{
  g_autoptr (GtkColumnViewColumn) column =
      g_list_model_get_item (gtk_column_view_get_columns (table), position);

  return column;
}

static void
test_columns (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *page = page_of (window);
  GtkColumnView *table = GTK_COLUMN_VIEW (stage_find (page, GTK_TYPE_COLUMN_VIEW, 0));

  act (page, "agreements.hide", "title");
  g_assert_false (gtk_column_view_column_get_visible (column_at (table, 1)));
  gtk_column_view_column_set_fixed_width (column_at (table, 0), 300);
  act (page, "agreements.fit", "number");
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (column_at (table, 0)), ==, -1);
  act (page, "agreements.sort-down", "number");
  offtake_agreements_page_focus (OFFTAKE_AGREEMENTS_PAGE (page));
  stage_settle ();
  g_assert_true (gtk_widget_activate_action (page, "agreements.width", "i", 1));
  int width = gtk_column_view_column_get_fixed_width (column_at (table, 0));
  g_assert_cmpint (width, >, 24);
  g_autoptr (GVariant) widths = offtake_agreement_columns_dup_widths (table);
  g_assert_true (gtk_widget_activate_action (page, "agreements.width", "i", 0));
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (column_at (table, 0)), ==, -1);
  offtake_agreement_columns_set_widths (table, widths);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (column_at (table, 0)), ==, width);
  g_assert_true (gtk_column_view_column_get_header_menu (column_at (table, 0)) != NULL);
  stage_close (window);
}

/* The gesture that opens the menu of a cell; NULL where there is none. */
static gpointer
find_click (gpointer table)
{
  gpointer click = NULL;

  for (guint i = 0; (click = stage_controller (table, GTK_TYPE_GESTURE_CLICK, i)); i++)
    if (gtk_gesture_single_get_button (click) == GDK_BUTTON_SECONDARY)
      return click;
  return NULL;
}

static GtkWidget *
find_cell_menu (GtkWidget *page)
{
  GtkWidget *menu = gtk_widget_get_last_child (page);

  while (menu && !GTK_IS_POPOVER_MENU (menu))
    menu = gtk_widget_get_prev_sibling (menu);
  return menu;
}

/* A table and a menu that outlive their page call nothing of it any more. */
static void
test_nothing_stays (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *page = page_of (window);
  g_autoptr (GtkWidget) table = g_object_ref (stage_find (page, GTK_TYPE_COLUMN_VIEW, 0));
  g_autoptr (GtkWidget) menu = g_object_ref (find_cell_menu (page));
  guint closed = g_signal_lookup ("closed", GTK_TYPE_POPOVER);

  g_assert_nonnull (find_click (table));
  g_assert_true (g_signal_has_handler_pending (menu, closed, 0, TRUE));
  stage_close (window);
  g_assert_null (find_click (table));
  g_assert_false (g_signal_has_handler_pending (menu, closed, 0, TRUE));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/table-actions/filter-by-cell", test_filter_by_cell);
  g_test_add_func ("/ui/table-actions/columns", test_columns);
  g_test_add_func ("/ui/table-actions/nothing-stays", test_nothing_stays);
  return stage_run ();
}
