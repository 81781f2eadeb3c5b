/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/agreements-page.h"

#include "agreements/agreement-row.h"
#include "agreements/row-slots.h"
#include "ui/stage.h"

static GtkColumnView *
table_of (OfftakeWindow *window)
{
  offtake_window_show_page (window, "agreements");
  stage_settle ();
  return GTK_COLUMN_VIEW (stage_find (window, GTK_TYPE_COLUMN_VIEW, 0));
}

static GListModel *
rows_of (OfftakeWindow *window)
{
  return G_LIST_MODEL (gtk_column_view_get_model (table_of (window)));
}

static const char *
id_at (GListModel *rows, guint position)
{
  g_autoptr (OfftakeRowSlot) slot = g_list_model_get_item (rows, position);
  OfftakeAgreementRow *row = offtake_row_slot_get_row (slot);

  return offtake_record_get_id (OFFTAKE_RECORD (offtake_agreement_row_get_agreement (row)));
}

static guint
n_shown (OfftakeWindow *window)
{
  return offtake_agreements_page_n_shown (
      OFFTAKE_AGREEMENTS_PAGE (stage_find (window, OFFTAKE_TYPE_AGREEMENTS_PAGE, 0)));
}

static void
search (OfftakeWindow *window, const char *text)
{
  GtkWidget *entry =
      stage_find (stage_find (window, OFFTAKE_TYPE_AGREEMENTS_PAGE, 0), GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  stage_settle ();
}

static void
test_rows_follow_the_plan (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  GListModel *agreements =
      offtake_plan_get_list (offtake_document_get_plan (document), "agreements");
  GListModel *rows = rows_of (window);
  guint n = g_list_model_get_n_items (agreements);
  OfftakeAgreement *gone = stage_agreement (offtake_window_get_view (window), "aqms-6k-mou");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, n);
  g_assert_cmpstr (id_at (rows, 0), ==, "aqms-6k-ni");
  g_assert_true (offtake_document_remove (document, OFFTAKE_RECORD (gone), &error));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, n - 1);
  g_assert_true (offtake_document_undo (document, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, n);
  stage_close (window);
}

static void
test_search (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GListModel *rows = rows_of (window);

  search (window, "westwin");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 1);
  g_assert_cmpstr (id_at (rows, 0), ==, "aqms-westwin");
  search (window, "no such agreement");
  g_assert_cmpuint (n_shown (window), ==, 0);
  g_assert_true (stage_says (window, "No Agreement Found"));
  search (window, "");
  g_assert_cmpuint (g_list_model_get_n_items (rows), >, 1);
  stage_close (window);
}

static void
sort_by (OfftakeWindow *window, guint column, GtkSortType direction)
{
  GtkColumnView *table = table_of (window);
  g_autoptr (GtkColumnViewColumn) found =
      g_list_model_get_item (gtk_column_view_get_columns (table), column);

  gtk_column_view_sort_by_column (table, found, direction);
}

static void
test_sorting_by_quantity (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GListModel *rows = rows_of (window);
  double last = G_MAXDOUBLE;

  sort_by (window, 2, GTK_SORT_DESCENDING);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++) {
    g_autoptr (OfftakeRowSlot) slot = g_list_model_get_item (rows, i);
    double mass = offtake_agreement_row_get_mass (offtake_row_slot_get_row (slot));

    if (mass != mass)
      continue;
    g_assert_cmpfloat (mass, <=, last);
    last = mass;
  }
  stage_close (window);
}

static void
assert_only (GtkSelectionModel *selection, guint position)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (selection);

  g_assert_cmpuint (gtk_bitset_get_size (chosen), ==, 1);
  g_assert_true (gtk_bitset_contains (chosen, position));
}

static void
test_selection_is_shared (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (rows_of (window));

  gtk_selection_model_select_item (selection, 1, TRUE);
  g_assert_cmpstr (offtake_record_get_id (offtake_view_get_selected (view)), ==, "aqms-6k-li");
  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")));
  assert_only (selection, 0);
  offtake_view_select (view, NULL);
  g_autoptr (GtkBitset) none = gtk_selection_model_get_selection (selection);
  g_assert_true (gtk_bitset_is_empty (none));
  stage_close (window);
}

/* Tonnes of packs and of the salt that is made of them are no sum. */
static void
test_tonnes_are_summed_of_one_material (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *page = stage_find (window, OFFTAKE_TYPE_AGREEMENTS_PAGE, 0);

  g_assert_true (stage_says (page, "agreements, "));
  g_assert_false (stage_says (page, " t, "));
  search (window, "AQMS-6K-01");
  g_assert_true (stage_says (page, ": 1 of 21 agreements, "));
  g_assert_true (stage_says (page, " t, "));
  stage_close (window);
}

/* The sum of what is selected stands below the table; hidden rows are not selected any more. */
static void
test_several_are_selected (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (rows_of (window));
  GtkWidget *page = stage_find (window, OFFTAKE_TYPE_AGREEMENTS_PAGE, 0);

  gtk_selection_model_select_range (selection, 0, 2, TRUE);
  g_assert_cmpuint (offtake_view_get_selection (view)->len, ==, 2);
  g_assert_null (offtake_view_get_selected (view));
  g_assert_true (stage_says (page, ": 2 selected · "));
  g_assert_true (stage_says (page, "Lithium carbonate 493"));
  search (window, "AQMS-6K-01");
  g_assert_cmpuint (offtake_view_get_selection (view)->len, ==, 1);
  g_assert_true (offtake_view_get_selected (view) ==
                 OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")));
  stage_close (window);
}

/* A search hides the selected row: what is selected stays so in chart and inspector. */
static void
test_search_keeps_the_selection (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeRecord *nickel = OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni"));

  rows_of (window);
  offtake_view_select (view, nickel);
  search (window, "westwin");
  g_assert_true (offtake_view_get_selected (view) == nickel);
  search (window, "");
  g_assert_true (offtake_view_get_selected (view) == nickel);
  assert_only (GTK_SELECTION_MODEL (rows_of (window)), 0);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/agreements-page/rows-follow-the-plan", test_rows_follow_the_plan);
  g_test_add_func ("/ui/agreements-page/search", test_search);
  g_test_add_func ("/ui/agreements-page/sorting-by-quantity", test_sorting_by_quantity);
  g_test_add_func ("/ui/agreements-page/selection-is-shared", test_selection_is_shared);
  g_test_add_func ("/ui/agreements-page/several-are-selected", test_several_are_selected);
  g_test_add_func ("/ui/agreements-page/search-keeps-the-selection",
                   test_search_keeps_the_selection);
  g_test_add_func ("/ui/agreements-page/tonnes-are-summed-of-one-material",
                   test_tonnes_are_summed_of_one_material);
  return stage_run ();
}
