/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/bulk-editor.h"

#include "ui/stage.h"

static GtkWidget *
select_two (OfftakeWindow *window)
{
  OfftakeView *view = offtake_window_get_view (window);
  g_autoptr (GPtrArray) two = g_ptr_array_new ();

  g_ptr_array_add (two, stage_agreement (view, "aqms-6k-ni"));
  g_ptr_array_add (two, stage_agreement (view, "aqms-6k-li"));
  offtake_view_select_several (view, two);
  stage_settle ();
  return stage_find (window, OFFTAKE_TYPE_BULK_EDITOR, 0);
}

static void
apply (GtkWidget *editor)
{
  GtkWidget *button;

  for (guint i = 0; (button = stage_find (editor, GTK_TYPE_BUTTON, i)); i++)
    if (gtk_widget_has_css_class (button, "suggested-action"))
      break;
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
drop_down (GtkWidget *editor, guint n)
{
  return stage_find (editor, GTK_TYPE_DROP_DOWN, n);
}

static void
test_status_of_two (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  OfftakeView *view = offtake_window_get_view (window);
  GtkWidget *editor = select_two (window);

  g_assert_true (stage_says (editor, "2 Agreements"));
  g_assert_true (stage_says (editor, "All have it now: "));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down (editor, 1)), OFFTAKE_STATUS_LOI);
  apply (editor);
  g_assert_cmpuint (stage_agreement (view, "aqms-6k-ni")->status, ==, OFFTAKE_STATUS_LOI);
  g_assert_cmpuint (stage_agreement (view, "aqms-6k-li")->status, ==, OFFTAKE_STATUS_LOI);
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==, "Change status of 2 agreements");
  g_assert_true (offtake_document_undo (document, NULL));
  g_assert_cmpuint (stage_agreement (view, "aqms-6k-ni")->status, !=, OFFTAKE_STATUS_LOI);
  stage_close (window);
}

static void
test_end_date_is_checked (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  GtkWidget *editor = select_two (window);
  GtkWidget *entry = stage_find (editor, GTK_TYPE_ENTRY, 0);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down (editor, 0)), 2);
  gtk_editable_set_text (GTK_EDITABLE (entry), "2031-02-30");
  g_assert_true (stage_says (editor, "2031-02-30"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "2031-12-31");
  apply (editor);
  g_assert_cmpuint (stage_agreement (view, "aqms-6k-li")->end, ==,
                    offtake_day_parse ("2031-12-31"));
  stage_close (window);
}

/* What one of them cannot have, none gets. */
static void
test_all_or_none (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  GtkWidget *editor = select_two (window);
  g_autofree char *before = g_strdup (offtake_document_get_undo_label (document));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down (editor, 0)), 7);
  gtk_editable_set_text (GTK_EDITABLE (stage_find (editor, GTK_TYPE_ENTRY, 0)), "12");
  apply (editor);
  g_assert_true (stage_says (editor, "AQMS-6K-01") || stage_says (editor, "quantity.tpa"));
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==, before);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/bulk-editor/status-of-two", test_status_of_two);
  g_test_add_func ("/ui/bulk-editor/end-date-is-checked", test_end_date_is_checked);
  g_test_add_func ("/ui/bulk-editor/all-or-none", test_all_or_none);
  return stage_run ();
}
