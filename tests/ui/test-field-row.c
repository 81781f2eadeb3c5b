/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/field-row.h"

#include "agreement-editor/field-path.h"
#include "inspector.h"
#include "ui/stage.h"

/* The row of the editor that shows @path; the agreement is selected first. */
static OfftakeFieldRow *
row_for (OfftakeWindow *window, const char *agreement, const char *path)
{
  OfftakeView *view = offtake_window_get_view (window);
  GtkWidget *row;

  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, agreement)));
  stage_settle ();
  for (guint i = 0; (row = stage_find (window, OFFTAKE_TYPE_FIELD_ROW, i)); i++) {
    g_autofree char *found = NULL;

    g_object_get (row, "path", &found, NULL);
    if (g_strcmp0 (found, path) == 0)
      return OFFTAKE_FIELD_ROW (row);
  }
  g_assert_not_reached ();
}

static GtkEditable *
entry_of (OfftakeFieldRow *row)
{
  return GTK_EDITABLE (stage_find (row, GTK_TYPE_ENTRY, 0));
}

static double
stored (OfftakeWindow *window, const char *agreement, const char *path)
{
  OfftakeRecord *record =
      OFFTAKE_RECORD (stage_agreement (offtake_window_get_view (window), agreement));
  g_autoptr (json_t) value = offtake_field_path_get (record, path);

  return json_number_value (value);
}

static void
test_commit_is_one_step (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  OfftakeFieldRow *row = row_for (window, "aqms-6k-ni", "quantity.share.2028");

  g_assert_cmpstr (gtk_editable_get_text (entry_of (row)), ==, "30");
  gtk_editable_set_text (entry_of (row), "29 %");
  g_assert_true (offtake_field_row_commit (row));
  g_assert_cmpfloat (stored (window, "aqms-6k-ni", "quantity.share.2028"), ==, 0.29);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (row)), ==, "29");
  g_assert_true (offtake_document_can_undo (document));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  g_assert_cmpfloat (stored (window, "aqms-6k-ni", "quantity.share.2028"), ==, 0.3);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (row)), ==, "30");
  g_assert_false (offtake_document_can_undo (document));
  stage_close (window);
}

static void
test_refused_text_stays (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeFieldRow *row = row_for (window, "aqms-6k-ni", "quantity.share.2028");

  gtk_editable_set_text (entry_of (row), "120");
  g_assert_false (offtake_field_row_commit (row));
  g_assert_cmpstr (gtk_editable_get_text (entry_of (row)), ==, "120");
  g_assert_true (stage_says (row, "100 %"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry_of (row)), "error"));
  g_assert_cmpfloat (stored (window, "aqms-6k-ni", "quantity.share.2028"), ==, 0.3);

  g_assert_true (offtake_field_row_revert (row));
  g_assert_cmpstr (gtk_editable_get_text (entry_of (row)), ==, "30");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (entry_of (row)), "error"));
  g_assert_false (offtake_field_row_revert (row));
  stage_close (window);
}

/* While the entry has the focus every number acts, and all of them are one step. */
static void
test_numbers_act_while_typed (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  OfftakeFieldRow *row = row_for (window, "aqms-6k-ni", "quantity.share.2028");

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD));
  gtk_editable_set_text (entry_of (row), "4");
  g_assert_cmpfloat (stored (window, "aqms-6k-ni", "quantity.share.2028"), ==, 0.04);
  gtk_editable_set_text (entry_of (row), "41");
  g_assert_cmpfloat (stored (window, "aqms-6k-ni", "quantity.share.2028"), ==, 0.41);
  gtk_editable_set_text (entry_of (row), "410");
  g_assert_cmpfloat (stored (window, "aqms-6k-ni", "quantity.share.2028"), ==, 0.3);
  gtk_editable_set_text (entry_of (row), "41");
  g_assert_true (offtake_field_row_commit (row));
  g_assert_true (offtake_document_undo (document, NULL));
  g_assert_cmpfloat (stored (window, "aqms-6k-ni", "quantity.share.2028"), ==, 0.3);
  g_assert_false (offtake_document_can_undo (document));
  stage_close (window);
}

/* Undo takes back what was typed as one step, leaves the step before alone and can be taken back;
   with nothing left the entry has no undo of its own, which would be an edit. */
static void
test_undo_of_typing (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  OfftakeFieldRow *other = row_for (window, "aqms-6k-ni", "quantity.share.2028");
  OfftakeFieldRow *row = row_for (window, "aqms-6k-ni", "quantity.share.2026");

  gtk_editable_set_text (entry_of (other), "31");
  g_assert_true (offtake_field_row_commit (other));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD));
  gtk_editable_set_text (entry_of (row), "4");
  gtk_editable_set_text (entry_of (row), "40");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpfloat (stored (window, "aqms-6k-ni", "quantity.share.2026"), ==, 0.2);
  g_assert_cmpfloat (stored (window, "aqms-6k-ni", "quantity.share.2028"), ==, 0.31);
  g_assert_true (offtake_document_can_redo (document));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  g_assert_cmpfloat (stored (window, "aqms-6k-ni", "quantity.share.2026"), ==, 0.4);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_false (offtake_document_can_undo (document));
  gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (window)), "text.undo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (row)), ==, "20");
  g_assert_true (offtake_document_can_redo (document));
  stage_close (window);
}

/* Typing takes back no more than what was typed, whatever was edited before. */
static void
test_typing_spares_earlier_edits (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  OfftakeFieldRow *other = row_for (window, "aqms-6k-ni", "quantity.share.2028");
  OfftakeFieldRow *row = row_for (window, "aqms-6k-ni", "quantity.share.2026");

  gtk_editable_set_text (entry_of (other), "31");
  g_assert_true (offtake_field_row_commit (other));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD));
  static const char *const typed[] = { "2", "20", "20x", "20", "20.", "20" };
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++) {
    gtk_editable_set_text (entry_of (row), typed[i]);
    g_assert_cmpfloat (stored (window, "aqms-6k-ni", "quantity.share.2028"), ==, 0.31);
  }
  gtk_editable_set_text (entry_of (row), "20.");
  offtake_field_row_revert (row);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (row)), ==, "20");
  g_assert_cmpfloat (stored (window, "aqms-6k-ni", "quantity.share.2028"), ==, 0.31);
  g_assert_true (offtake_document_can_undo (document));
  g_assert_false (offtake_document_can_redo (document));
  stage_close (window);
}

/* A number that is refused in the end leaves no step that nobody asked for. */
static void
test_refused_number_leaves_no_step (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  OfftakeFieldRow *other = row_for (window, "aqms-6k-ni", "quantity.share.2028");
  OfftakeFieldRow *row = row_for (window, "aqms-6k-ni", "quantity.share.2024");
  static const char *const typed[] = { "5", "50", "500", "5000" };

  gtk_editable_set_text (entry_of (other), "31");
  g_assert_true (offtake_field_row_commit (other));
  g_assert_true (offtake_document_undo (document, NULL));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    gtk_editable_set_text (entry_of (row), typed[i]);
  g_assert_false (offtake_document_can_undo (document));
  g_assert_true (offtake_document_can_redo (document));
  g_assert_true (offtake_document_redo (document, NULL));
  g_assert_cmpfloat (stored (window, "aqms-6k-ni", "quantity.share.2028"), ==, 0.31);
  g_assert_cmpfloat (stored (window, "aqms-6k-ni", "quantity.share.2024"), ==, 0.12);
  stage_close (window);
}

static void
test_dates (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeFieldRow *row = row_for (window, "aqms-6k-ni", "end");
  OfftakeAgreement *agreement = stage_agreement (offtake_window_get_view (window), "aqms-6k-ni");

  gtk_editable_set_text (entry_of (row), "2030-06-30");
  g_assert_true (offtake_field_row_commit (row));
  g_assert_cmpuint (agreement->end, ==, offtake_day_parse ("2030-06-30"));
  gtk_editable_set_text (entry_of (row), "2030-06-31");
  g_assert_false (offtake_field_row_commit (row));
  g_assert_cmpuint (agreement->end, ==, offtake_day_parse ("2030-06-30"));
  offtake_field_row_revert (row);
  gtk_editable_set_text (entry_of (row), "");
  g_assert_true (offtake_field_row_commit (row));
  g_assert_cmpuint (agreement->end, ==, 0);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/field-row/commit-is-one-step", test_commit_is_one_step);
  g_test_add_func ("/ui/field-row/refused-text-stays", test_refused_text_stays);
  g_test_add_func ("/ui/field-row/numbers-act-while-typed", test_numbers_act_while_typed);
  g_test_add_func ("/ui/field-row/typing-spares-earlier-edits", test_typing_spares_earlier_edits);
  g_test_add_func ("/ui/field-row/undo-of-typing", test_undo_of_typing);
  g_test_add_func ("/ui/field-row/refused-number-leaves-no-step",
                   test_refused_number_leaves_no_step);
  g_test_add_func ("/ui/field-row/dates", test_dates);
  return stage_run ();
}
