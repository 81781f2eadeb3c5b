/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/seal.h"

#include "document/seal.h"
#include "ui/stage.h"

static GtkWidget *
find_dialog (OfftakeWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++) {
    g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);
    if (ADW_IS_MESSAGE_DIALOG (toplevel) &&
        gtk_window_get_transient_for (GTK_WINDOW (toplevel)) == GTK_WINDOW (window))
      return toplevel;
  }
  return NULL;
}

static gboolean
is_sealed (gpointer document)
{
  g_autoptr (GPtrArray) editions = offtake_document_list_editions (document, NULL);

  return editions && editions->len > 0;
}

static void
test_seal (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  g_autoptr (GError) error = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.seal", NULL));
  GtkWidget *dialog = find_dialog (window);
  GtkWidget *title = stage_find (dialog, ADW_TYPE_ENTRY_ROW, 0);
  gtk_editable_set_text (GTK_EDITABLE (title), "  Board meeting ");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "seal");
  stage_wait (is_sealed, document);
  g_autoptr (OfftakeEdition) edition = offtake_document_load_edition (document, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (edition->title, ==, "Board meeting");
  stage_settle ();
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/seal/seal", test_seal);
  return stage_run ();
}
