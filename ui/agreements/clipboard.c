/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/clipboard.h"

#include <glib/gi18n.h>

#include "agreements/paste-dialog.h"
#include "document/scenario-edit.h"
#include "exchange/agreements-table.h"

/* The agreements that are selected, borrowed from the view. */
static GPtrArray *
selected_agreements (OfftakeView *view)
{
  const GPtrArray *selection = offtake_view_get_selection (view);
  GPtrArray *agreements = g_ptr_array_new ();

  for (guint i = 0; i < selection->len; i++)
    if (OFFTAKE_IS_AGREEMENT (selection->pdata[i]))
      g_ptr_array_add (agreements, selection->pdata[i]);
  return agreements;
}

static void
action_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeWindow *window = OFFTAKE_WINDOW (widget);
  OfftakeView *view = offtake_window_get_view (window);
  g_autoptr (GPtrArray) agreements = selected_agreements (view);
  guint n = agreements->len;

  if (n == 0)
    return;
  g_autofree char *text =
      offtake_agreements_table_write_tsv (offtake_view_get_plan (view), agreements);
  g_autofree char *told = g_strdup_printf (ngettext ("Copied %'u agreement for a spreadsheet",
                                                     "Copied %'u agreements for a spreadsheet", n),
                                           n);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  offtake_window_show_toast (window, told, NULL, NULL);
}

void
offtake_clipboard_paste (OfftakeWindow *window, const char *text)
{
  OfftakePlan *plan = offtake_document_get_edited_plan (offtake_window_get_document (window));
  g_autoptr (GError) error = NULL;
  OfftakePaste *paste = offtake_paste_new (plan, text ? text : "", &error);

  if (paste)
    offtake_paste_dialog_show (window, paste);
  else
    offtake_window_show_error (window, _ ("Nothing Can Be Pasted"), error);
}

static void
on_text_ready (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (OfftakeWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
      gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, &error);

  /* A clipboard without text is as good as an empty one. */
  if (offtake_window_get_document (window))
    offtake_clipboard_paste (window, text);
}

static void
action_paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_window_commit_field (OFFTAKE_WINDOW (widget));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, on_text_ready,
                                 g_object_ref (widget));
}

void
offtake_clipboard_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.copy-agreements", NULL, action_copy);
  gtk_widget_class_install_action (klass, "win.paste-agreements", NULL, action_paste);
}

void
offtake_clipboard_update (OfftakeWindow *window)
{
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeDocument *document = offtake_view_get_document (view);
  g_autoptr (GPtrArray) agreements = selected_agreements (view);

  offtake_window_set_enabled (window, "win.copy-agreements", agreements->len > 0);
  offtake_window_set_enabled (window, "win.paste-agreements",
                              document && !offtake_document_get_read_only_reason (document));
}
