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

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/table-actions/filter-by-cell", test_filter_by_cell);
  g_test_add_func ("/ui/table-actions/columns", test_columns);
  return stage_run ();
}
