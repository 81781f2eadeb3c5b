/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/filter-editor.h"

#include <math.h>

#include "base/period.h"
#include "ui/stage.h"

static GtkWidget *
editor_of (OfftakeColumnFilter *filter, OfftakeView *view)
{
  g_autoptr (GListStore) rows = g_list_store_new (OFFTAKE_TYPE_AGREEMENT_ROW);
  GListModel *agreements = offtake_plan_get_list (offtake_view_get_plan (view), "agreements");

  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++) {
    g_autoptr (OfftakeAgreement) agreement = g_list_model_get_item (agreements, i);
    g_autoptr (OfftakeAgreementRow) row = offtake_agreement_row_new (view, agreement);

    g_list_store_append (rows, row);
  }
  return g_object_ref_sink (
      offtake_filter_editor_new (filter, offtake_view_get_plan (view), G_LIST_MODEL (rows)));
}

static GtkEditable *
entry_in (GtkWidget *editor, guint n)
{
  return GTK_EDITABLE (stage_find (editor, GTK_TYPE_ENTRY, n));
}

static double
day (const char *text)
{
  return offtake_day_parse (text);
}

/* A year and a month stand for all their days; what is no day changes nothing and is said. */
static void
test_range_of_days (void)
{
  static const struct {
    const char *typed, *first, *last;
  } days[] = {
    { "2027", "2027-01-01", "2027-12-31" },
    { "2028-02", "2028-02-01", "2028-02-29" },
    { "2027-03-05", "2027-03-05", "2027-03-05" },
  };
  g_autoptr (OfftakeView) view = stage_view ("founding");
  g_autoptr (OfftakeColumnFilter) filter = offtake_column_filter_new ("start");
  g_autoptr (GtkWidget) editor = editor_of (filter, view);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    gtk_editable_set_text (entry_in (editor, 0), days[i].typed);
    gtk_editable_set_text (entry_in (editor, 1), days[i].typed);
    g_assert_cmpfloat (filter->low, ==, day (days[i].first));
    g_assert_cmpfloat (filter->high, ==, day (days[i].last));
  }
  gtk_editable_set_text (entry_in (editor, 0), "2027-13");
  g_assert_true (isnan (filter->low));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry_in (editor, 0)), "error"));
  gtk_editable_set_text (entry_in (editor, 0), "");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (entry_in (editor, 0)), "error"));
  offtake_document_close (offtake_view_get_document (view));
}

static void
test_range_of_shares (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  g_autoptr (OfftakeColumnFilter) filter = offtake_column_filter_new ("quantity.share");
  g_autoptr (GtkWidget) editor = editor_of (filter, view);

  gtk_editable_set_text (entry_in (editor, 0), "30 %");
  g_assert_cmpfloat (filter->low, ==, 0.3);
  g_autoptr (GtkWidget) again = editor_of (filter, view);
  g_assert_cmpstr (gtk_editable_get_text (entry_in (again, 0)), ==, "30");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (stage_find (editor, GTK_TYPE_DROP_DOWN, 0)), 2);
  g_assert_cmpint (filter->presence, ==, OFFTAKE_FILTER_EMPTY);
  offtake_document_close (offtake_view_get_document (view));
}

/* Many values are looked for by their names; each says how often it occurs. */
static void
test_values (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  g_autoptr (OfftakeColumnFilter) filter = offtake_column_filter_new ("seller");
  g_autoptr (GtkWidget) editor = editor_of (filter, view);

  g_assert_nonnull (stage_find (editor, GTK_TYPE_SEARCH_ENTRY, 0));
  GtkWidget *check = stage_find (editor, GTK_TYPE_CHECK_BUTTON, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_cmpuint (g_hash_table_size (filter->keys), ==, 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_false (offtake_column_filter_is_set (filter));
  offtake_document_close (offtake_view_get_document (view));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/filter-editor/range-of-days", test_range_of_days);
  g_test_add_func ("/ui/filter-editor/range-of-shares", test_range_of_shares);
  g_test_add_func ("/ui/filter-editor/values", test_values);
  return stage_run ();
}
