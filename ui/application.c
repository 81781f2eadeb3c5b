/* SPDX-License-Identifier: MPL-2.0 */
#include "application.h"

#include "config.h"

#include <glib/gi18n.h>
#include <signal.h>

#include "accessible.h"
#include "action-table.h"
#include "base/locale.h"
#include "open-plan.h"
#include "plan-files.h"
#include "settings.h"
#include "ui-resources.h"
#include "window.h"

struct _OfftakeApplication {
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (OfftakeApplication, offtake_application, ADW_TYPE_APPLICATION)

/* The window that shows no plan and is about to show none, else a new one. */
static OfftakeWindow *
vacant_window (OfftakeApplication *self, gboolean *made)
{
  *made = FALSE;
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (OFFTAKE_IS_WINDOW (l->data) && !offtake_window_get_document (l->data) &&
        !offtake_window_get_opening (l->data))
      return l->data;
  *made = TRUE;
  return offtake_window_new (self);
}

/* The window that shows the plan, or is about to. */
static OfftakeWindow *
window_of_path (OfftakeApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next) {
    OfftakeDocument *document =
        OFFTAKE_IS_WINDOW (l->data) ? offtake_window_get_document (l->data) : NULL;
    const char *shown = document                      ? offtake_document_get_path (document)
                        : OFFTAKE_IS_WINDOW (l->data) ? offtake_window_get_opening (l->data)
                                                      : NULL;

    if (shown && offtake_plan_files_is_same (shown, path))
      return l->data;
  }
  return NULL;
}

static void
open_request (OfftakeApplication *self, const OfftakeOpenRequest *wanted)
{
  OfftakeOpenRequest request = *wanted;
  gboolean made = FALSE;
  OfftakeWindow *window = vacant_window (self, &made);

  if (!made)
    request.origin = NULL;
  offtake_open_plan (window, &request);
  gtk_window_present (GTK_WINDOW (window));
}

void
offtake_application_open (OfftakeApplication *self, const OfftakeOpenRequest *request)
{
  gboolean as_it_is = !request->backup && !request->plan && !request->sound;
  OfftakeWindow *window = as_it_is ? window_of_path (self, request->path) : NULL;

  if (window)
    gtk_window_present (GTK_WINDOW (window));
  else
    open_request (self, request);
}

void
offtake_application_open_path (OfftakeApplication *self, const char *path, GtkWindow *origin)
{
  const OfftakeOpenRequest request = { .path = path, .origin = origin };

  offtake_application_open (self, &request);
}

void
offtake_application_open_document (OfftakeApplication *self, OfftakeDocument *document)
{
  gboolean made = FALSE;
  OfftakeWindow *window = vacant_window (self, &made);

  offtake_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_files (OfftakeApplication *self, GApplicationCommandLine *line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  g_autofree const char **paths = NULL;

  if (!g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &paths))
    return;
  for (guint i = 0; paths[i]; i++) {
    g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, paths[i]);
    g_autofree char *path = g_file_get_path (file);
    const OfftakeOpenRequest request = { .path = path ? path : paths[i], .line = line };

    offtake_application_open (self, &request);
  }
}

static void
open_sample (OfftakeApplication *self, GApplicationCommandLine *line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  const char *name = NULL;

  if (!g_variant_dict_lookup (options, "sample", "&s", &name))
    return;

  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeDocument) document = offtake_plan_files_open_sample (name, &error);

  if (document) {
    offtake_application_open_document (self, document);
    return;
  }
  gboolean made = FALSE;
  OfftakeWindow *window = vacant_window (self, &made);
  g_application_command_line_printerr (line, "%s\n", error->message);
  gtk_window_present (GTK_WINDOW (window));
  offtake_window_show_error (window, _ ("The Plan Cannot Be Opened"), error);
}

static int
offtake_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  OfftakeApplication *self = OFFTAKE_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (line);

  open_sample (self, line);
  open_files (self, line);
  if (!g_variant_dict_contains (options, "sample") &&
      !g_variant_dict_contains (options, G_OPTION_REMAINING))
    g_application_activate (application);
  return 0;
}

static void
offtake_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (!window)
    window = GTK_WINDOW (offtake_window_new (OFFTAKE_APPLICATION (application)));
  gtk_window_present (window);
}

static int
offtake_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("offtake %s\n", OFFTAKE_VERSION);
  return 0;
}

/* Every edit is on disk already: nothing is asked. What is still being written keeps the program
 * up. */
static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkApplication *application = data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *l = windows; l; l = l->next)
    gtk_window_close (l->data);
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  adw_show_about_window (window, "application-name", _ ("Offtake"), "application-icon",
                         OFFTAKE_APPLICATION_ID, "version", OFFTAKE_VERSION, "developer-name",
                         _ ("The Offtake project"), "comments",
                         _ ("Supply agreements for recycled battery materials: what they move, "
                            "what they are worth and whether the material exists."),
                         "license-type", GTK_LICENSE_MPL_2_0, NULL);
}

static const GActionEntry actions[] = {
  { "quit", on_quit },
  { "about", on_about },
};

static void
set_accelerators (GtkApplication *application)
{
  guint n = 0;
  const OfftakeActionInfo *table = offtake_action_table (&n);

  for (guint i = 0; i < n; i++)
    if (table[i].action)
      gtk_application_set_accels_for_action (application, table[i].action, table[i].keys);
}

static void
offtake_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (offtake_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (OFFTAKE_APPLICATION_ID);
  if (offtake_locale_is_right_to_left ()) /* also where GTK itself is not translated */
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  offtake_settings_apply ();
  set_accelerators (GTK_APPLICATION (application));
}

static void
offtake_application_class_init (OfftakeApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = offtake_application_startup;
  application_class->activate = offtake_application_activate;
  application_class->command_line = offtake_application_command_line;
  application_class->handle_local_options = offtake_application_handle_local_options;
}

static const GOptionEntry options[] = {
  { "sample", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Open a copy of a sample plan"), N_ ("NAME") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[PLAN…]") },
  { NULL },
};

static void
offtake_application_init (OfftakeApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

OfftakeApplication *
offtake_application_new (void)
{
  return g_object_new (OFFTAKE_TYPE_APPLICATION, "application-id", OFFTAKE_APPLICATION_ID,
                       "resource-base-path", "/io/github/offtake/Offtake", "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, NULL);
}

void
offtake_ui_init (void)
{
  g_resources_register (offtake_ui_get_resource ());
  g_type_ensure (OFFTAKE_TYPE_WINDOW);
  offtake_accessible_init ();
}

int
offtake_ui_run (int argc, char **argv)
{
  signal (SIGXFSZ, SIG_IGN); /* a full quota is an error of write(), not our end */
  offtake_locale_init ();
  offtake_ui_init ();

  g_autoptr (OfftakeApplication) application = offtake_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
