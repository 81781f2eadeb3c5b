/* SPDX-License-Identifier: MPL-2.0 */
#include "network/network-page.h"

#include "ui/stage.h"

static GListModel *
rows_of (gpointer page)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (stage_find (page, GTK_TYPE_COLUMN_VIEW, 0));

  return G_LIST_MODEL (gtk_column_view_get_model (table));
}

static OfftakeNetworkPage *
page_of (OfftakeWindow *window)
{
  offtake_window_show_page (window, "network");
  stage_settle ();
  return OFFTAKE_NETWORK_PAGE (stage_find (window, OFFTAKE_TYPE_NETWORK_PAGE, 0));
}

/* Choosing a row selects its record; a record selected elsewhere brings its table up. */
static void
test_selection (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeNetworkPage *page = page_of (window);

  offtake_network_page_show_list (page, "materials");
  g_autoptr (OfftakeRecord) third = g_list_model_get_item (rows_of (page), 2);
  g_assert_true (OFFTAKE_IS_MATERIAL (third));
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (rows_of (page)), 2);
  g_assert_true (offtake_view_get_selected (view) == third);
  offtake_view_select (view, offtake_plan_find (offtake_view_get_plan (view), "parties", "6k"));
  g_assert_true (OFFTAKE_IS_PARTY (
      gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (rows_of (page)))));
  stage_close (window);
}

static void
test_search (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeNetworkPage *page = page_of (window);
  GtkWidget *entry = stage_find (page, GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), "AQUA");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (page)), >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (page)), <, 16);
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such thing");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_true (stage_says (page, "Nothing Found"));
  g_signal_emit_by_name (entry, "stop-search");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (page)), ==, 16);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/network-page/selection", test_selection);
  g_test_add_func ("/ui/network-page/search", test_search);
  return stage_run ();
}
