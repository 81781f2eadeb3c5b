/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/editions.h"

#include "document/seal.h"
#include "ui/stage.h"

static GtkWidget *
find_dialog (OfftakeWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWidget *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++) {
    g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);
    if (ADW_IS_MESSAGE_DIALOG (toplevel) && gtk_widget_get_visible (toplevel))
      last = toplevel;
  }
  return last;
}

static void
on_sealed (GObject *source, GAsyncResult *result, gpointer number)
{
  *(gint64 *) number = offtake_document_seal_finish (OFFTAKE_DOCUMENT (source), result, NULL);
}

static gboolean
is_numbered (gpointer number)
{
  return *(gint64 *) number > 0;
}

static void
seal (OfftakeDocument *document)
{
  OfftakeSealOptions options;
  gint64 number = 0;

  offtake_seal_options_init (&options);
  options.pages.sections = OFFTAKE_SECTION_SIGNATURES;
  offtake_document_seal_async (document, &options, NULL, on_sealed, &number);
  stage_wait (is_numbered, &number);
}

static void
test_none (void)
{
  OfftakeWindow *window = stage_open ("founding");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.editions", NULL));
  g_assert_null (stage_find (find_dialog (window), ADW_TYPE_EXPANDER_ROW, 0));
  gtk_window_close (GTK_WINDOW (find_dialog (window)));
  stage_settle ();
  stage_close (window);
}

/* What has changed since an edition is told line by line. */
static void
test_compare (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  OfftakeRecord *agreement =
      offtake_plan_find (offtake_document_get_plan (document), "agreements", "aqms-6k-ni");
  g_autoptr (json_t) title = json_string ("Another title");

  seal (document);
  g_assert_true (offtake_document_set (document, agreement, "title", title, NULL));
  offtake_editions_show (window);
  GtkWidget *dialog = find_dialog (window);
  GtkWidget *row = NULL;
  for (guint i = 0; (row = stage_find (dialog, ADW_TYPE_ACTION_ROW, i)); i++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                     "Compare with the Plan as It Stands"))
      break;
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
  stage_settle ();
  g_assert_true (stage_says (find_dialog (window), "1 difference"));
  gtk_window_close (GTK_WINDOW (find_dialog (window)));
  stage_settle ();
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/editions/none", test_none);
  g_test_add_func ("/ui/editions/compare", test_compare);
  return stage_run ();
}
