/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/agreement-columns.h"

#include "ui/stage.h"

static void
test_titles_name_the_currency (void)
{
  GtkWidget *table = g_object_ref_sink (gtk_column_view_new (NULL));
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (table));

  offtake_agreement_columns_add (GTK_COLUMN_VIEW (table));
  g_assert_cmpuint (g_list_model_get_n_items (columns), >, 35);
  offtake_agreement_columns_set_units (GTK_COLUMN_VIEW (table), "EUR");
  g_autoptr (GtkColumnViewColumn) price = g_list_model_get_item (columns, 3);
  g_autoptr (GtkColumnViewColumn) value = g_list_model_get_item (columns, 4);
  g_assert_cmpstr (gtk_column_view_column_get_title (price), ==, "Price (EUR/t)");
  g_assert_cmpstr (gtk_column_view_column_get_title (value), ==, "Value (EUR)");
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    g_assert_nonnull (gtk_column_view_column_get_sorter (column));
  }
  g_assert_finalize_object (table);
}

static void
test_shown_in_order (void)
{
  static const char *const wanted[] = { "notes", "number", "quantity.share", "no such", NULL };
  GtkWidget *table = g_object_ref_sink (gtk_column_view_new (NULL));
  GtkColumnView *view = GTK_COLUMN_VIEW (table);

  offtake_agreement_columns_add (view);
  g_auto (GStrv) first = offtake_agreement_columns_dup_shown (view);
  g_assert_cmpuint (g_strv_length (first), ==, 11);
  offtake_agreement_columns_show (view, wanted);
  g_auto (GStrv) shown = offtake_agreement_columns_dup_shown (view);
  g_assert_cmpuint (g_strv_length (shown), ==, 3);
  g_assert_cmpstr (shown[0], ==, "notes");
  g_assert_cmpstr (shown[2], ==, "quantity.share");
  offtake_agreement_columns_show (view, (const char *const *) first);
  g_auto (GStrv) again = offtake_agreement_columns_dup_shown (view);
  g_assert_true (g_strv_equal ((const char *const *) first, (const char *const *) again));
  g_assert_finalize_object (table);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/agreement-columns/titles-name-the-currency", test_titles_name_the_currency);
  g_test_add_func ("/ui/agreement-columns/shown-in-order", test_shown_in_order);
  return stage_run ();
}
