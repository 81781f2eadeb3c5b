/* SPDX-License-Identifier: MPL-2.0 */
#include "compliance/verdict-columns.h"

#include "ui/stage.h"

static void
on_cell (OfftakeVerdictCell *cell, gpointer data)
{
}

static const char *
title_at (GtkColumnView *table, guint i)
{
  g_autoptr (GtkColumnViewColumn) column =
      g_list_model_get_item (gtk_column_view_get_columns (table), i);

  return gtk_column_view_column_get_title (column);
}

/* One for the subject, one for each year; another horizon takes the place of the first. */
static void
test_years (void)
{
  GtkColumnView *table = g_object_ref_sink (GTK_COLUMN_VIEW (gtk_column_view_new (NULL)));
  GListModel *columns = gtk_column_view_get_columns (table);

  offtake_verdict_columns_set (table, 2025, 2036, on_cell, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, 13);
  g_assert_cmpstr (title_at (table, 1), ==, "2025");
  g_assert_cmpstr (title_at (table, 12), ==, "2036");
  offtake_verdict_columns_set (table, 2030, 2030, on_cell, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, 2);
  g_assert_cmpstr (title_at (table, 1), ==, "2030");
  g_assert_finalize_object (table);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/verdict-columns/years", test_years);
  return stage_run ();
}
