/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/file-dialog.h"

#include <glib/gi18n.h>

#include "settings.h"

typedef struct {
  OfftakeWindow *window;
  OfftakeFileChosen chosen;
  const char *const *endings; /* the first is added to a name without any of them; NULL for none */
  char *path;                 /* what is asked about */
} Request;

static const char *const plan_endings[] = { ".offtake", NULL };
static const char *const report_endings[] = { ".pdf", NULL };
static const char *const chart_endings[] = { ".svg", ".pdf", ".png", NULL };

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->window);
  g_free (request->path);
  g_free (request);
}

/* A dot alone makes no ending: "Plan v1.2" has none. */
static gboolean
has_ending (const char *path, const char *const *endings)
{
  g_autofree char *small = g_ascii_strdown (path, -1);

  for (guint i = 0; endings[i]; i++)
    if (g_str_has_suffix (small, endings[i]))
      return TRUE;
  return FALSE;
}

static void
on_answer (AdwMessageDialog *question, const char *answer, gpointer data)
{
  Request *request = data;

  if (g_str_equal (answer, "replace"))
    request->chosen (request->window, request->path);
}

/* The file chooser has asked about the name that was typed, not about the one it becomes. */
static void
ask_to_replace (OfftakeWindow *window, const char *path, OfftakeFileChosen chosen)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *heading = g_strdup_printf (_ ("Replace %s?"), name);
  GtkWidget *question = adw_message_dialog_new (
      GTK_WINDOW (window), heading,
      _ ("There is a file of that name already; what is in it will be lost."));
  Request *request = g_new0 (Request, 1);

  request->window = g_object_ref (window);
  request->chosen = chosen;
  request->path = g_strdup (path);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "cancel", _ ("_Cancel"),
                                    "replace", _ ("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "replace",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_data (question, "response", G_CALLBACK (on_answer), request,
                         (GClosureNotify) (GCallback) request_free, 0);
  gtk_window_present (GTK_WINDOW (question));
}

void
offtake_file_dialog_accept (OfftakeWindow *window,
                            const char *path,
                            const char *const *endings,
                            OfftakeFileChosen chosen)
{
  g_autofree char *full = NULL;

  if (!endings || has_ending (path, endings)) {
    chosen (window, path);
    return;
  }
  full = g_strconcat (path, endings[0], NULL);
  if (g_file_test (full, G_FILE_TEST_EXISTS))
    ask_to_replace (window, full, chosen);
  else
    chosen (window, full);
}

static void
refuse (OfftakeWindow *window, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GError) error =
      g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _ ("%s: this place is no folder of this computer; choose another."), uri);

  offtake_window_show_error (window, _ ("The File Is Out of Reach"), error);
}

/* The choices that a dialog may have are settings: what was chosen last stands there again. */
static const char *const switches[] = { "picture-text", "picture-data" };

static void
keep_choices (GtkFileChooser *chooser)
{
  GSettings *settings = offtake_settings_get ();
  const char *dpi = gtk_file_chooser_get_choice (chooser, "picture-dpi");

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++) {
    const char *choice = gtk_file_chooser_get_choice (chooser, switches[i]);
    if (choice)
      g_settings_set_boolean (settings, switches[i], g_str_equal (choice, "true"));
  }
  if (dpi)
    g_settings_set_string (settings, "picture-dpi", dpi);
}

static void
add_picture_choices (GtkFileChooser *chooser)
{
  static const char *values[] = { "96", "192", "300", "600", NULL };
  const char *words[] = { _ ("96 dpi"), _ ("192 dpi"), _ ("300 dpi"), _ ("600 dpi"), NULL };
  GSettings *settings = offtake_settings_get ();
  g_autofree char *dpi = g_settings_get_string (settings, "picture-dpi");

  gtk_file_chooser_add_choice (chooser, switches[0], _ ("Words as text (SVG)"), NULL, NULL);
  gtk_file_chooser_add_choice (chooser, switches[1], _ ("Figures beside it (CSV)"), NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    gtk_file_chooser_set_choice (chooser, switches[i],
                                 g_settings_get_boolean (settings, switches[i]) ? "true" : "false");
  gtk_file_chooser_add_choice (chooser, "picture-dpi", _ ("Pixels of a PNG"), values, words);
  gtk_file_chooser_set_choice (chooser, "picture-dpi", dpi);
}

static void
on_response (GtkNativeDialog *dialog, int response, gpointer data)
{
  Request *request = data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  /* Only a picture's dialog has choices; GTK warns of asking another. */
  if (path && request->endings == chart_endings)
    keep_choices (GTK_FILE_CHOOSER (dialog));
  if (path)
    offtake_file_dialog_accept (request->window, path, request->endings, request->chosen);
  else if (file)
    refuse (request->window, file);
  /* A native dialog has no other owner while it is shown. */
  g_object_unref (dialog);
}

static GtkFileChooser *
dialog_new (OfftakeWindow *window,
            const char *title,
            GtkFileChooserAction action,
            const char *const *endings,
            OfftakeFileChosen chosen)
{
  gboolean save = action == GTK_FILE_CHOOSER_ACTION_SAVE;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, GTK_WINDOW (window), action, save ? _ ("_Save") : _ ("_Open"), _ ("_Cancel"));
  Request *request = g_new0 (Request, 1);

  request->window = g_object_ref (window);
  request->chosen = chosen;
  request->endings = endings;
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
offtake_file_dialog_read_plan (OfftakeWindow *window, const char *title, OfftakeFileChosen chosen)
{
  GtkFileChooser *chooser = dialog_new (window, title, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, chosen);

  add_filter (chooser, _ ("Plans"), (const char *const[]){ "*.offtake", "*.json", NULL });
  add_filter (chooser, _ ("All files"), (const char *const[]){ "*", NULL });
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
offtake_file_dialog_open_plan (OfftakeWindow *window, OfftakeFileChosen chosen)
{
  offtake_file_dialog_read_plan (window, _ ("Open a Plan"), chosen);
}

void
offtake_file_dialog_import (OfftakeWindow *window, OfftakeFileChosen chosen)
{
  GtkFileChooser *chooser =
      dialog_new (window, _ ("Import"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, chosen);

  add_filter (chooser, _ ("Tables and flow lists"),
              (const char *const[]){ "*.csv", "*.tsv", "*.txt", "*.xlsx", "*.json", NULL });
  add_filter (chooser, _ ("All files"), (const char *const[]){ "*", NULL });
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
offtake_file_dialog_save_plan (OfftakeWindow *window, OfftakeFileChosen chosen)
{
  GtkFileChooser *chooser =
      dialog_new (window, _ ("Save the Plan"), GTK_FILE_CHOOSER_ACTION_SAVE, plan_endings, chosen);

  add_filter (chooser, _ ("Plans"), (const char *const[]){ "*.offtake", NULL });
  suggest_name (chooser, window, ".offtake");
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
offtake_file_dialog_export_report (OfftakeWindow *window, OfftakeFileChosen chosen)
{
  GtkFileChooser *chooser = dialog_new (window, _ ("Export the Report"),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, report_endings, chosen);

  add_filter (chooser, _ ("PDF documents"), (const char *const[]){ "*.pdf", NULL });
  suggest_name (chooser, window, ".pdf");
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
offtake_file_dialog_export_chart (OfftakeWindow *window, OfftakeFileChosen chosen)
{
  GtkFileChooser *chooser = dialog_new (window, _ ("Export the Chart"),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, chart_endings, chosen);

  add_filter (chooser, _ ("SVG, PDF and PNG pictures"),
              (const char *const[]){ "*.svg", "*.pdf", "*.png", NULL });
  add_picture_choices (chooser);
  suggest_name (chooser, window, ".svg");
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
