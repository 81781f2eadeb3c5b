/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/file-dialog.h"

#include <glib/gi18n.h>

typedef struct {
  OfftakeWindow *window;
  OfftakeFileChosen chosen;
  const char *ending; /* added to a name without one of its own; NULL for none */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->window);
  g_free (request);
}

static char *
with_ending (const char *path, const char *ending)
{
  g_autofree char *base = g_path_get_basename (path);

  return !ending || strchr (base, '.') ? g_strdup (path) : g_strconcat (path, ending, NULL);
}

static void
on_response (GtkNativeDialog *dialog, int response, gpointer data)
{
  Request *request = data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autofree char *full = path ? with_ending (path, request->ending) : NULL;

  if (full)
    request->chosen (request->window, full);
  /* A native dialog has no other owner while it is shown. */
  g_object_unref (dialog);
}

static GtkFileChooser *
dialog_new (OfftakeWindow *window,
            const char *title,
            GtkFileChooserAction action,
            const char *ending,
            OfftakeFileChosen chosen)
{
  gboolean save = action == GTK_FILE_CHOOSER_ACTION_SAVE;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, GTK_WINDOW (window), action, save ? _ ("_Save") : _ ("_Open"), _ ("_Cancel"));
  Request *request = g_new0 (Request, 1);

  request->window = g_object_ref (window);
  request->chosen = chosen;
  request->ending = ending;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), request,
                         (GClosureNotify) (GCallback) request_free, 0);
  return GTK_FILE_CHOOSER (dialog);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i]; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

/* The plan's title as a file name. */
static void
suggest_name (GtkFileChooser *chooser, OfftakeWindow *window, const char *ending)
{
  OfftakePlan *plan = offtake_view_get_plan (offtake_window_get_view (window));
  const char *title = plan ? offtake_plan_get_head (plan)->title : NULL;
  g_autofree char *stem =
      g_strdelimit (g_strdup (title && *title ? title : _ ("Plan")), "/.:", '-');
  g_autofree char *name = g_strconcat (stem, ending, NULL);

  gtk_file_chooser_set_current_name (chooser, name);
}

void
offtake_file_dialog_open_plan (OfftakeWindow *window, OfftakeFileChosen chosen)
{
  GtkFileChooser *chooser =
      dialog_new (window, _ ("Open a Plan"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, chosen);

  add_filter (chooser, _ ("Plans"), (const char *const[]){ "*.offtake", "*.json", NULL });
  add_filter (chooser, _ ("All files"), (const char *const[]){ "*", NULL });
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
offtake_file_dialog_save_plan (OfftakeWindow *window, OfftakeFileChosen chosen)
{
  GtkFileChooser *chooser =
      dialog_new (window, _ ("Save the Plan"), GTK_FILE_CHOOSER_ACTION_SAVE, ".offtake", chosen);

  add_filter (chooser, _ ("Plans"), (const char *const[]){ "*.offtake", NULL });
  suggest_name (chooser, window, ".offtake");
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
offtake_file_dialog_export_report (OfftakeWindow *window, OfftakeFileChosen chosen)
{
  GtkFileChooser *chooser =
      dialog_new (window, _ ("Export the Report"), GTK_FILE_CHOOSER_ACTION_SAVE, ".pdf", chosen);

  add_filter (chooser, _ ("PDF documents"), (const char *const[]){ "*.pdf", NULL });
  suggest_name (chooser, window, ".pdf");
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
offtake_file_dialog_export_chart (OfftakeWindow *window, OfftakeFileChosen chosen)
{
  GtkFileChooser *chooser =
      dialog_new (window, _ ("Export the Chart"), GTK_FILE_CHOOSER_ACTION_SAVE, ".svg", chosen);

  add_filter (chooser, _ ("SVG, PDF and PNG pictures"),
              (const char *const[]){ "*.svg", "*.pdf", "*.png", NULL });
  suggest_name (chooser, window, ".svg");
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
