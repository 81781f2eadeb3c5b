/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/table-rows.h"

#include "ui/stage.h"

static const char *wanted_status;

static gboolean
accepts (gpointer row, gpointer data)
{
  OfftakeAgreement *agreement = offtake_agreement_row_get_agreement (row);

  return !wanted_status || g_str_equal (offtake_status_words[agreement->status], wanted_status);
}

/* Search and filter are combined, and each is taken back by itself. */
static void
test_search_and_filter (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  GListModel *agreements = offtake_plan_get_list (offtake_view_get_plan (view), "agreements");
  g_autoptr (GtkSorter) none = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));
  OfftakeTableRows *rows = offtake_table_rows_new (none, accepts, NULL);

  wanted_status = NULL;
  offtake_table_rows_set_agreements (rows, view, agreements);
  guint all = offtake_table_rows_n_all (rows);
  g_assert_cmpuint (all, ==, g_list_model_get_n_items (agreements));
  g_assert_cmpuint (offtake_table_rows_n_shown (rows), ==, all);
  g_assert_cmpuint (offtake_table_rows_n_placed (rows), ==, all);
  offtake_table_rows_search (rows, "sierra");
  guint found = offtake_table_rows_n_shown (rows);
  g_assert_cmpuint (found, >, 0);
  g_assert_cmpuint (found, <, all);
  wanted_status = "binding";
  offtake_table_rows_refilter (rows);
  guint both = offtake_table_rows_n_shown (rows);
  g_assert_cmpuint (both, >, 0);
  g_assert_cmpuint (both, <, found);
  offtake_table_rows_search (rows, "");
  g_assert_cmpuint (offtake_table_rows_n_shown (rows), >, both);
  wanted_status = NULL;
  offtake_table_rows_refilter (rows);
  g_assert_cmpuint (offtake_table_rows_n_shown (rows), ==, all);
  offtake_table_rows_set_agreements (rows, NULL, NULL);
  g_assert_cmpuint (offtake_table_rows_n_all (rows), ==, 0);
  g_assert_finalize_object (rows);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/table-rows/search-and-filter", test_search_and_filter);
  return stage_run ();
}
