/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/damaged.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "dialogs/restore.h"

#define LIST_HEIGHT 240

/* Losses are text of a damaged file: no markup. */
static GtkWidget *
losses_new (GPtrArray *losses)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < losses->len; i++)
    g_string_append_printf (text, "%s%s", i ? "\n" : "",
                            (const char *) g_ptr_array_index (losses, i));
  gtk_label_set_text (GTK_LABEL (label), text->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  return scrolled;
}

static void
on_repair (AdwMessageDialog *dialog, const char *response, OfftakeWindow *window)
{
  if (g_str_equal (response, "repair"))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.save-as", NULL);
}

void
offtake_damaged_tell_losses (OfftakeWindow *window, GPtrArray *losses)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (window), _ ("What Is Sound of the Plan"),
      losses->len > 0 ? _ ("This is lost or in doubt. The damaged file stays as it is.")
                      : _ ("All records could be read. The damaged file stays as it is."));

  if (losses->len > 0)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), losses_new (losses));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Only Look"),
                                    "repair", _ ("_Repair into a New File…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "repair",
                                              ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_repair), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_sound (OfftakeWindow *window, const char *path)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  const OfftakeOpenRequest request = { .path = path, .sound = TRUE, .origin = GTK_WINDOW (window) };

  offtake_application_open (OFFTAKE_APPLICATION (application), &request);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, OfftakeWindow *window)
{
  const char *path = g_object_get_data (G_OBJECT (dialog), "path");

  if (g_str_equal (response, "open"))
    open_sound (window, path);
  else if (g_str_equal (response, "backups"))
    offtake_restore_show (window, path);
}

void
offtake_damaged_show (OfftakeWindow *window, const char *path, const GError *error)
{
  if (!g_error_matches (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED)) {
    offtake_window_show_error (window, _ ("The Plan Cannot Be Opened"), error);
    return;
  }
  g_autoptr (GPtrArray) backups = offtake_document_list_backups (path);
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (window), _ ("The Plan File Is Damaged"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  if (backups->len > 0)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "backups", _ ("_Backups…"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "open", _ ("_Open What Is Sound"));
  g_object_set_data_full (G_OBJECT (dialog), "path", g_strdup (path), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
