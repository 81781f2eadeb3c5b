/* SPDX-License-Identifier: MPL-2.0 */

/* shots FOLDER: a picture of every page in every variant: light, dark, high contrast, narrow, large
   text, German, and Arabic, which is read from the right. Each variant is a process of its own, for
   GTK reads its surroundings once. Nothing is compared: a person looks at them. */

#include <stdlib.h>

#include "base/locale.h"
#include "compliance/compliance-page.h"
#include "lib/fixture.h"
#include "plan-files.h"
#include "scenarios/scenarios-page.h"
#include "settings.h"
#include "ui/dialogs.h"

typedef struct {
  const char *name;
  const char *scheme, *contrast; /* of the environment; NULL: as usual */
  int width, height;
  const char *language;
  int text; /* percent */
} Variant;

static const Variant variants[] = {
  { "light", NULL, NULL, 1280, 800, "en", 100 },
  { "dark", "prefer-dark", NULL, 1280, 800, "en", 100 },
  { "contrast", NULL, "1", 1280, 800, "en", 100 },
  { "contrast-dark", "prefer-dark", "1", 1280, 800, "en", 100 },
  { "narrow", NULL, NULL, 360, 720, "en", 100 },
  { "large-text", NULL, NULL, 1280, 800, "en", 200 },
  { "german", NULL, NULL, 1280, 800, "de", 100 },
  { "german-narrow", NULL, NULL, 360, 720, "de", 100 },
  { "arabic", NULL, NULL, 1280, 800, "ar", 100 },
  { "arabic-dark", "prefer-dark", NULL, 1280, 800, "ar", 100 },
  { "arabic-narrow", NULL, NULL, 360, 720, "ar", 100 },
};

static const char *const pages[] = { "flows", "agreements", "network", "compliance" };

typedef struct {
  GtkWidget *window;
  GskRenderNode *node;
} Picture;

/* A window that has just changed its size has nothing to show for a moment. */
static gboolean
has_node (gpointer data)
{
  Picture *picture = data;
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (picture->window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (picture->window),
                          gtk_widget_get_height (picture->window));
  picture->node = gtk_snapshot_free_to_node (snapshot);
  return picture->node != NULL;
}

static void
save (GtkWidget *window, const char *folder, const Variant *variant, const char *what)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.png", what, variant->name);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  Picture picture = { window, NULL };

  gtk_widget_queue_draw (window);
  gtk_test_widget_wait_for_draw (window);
  stage_settle ();
  stage_wait (has_node, &picture);
  g_autoptr (GdkTexture) texture =
      gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), picture.node,
                                   &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (window),
                                                        (float) gtk_widget_get_height (window)));
  gsk_render_node_unref (picture.node);

  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s cannot be written", path);
}

static gboolean
is_checked (gpointer page)
{
  return offtake_compliance_page_is_checked (page);
}

static void
save_pages (OfftakeWindow *window, const char *folder, const Variant *variant)
{
  OfftakeView *view = offtake_window_get_view (window);
  gboolean narrow = variant->width < 600;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    offtake_window_show_page (window, pages[i]);
    stage_settle ();
    if (g_str_equal (pages[i], "compliance"))
      stage_wait (is_checked, stage_find (window, OFFTAKE_TYPE_COMPLIANCE_PAGE, 0));
    save (GTK_WIDGET (window), folder, variant, pages[i]);
  }
  offtake_window_show_page (window, "agreements");
  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")));
  if (narrow)
    offtake_window_edit (window);
  save (GTK_WIDGET (window), folder, variant, "agreement");
  offtake_window_show_page (window, "network");
  offtake_view_select (view,
                       offtake_plan_find (offtake_view_get_plan (view), "recipes", "pluscam"));
  offtake_view_select (view,
                       offtake_plan_find (offtake_view_get_plan (view), "sites", "sierra-arc"));
  save (GTK_WIDGET (window), folder, variant, "site");
}

static gboolean
has_figures (gpointer page)
{
  return offtake_scenarios_page_is_worked_out (page);
}

/* The scenarios, one of them shown, and what it changes in the chart and in the tables. */
static void
save_scenarios (OfftakeWindow *window, const char *folder, const Variant *variant)
{
  OfftakeDocument *document = offtake_window_get_document (window);
  OfftakeView *view = offtake_window_get_view (window);

  offtake_view_select (view, NULL);
  offtake_document_set_scenario (document, "as-it-came");
  stage_solve (document);
  offtake_window_show_page (window, "scenarios");
  stage_settle ();
  stage_wait (has_figures, stage_find (window, OFFTAKE_TYPE_SCENARIOS_PAGE, 0));
  save (GTK_WIDGET (window), folder, variant, "scenarios");
  offtake_window_show_page (window, "agreements");
  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")));
  save (GTK_WIDGET (window), folder, variant, "scenario-agreement");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.compare-in-chart", "s", "phase-1-only");
  stage_solve (document);
  save (GTK_WIDGET (window), folder, variant, "scenario-chart");
  offtake_document_set_scenario (document, NULL);
  stage_solve (document);
}

static void
save_dialogs (OfftakeWindow *window, const char *folder, const Variant *variant)
{
  guint n = 0;
  const Dialog *all = dialogs (&n);
  char *dir = fixture_dir ();

  for (guint i = 0; i < n; i++) {
    GtkWidget *shown = dialog_open (&all[i], window, dir);

    if (variant->width < 600 && GTK_IS_WINDOW (shown) && !ADW_IS_MESSAGE_DIALOG (shown))
      gtk_window_set_default_size (GTK_WINDOW (shown), variant->width, variant->height);
    save (shown, folder, variant, all[i].name);
    dialog_close (shown);
  }
  fixture_remove_dir (dir);
}

static void
act (OfftakeWindow *window, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
  stage_settle ();
}

/* What the pages show besides a plan with nothing selected. */
static void
save_states (OfftakeWindow *window, const char *folder, const Variant *variant)
{
  OfftakeView *view = offtake_window_get_view (window);
  g_autoptr (GPtrArray) two = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  offtake_window_show_page (window, "agreements");
  g_ptr_array_add (two, stage_agreement (view, "aqms-6k-ni"));
  g_ptr_array_add (two, stage_agreement (view, "aqms-6k-li"));
  offtake_view_select_several (view, two);
  offtake_window_edit (window);
  save (GTK_WIDGET (window), folder, variant, "several");
  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "packs-in")));
  act (window, "win.duplicate");
  act (window, "win.delete");
  save (GTK_WIDGET (window), folder, variant, "toast");
  offtake_window_leave_inspector (window);
  offtake_window_show_page (window, "flows");
  offtake_page_stack_activate (offtake_window_get_pages (window), "chart.list", NULL);
  save (GTK_WIDGET (window), folder, variant, "flow-list");
  offtake_page_stack_activate (offtake_window_get_pages (window), "chart.list", NULL);
  act (window, "win.find");
  save (GTK_WIDGET (window), folder, variant, "find");

  g_autoptr (OfftakeDocument) empty = offtake_plan_files_new ("New plan", &error);
  g_assert_no_error (error);
  stage_solve (empty);
  offtake_window_set_document (window, empty);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autofree char *what = g_strconcat ("empty-", pages[i], NULL);

    offtake_window_show_page (window, pages[i]);
    save (GTK_WIDGET (window), folder, variant, what);
  }
  offtake_window_set_document (window, NULL);
  save (GTK_WIDGET (window), folder, variant, "start");
}

/* Of an application, which brings style and icons with it. */
static OfftakeWindow *
open_window (void)
{
  OfftakeApplication *application = offtake_application_new ();
  g_autoptr (OfftakeDocument) document = offtake_plan_files_open_sample ("founding", NULL);
  OfftakeWindow *window = NULL;

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_NON_UNIQUE);
  if (!document || !g_application_register (G_APPLICATION (application), NULL, NULL))
    g_error ("the window cannot be opened");
  stage_solve (document);
  window = offtake_window_new (application);
  offtake_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  stage_settle ();
  return window;
}

static int
run_variant (int argc, char **argv, const Variant *variant, const char *folder)
{
  int dpi = 96 * 1024 * variant->text / 100;

  stage_init (&argc, &argv);
  /* GtkShortcutsWindow of GTK 4.8 measures its labels too narrow, and says so. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  offtake_locale_init ();
  offtake_locale_use (variant->language);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  g_settings_set_int (offtake_settings_get (), "window-width", variant->width);
  g_settings_set_int (offtake_settings_get (), "window-height", variant->height);

  OfftakeWindow *window = open_window ();
  save_pages (window, folder, variant);
  save_scenarios (window, folder, variant);
  save_dialogs (window, folder, variant);
  save_states (window, folder, variant);
  stage_close (window);
  return stage_run ();
}

/* A process of its own, in surroundings of its own. */
static void
spawn_variant (const char *folder, const Variant *variant)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { self, folder, variant->name, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_unsetenv ("ADW_DEBUG_COLOR_SCHEME");
  g_unsetenv ("ADW_DEBUG_HIGH_CONTRAST");
  if (variant->scheme)
    g_setenv ("ADW_DEBUG_COLOR_SCHEME", variant->scheme, TRUE);
  if (variant->contrast)
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", variant->contrast, TRUE);
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                     &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", variant->name, error->message);
  g_print ("%s\n", variant->name);
}

int
main (int argc, char **argv)
{
  if (argc < 2)
    g_error ("the call is: shots FOLDER [VARIANT]");

  g_autofree char *folder = g_strdup (argv[1]);
  const char *only = argc > 2 ? argv[2] : NULL;
  int test_argc = 1;

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    if (!only)
      spawn_variant (folder, &variants[i]);
    else if (g_str_equal (variants[i].name, only))
      return run_variant (test_argc, argv, &variants[i], folder);
  return 0;
}
