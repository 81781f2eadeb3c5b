/* SPDX-License-Identifier: MPL-2.0 */

/* How long the window stands still while a person works on a large plan, the sample of North
   America many times over: for each act the longest turn of the main loop, which is what is felt,
   and the time until all that follows from the act is there. */

#include "application.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/json.h"
#include "base/resource.h"
#include "flows/chart.h"
#include "import/import-dialog.h"
#include "lib/fixture.h"
#include "plan-files.h"
#include "save-plan.h"
#include "search/command-search.h"
#include "ui/stage.h"

/* Agreements of the sample. */
#define SAMPLE 120

static int agreements = 10000, rows = 10000;

/* The longest turn since the act began, in ms. */
static struct {
  double began, turn, turn_cpu, longest, longest_cpu;
  guint n_long; /* turns of more than 50 ms */
} watch;

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static double
wall_ms (void)
{
  return g_get_monotonic_time () / 1e3;
}

static void
begin_turn (void)
{
  watch.turn = wall_ms ();
  watch.turn_cpu = cpu_ms ();
}

static void
end_turn (void)
{
  const double lasted = wall_ms () - watch.turn;

  watch.longest = MAX (watch.longest, lasted);
  watch.longest_cpu = MAX (watch.longest_cpu, cpu_ms () - watch.turn_cpu);
  watch.n_long += lasted > 50;
}

/* All that the main loop does lies between two waits. */
static int
on_poll (GPollFD *fds, guint n, int timeout)
{
  end_turn ();
  int ready = g_poll (fds, n, timeout);
  begin_turn ();
  return ready;
}

static void
begin_act (void)
{
  watch.longest = watch.longest_cpu = 0;
  watch.n_long = 0;
  watch.began = wall_ms ();
  begin_turn ();
}

static gboolean
on_beat (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Turns the loop until @condition holds and then until little is left to do. */
static void
end_act (const char *act, StageCondition condition, gpointer data)
{
  guint beat = g_timeout_add (5, on_beat, NULL);

  end_turn ();
  begin_turn ();
  while (condition && !condition (data))
    g_main_context_iteration (NULL, TRUE);
  double reached = wall_ms () - watch.began;
  for (double quiet = wall_ms () + 400; wall_ms () < quiet;)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (beat);
  g_print ("{\"act\": \"%s\", \"longest_ms\": %.0f, \"longest_cpu_ms\": %.0f, \"over_50_ms\": %u, "
           "\"until_ms\": %.0f}\n",
           act, watch.longest, watch.longest_cpu, watch.n_long, reached);
}

/* Gives the records of a copy names and ids of their own. */
static void
rename_all (json_t *value, GHashTable *ids, guint copy)
{
  static const char *const kept[] = {
    "stage", "kind", "status", "recipe", "material", "index", NULL
  };
  static const char *const shown[] = { "number", "name", NULL };
  const char *key;
  json_t *item;
  gsize i;

  json_array_foreach (value, i, item) rename_all (item, ids, copy);
  json_object_foreach (value, key, item)
  {
    const char *text = json_string_value (item);

    if (text && !g_strv_contains (kept, key) &&
        (g_hash_table_contains (ids, text) || g_strv_contains (shown, key))) {
      g_autofree char *name = g_strdup_printf ("%s-%u", text, copy);
      json_string_set (item, name);
    }
    rename_all (item, ids, copy);
  }
}

/* Parties, sites and agreements again; materials, recipes and indices are the same for all. */
static const char *const repeated[] = { "parties", "sites", "agreements" };

static json_t *
multiply (guint copies)
{
  g_autoptr (GBytes) bytes = offtake_resource_load ("samples/north-america.json");
  json_t *plan = json_loadb (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (json_t) original = json_deep_copy (plan);
  json_t *item;
  gsize i;

  for (guint k = 0; k < G_N_ELEMENTS (repeated); k++)
    json_array_foreach (json_object_get (original, repeated[k]), i, item)
        g_hash_table_add (ids, (gpointer) json_string_value (json_object_get (item, "id")));
  for (guint copy = 1; copy < copies; copy++)
    for (guint k = 0; k < G_N_ELEMENTS (repeated); k++) {
      g_autoptr (json_t) list = json_deep_copy (json_object_get (original, repeated[k]));
      rename_all (list, ids, copy);
      json_array_extend (json_object_get (plan, repeated[k]), list);
    }
  return plan;
}

/* A plan file in @folder. (transfer full) */
static char *
make_plan (const char *folder)
{
  g_autoptr (json_t) plan = multiply (MAX (1, (guint) agreements / SAMPLE));
  g_autofree char *json = g_build_filename (folder, "large.json", NULL);
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, "large.offtake", NULL);

  json_dump_file (plan, json, 0);
  g_autoptr (OfftakePlan) loaded = offtake_document_load_plan (json, &error);
  g_assert_no_error (error);
  g_autoptr (OfftakeDocument) document = offtake_document_create (path, loaded, TRUE, &error);
  g_assert_no_error (error);
  offtake_document_close (document);
  return path;
}

static char *
make_table (const char *folder)
{
  g_autoptr (GString) text =
      g_string_new ("Number,Title,Seller,Buyer,Material,Mass per year (t)\n");
  char *path = g_build_filename (folder, "rows.csv", NULL);

  for (int i = 0; i < rows; i++)
    g_string_append_printf (text, "R-%06d,Row %d,Mill %d,Works %d,Black mass NMC,%d\n", i, i,
                            i % 97, i % 89, 100 + i % 1000);
  g_file_set_contents (path, text->str, -1, NULL);
  return path;
}

static OfftakeWindow *
shown_window (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (OFFTAKE_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static OfftakeDocument *
shown_document (void)
{
  OfftakeWindow *window = shown_window ();

  return window ? offtake_window_get_document (window) : NULL;
}

static gboolean
is_solved (gpointer data)
{
  return shown_document () && offtake_document_is_solved (shown_document ());
}

static gboolean
has_picture (gpointer data)
{
  GtkWidget *chart = is_solved (NULL) ? stage_find (shown_window (), OFFTAKE_TYPE_CHART, 0) : NULL;

  return chart && gtk_widget_get_mapped (chart) && offtake_chart_get_scene (OFFTAKE_CHART (chart));
}

static gboolean
has_window (gpointer data)
{
  return shown_window () && gtk_widget_get_mapped (GTK_WIDGET (shown_window ()));
}

static void
show_pages (void)
{
  static const char *const pages[] = { "agreements", "network", "compliance", "flows",
                                       "agreements" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autofree char *act = g_strdup_printf ("show %s", pages[i]);

    begin_act ();
    offtake_window_show_page (shown_window (), pages[i]);
    end_act (act, NULL, NULL);
  }
}

static void
edit_and_undo (void)
{
  OfftakeDocument *document = shown_document ();
  g_autoptr (OfftakeRecord) agreement = g_list_model_get_item (
      offtake_plan_get_list (offtake_document_get_plan (document), "agreements"), 7);
  g_autoptr (json_t) title = json_string ("Another title");

  begin_act ();
  offtake_view_select (offtake_window_get_view (shown_window ()), agreement);
  end_act ("select an agreement", NULL, NULL);
  begin_act ();
  offtake_document_set (document, agreement, "title", title, NULL);
  end_act ("edit a title", is_solved, NULL);
  begin_act ();
  gtk_widget_activate_action (GTK_WIDGET (shown_window ()), "win.undo", NULL);
  end_act ("undo it", is_solved, NULL);
}

static void
search (void)
{
  begin_act ();
  gtk_widget_activate_action (GTK_WIDGET (shown_window ()), "win.search", NULL);
  end_act ("open command search", NULL, NULL);
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  for (GList *l = toplevels; l; l = l->next)
    if (OFFTAKE_IS_COMMAND_SEARCH (l->data)) {
      begin_act ();
      gtk_editable_set_text (GTK_EDITABLE (stage_find (l->data, GTK_TYPE_SEARCH_ENTRY, 0)),
                             "sierra");
      end_act ("command search", NULL, NULL);
      gtk_window_close (l->data);
    }
}

static gboolean
is_at (gpointer path)
{
  return shown_document () &&
         offtake_plan_files_is_same (offtake_document_get_path (shown_document ()), path) &&
         is_solved (NULL);
}

static void
save_as (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "other.offtake", NULL);

  begin_act ();
  offtake_save_plan (shown_window (), path);
  end_act ("save as", is_at, path);
}

static gboolean
is_ready (gpointer dialog)
{
  return offtake_import_dialog_get_import (dialog) != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL && is_solved (NULL);
}

static GtkWidget *
find_button (gpointer root, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = stage_find (root, GTK_TYPE_BUTTON, i)); i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;
  return NULL;
}

static void
import (const char *path)
{
  begin_act ();
  OfftakeImportDialog *dialog = offtake_import_dialog_show (shown_window (), path);
  gpointer alive = dialog;
  end_act ("read the table", is_ready, dialog);
  g_object_add_weak_pointer (G_OBJECT (dialog), &alive);
  begin_act ();
  g_signal_emit_by_name (find_button (dialog, "_Into This Plan"), "clicked");
  end_act ("bring it in", is_gone, &alive);
}

static gboolean
on_start (gpointer data)
{
  g_autofree char *folder = fixture_dir ();
  g_autofree char *path = make_plan (folder);
  g_autofree char *table = make_table (folder);
  OfftakeApplication *application = data;

  begin_act ();
  offtake_application_open_path (application, path, NULL);
  end_act ("open", has_window, NULL);
  begin_act ();
  end_act ("first picture", has_picture, NULL);
  show_pages ();
  edit_and_undo ();
  search ();
  save_as (folder);
  import (table);
  begin_act ();
  gtk_widget_activate_action (GTK_WIDGET (shown_window ()), "win.undo", NULL);
  end_act ("undo the import", is_solved, NULL);
  begin_act ();
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  end_turn ();
  g_print ("{\"act\": \"close\", \"longest_ms\": %.0f, \"longest_cpu_ms\": %.0f}\n", watch.longest,
           watch.longest_cpu);
  fixture_remove_dir (g_steal_pointer (&folder));
  return G_SOURCE_REMOVE;
}

static void
on_activate (GApplication *application)
{
  g_application_hold (application);
  g_timeout_add (1, on_start, application);
}

int
main (int argc, char **argv)
{
  char *name[] = { argv[0], NULL };
  char **test_argv = name;
  int test_argc = 1;

  if (argc > 1)
    agreements = atoi (argv[1]);
  if (argc > 2)
    rows = atoi (argv[2]);
  stage_init (&test_argc, &test_argv);
  g_main_context_set_poll_func (NULL, on_poll);
  g_autoptr (OfftakeApplication) application = offtake_application_new ();

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);
  g_application_run (G_APPLICATION (application), test_argc, test_argv);
  return stage_run ();
}
