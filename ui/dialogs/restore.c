/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/restore.h"

#include <glib/gi18n.h>

#define LIST_HEIGHT 320

/* What a row of the list opens. */
typedef struct {
  char *backup, *plan;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->backup);
  g_free (choice->plan);
  g_free (choice);
}

static void
on_row (AdwActionRow *row, GtkWindow *dialog)
{
  OfftakeWindow *window = OFFTAKE_WINDOW (gtk_window_get_transient_for (dialog));
  Choice *choice = g_object_get_data (G_OBJECT (row), "choice");
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  const OfftakeOpenRequest request = { .path = choice->plan,
                                       .backup = choice->backup,
                                       .origin = GTK_WINDOW (window) };

  offtake_application_open (OFFTAKE_APPLICATION (application), &request);
  gtk_window_close (dialog);
}

static GtkWidget *
row_new (const OfftakeBackup *backup, const char *path, GtkWidget *dialog)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (backup->time);
  /* Translators: a date and a time of day */
  g_autofree char *title = g_date_time_format (time, _ ("%x, %H:%M"));
  g_autofree char *size = g_format_size (backup->size);
  GtkWidget *row = adw_action_row_new ();
  Choice *choice = g_new0 (Choice, 1);

  choice->backup = g_strdup (backup->path);
  choice->plan = g_strdup (path);
  g_object_set_data_full (G_OBJECT (row), "choice", choice, choice_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (on_row), dialog);
  return row;
}

static GtkWidget *
list_new (GPtrArray *backups, const char *path, GtkWidget *dialog)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < backups->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         row_new (g_ptr_array_index (backups, i), path, dialog));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  return scrolled;
}

void
offtake_restore_show (OfftakeWindow *window, const char *path)
{
  g_autoptr (GPtrArray) backups = offtake_document_list_backups (path);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (window), _ ("Backups of This Plan"),
      backups->len > 0 ? _ ("A backup opens as a copy; the plan stays as it is.")
                       : _ ("There is none yet: the first is made within minutes of "
                            "work, and when the plan is closed."));

  if (backups->len > 0)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog),
                                        list_new (backups, path, dialog));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
