/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/agreement-columns.h"

#include "ui/stage.h"

static void
test_titles_name_the_currency (void)
{
  GtkWidget *table = g_object_ref_sink (gtk_column_view_new (NULL));
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (table));

  offtake_agreement_columns_add (GTK_COLUMN_VIEW (table));
  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, 11);
  offtake_agreement_columns_set_currency (GTK_COLUMN_VIEW (table), "EUR");
  g_autoptr (GtkColumnViewColumn) price = g_list_model_get_item (columns, 3);
  g_autoptr (GtkColumnViewColumn) value = g_list_model_get_item (columns, 4);
  g_assert_cmpstr (gtk_column_view_column_get_title (price), ==, "Price (EUR/t)");
  g_assert_cmpstr (gtk_column_view_column_get_title (value), ==, "Value (EUR)");
  for (guint i = 0; i < 11; i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    g_assert_nonnull (gtk_column_view_column_get_sorter (column));
  }
  g_assert_finalize_object (table);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/agreement-columns/titles-name-the-currency", test_titles_name_the_currency);
  return stage_run ();
}
