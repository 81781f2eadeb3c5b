/* SPDX-License-Identifier: MPL-2.0 */
#include "ui/stage.h"

#include <locale.h>
#include <string.h>

#include "backups.h"
#include "lib/fixture.h"
#include "plan-files.h"

#define PATIENCE (60 * G_USEC_PER_SEC) /* on a machine that does much else */

static char *home;

void
stage_init (int *argc, char ***argv)
{
  static const char *const folders[] = { "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                                         "XDG_CACHE_HOME" };

  home = fixture_dir ();
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    g_setenv (folders[i], home, TRUE);
  gtk_test_init (argc, argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  offtake_ui_init ();
}

int
stage_run (void)
{
  int result = g_test_run ();

  while (offtake_backups_is_busy ())
    g_main_context_iteration (NULL, TRUE);
  fixture_remove_dir (home);
  return result;
}

/* Wakes the loop, so that a condition that no event brings about is asked for again. */
static gboolean
on_beat (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
stage_wait (StageCondition condition, gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  guint beat = g_timeout_add (10, on_beat, NULL);

  while (!condition (data)) {
    g_assert_cmpint (g_get_monotonic_time (), <, end);
    g_main_context_iteration (NULL, TRUE);
  }
  g_source_remove (beat);
}

void
stage_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static gboolean
is_solved (gpointer data)
{
  return offtake_document_is_solved (data);
}

void
stage_solve (OfftakeDocument *document)
{
  stage_wait (is_solved, document);
}

static OfftakeDocument *
open_sample (const char *sample)
{
  g_autoptr (GError) error = NULL;
  OfftakeDocument *document = offtake_plan_files_open_sample (sample, &error);

  g_assert_no_error (error);
  stage_solve (document);
  return document;
}

OfftakeView *
stage_view (const char *sample)
{
  OfftakeView *view = offtake_view_new ();
  g_autoptr (OfftakeDocument) document = open_sample (sample);

  offtake_view_set_document (view, document);
  return view;
}

OfftakeWindow *
stage_open (const char *sample)
{
  OfftakeWindow *window = g_object_new (OFFTAKE_TYPE_WINDOW, NULL);
  g_autoptr (OfftakeDocument) document = open_sample (sample);

  offtake_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  stage_settle ();
  return window;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

void
stage_close (OfftakeWindow *window)
{
  gpointer alive = window;

  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  gtk_window_close (GTK_WINDOW (window));
  stage_wait (is_gone, &alive);
  while (offtake_backups_is_busy ())
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
has_scene (gpointer chart)
{
  return offtake_chart_get_scene (chart) != NULL && gtk_widget_get_mapped (chart);
}

OfftakeChart *
stage_chart (OfftakeWindow *window)
{
  OfftakeChart *chart = OFFTAKE_CHART (stage_find (window, OFFTAKE_TYPE_CHART, 0));

  stage_wait (has_scene, chart);
  return chart;
}

gpointer
stage_controller (gpointer widget, GType type, guint n)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type) && n-- == 0)
      return controller;
  }
  return NULL;
}

OfftakeAgreement *
stage_agreement (OfftakeView *view, const char *id)
{
  OfftakeRecord *record = offtake_plan_find (offtake_view_get_plan (view), "agreements", id);

  g_assert_nonnull (record);
  return OFFTAKE_AGREEMENT (record);
}

void
stage_show_period (OfftakeView *view, const char *label)
{
  for (guint i = 0; i < offtake_view_n_periods (view); i++) {
    offtake_view_set_period (view, i);
    if (g_str_equal (offtake_view_get_period_info (view)->label, label))
      return;
  }
  g_assert_not_reached ();
}

static GtkWidget *
find (GtkWidget *root, GType type, guint *n)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type, n);

    if (found)
      return found;
  }
  return NULL;
}

GtkWidget *
stage_find (gpointer root, GType type, guint n)
{
  return find (root, type, &n);
}

gboolean
stage_says (gpointer root, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = stage_find (root, GTK_TYPE_LABEL, i)); i++)
    if (strstr (gtk_label_get_label (GTK_LABEL (label)), text))
      return TRUE;
  return FALSE;
}

GtkWidget *
stage_button (gpointer root, const char *icon, guint n)
{
  GtkWidget *button = NULL;

  for (guint i = 0; (button = stage_find (root, GTK_TYPE_BUTTON, i)); i++)
    if (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (button)), icon) == 0 && n-- == 0)
      return button;
  return NULL;
}

GtkWidget *
stage_question (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

gboolean
stage_asks (gpointer text)
{
  return stage_question () && stage_says (stage_question (), text);
}

void
stage_answer (const char *response)
{
  GtkWidget *question = stage_question ();

  g_assert_nonnull (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_destroy (GTK_WINDOW (question));
  stage_settle ();
}

OfftakeRecord *
stage_selected (OfftakeWindow *window)
{
  return offtake_view_get_selected (offtake_window_get_view (window));
}

gpointer
stage_editor (OfftakeWindow *window, const char *list, const char *id, GType type, const char *path)
{
  OfftakeView *view = offtake_window_get_view (window);
  gpointer editor = NULL;

  offtake_view_select (view, offtake_plan_find (offtake_view_get_plan (view), list, id));
  stage_settle ();
  for (guint i = 0; (editor = stage_find (window, type, i)); i++) {
    g_autofree char *found = NULL;

    g_object_get (editor, "path", &found, NULL);
    if (g_strcmp0 (found, path) == 0)
      return editor;
  }
  g_assert_not_reached ();
}

void
stage_undo (OfftakeWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
}
