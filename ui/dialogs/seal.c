/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/seal.h"

#include <glib/gi18n.h>

#include "document/seal.h"

typedef struct {
  OfftakeWindow *window;
  GtkWidget *title, *prepared_by; /* AdwEntryRow */
} Question;

static void
on_sealed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OfftakeWindow) window = data; /* the ref taken when it was asked for */
  g_autoptr (GError) error = NULL;
  gint64 number = offtake_document_seal_finish (OFFTAKE_DOCUMENT (source), result, &error);

  if (number == 0) {
    offtake_window_show_error (window, _ ("The Edition Is Not Sealed"), error);
    return;
  }
  g_autofree char *text = g_strdup_printf (_ ("Sealed as edition %u"), (guint) number);
  offtake_window_show_toast (window, text, _ ("Editions"), "win.editions");
}

static void
seal (OfftakeWindow *window, const char *title, const char *prepared_by)
{
  OfftakeView *view = offtake_window_get_view (window);
  const char *const periods[] = { offtake_view_get_period_info (view)->label, NULL };
  OfftakeSealOptions options;

  offtake_seal_options_init (&options);
  options.title = title;
  options.prepared_by = prepared_by;
  options.pages.periods = periods;
  offtake_page_stack_get_flow_view (offtake_window_get_pages (window), &options.pages.view);
  options.pages.view.mass = OFFTAKE_MASS_TONNE;
  offtake_document_seal_async (offtake_view_get_document (view), &options, NULL, on_sealed,
                               g_object_ref (window));
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Question *question)
{
  OfftakeWindow *window = question->window;
  OfftakeDocument *document = offtake_window_get_document (window);

  if (!g_str_equal (response, "seal") || !document)
    return;
  g_autofree char *title =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->title))));
  g_autofree char *prepared_by =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->prepared_by))));
  seal (window, title, prepared_by);
}

static GtkWidget *
entry_row_new (const char *title)
{
  return g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "activates-default", TRUE, NULL);
}

static void
free_question (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
offtake_seal_show (OfftakeWindow *window)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (window), _ ("Seal an Edition"),
      _ ("The plan, the rules, the results and the pages of the period shown are kept in the "
         "plan's file as they are now, under a fingerprint that stands on every page."));
  GtkWidget *group = adw_preferences_group_new ();
  Question *question = g_new0 (Question, 1);

  question->window = window;
  question->title = entry_row_new (_ ("Title of the edition"));
  question->prepared_by = entry_row_new (_ ("Prepared by"));
  gtk_editable_set_text (GTK_EDITABLE (question->prepared_by), g_get_real_name ());
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), question->title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), question->prepared_by);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "seal",
                                    _ ("_Seal"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "seal",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "seal");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (question->title);
}
