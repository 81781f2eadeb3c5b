/* SPDX-License-Identifier: MPL-2.0 */
#include "application.h"

#include "base/locale.h"
#include "lib/fixture.h"
#include "plan-files.h"
#include "ui/stage.h"

/* One for all tests, as a process has one. */
static OfftakeApplication *
application_get (void)
{
  static OfftakeApplication *application;

  if (!application) {
    application = offtake_application_new ();
    g_application_set_flags (G_APPLICATION (application),
                             G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_NON_UNIQUE);
    g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  }
  return application;
}

static guint
count_windows (OfftakeApplication *application)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (application)));
}

/* No question is asked, whatever was changed. */
static void
quit (OfftakeApplication *application)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  g_assert_cmpuint (count_windows (application), ==, 0);
  stage_settle ();
}

/* A plan has one window, however often it is opened. */
static void
test_one_window_for_each_plan (void)
{
  OfftakeApplication *application = application_get ();
  g_autoptr (OfftakeDocument) document = offtake_plan_files_open_sample ("founding", NULL);
  g_autofree char *path = g_strdup (offtake_document_get_path (document));

  g_application_activate (G_APPLICATION (application));
  g_assert_cmpuint (count_windows (application), ==, 1);
  offtake_application_open_document (application, document);
  g_assert_cmpuint (count_windows (application), ==, 1);
  offtake_application_open_path (application, path,
                                 gtk_application_get_active_window (GTK_APPLICATION (application)));
  g_assert_cmpuint (count_windows (application), ==, 1);

  g_autoptr (OfftakeDocument) other = offtake_plan_files_open_sample ("north-america", NULL);
  offtake_application_open_document (application, other);
  g_assert_cmpuint (count_windows (application), ==, 2);
  quit (application);
}

static gboolean
has_action (GtkApplication *application, GtkWindow *window, const char *name)
{
  GType owner;
  const char *found = NULL, *property = NULL;
  const GVariantType *type = NULL;

  if (g_str_has_prefix (name, "app."))
    return g_action_group_has_action (G_ACTION_GROUP (application), name + strlen ("app."));
  if (g_str_has_prefix (name, "win.") &&
      g_action_group_has_action (G_ACTION_GROUP (window), name + strlen ("win.")))
    return TRUE;
  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (window), i, &owner, &found,
                                                   &type, &property);
       i++)
    if (g_str_equal (found, name))
      return TRUE;
  return FALSE;
}

/* Every shortcut names an action that the application or its window has. */
static void
test_shortcuts_name_actions (void)
{
  GtkApplication *application = GTK_APPLICATION (application_get ());

  g_application_activate (G_APPLICATION (application));
  GtkWindow *window = gtk_application_get_active_window (application);
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);
  g_assert_cmpuint (g_strv_length (actions), >, 10);
  for (guint i = 0; actions[i]; i++) {
    g_autofree char *name = NULL;
    g_autoptr (GVariant) target = NULL;

    g_test_message ("%s", actions[i]);
    g_assert_true (g_action_parse_detailed_name (actions[i], &name, &target, NULL));
    g_assert_true (has_action (application, window, name));
  }
  quit (OFFTAKE_APPLICATION (application));
}

/* An Arabic window is mirrored, whether or not GTK itself is translated here. First, for it is when
   an application starts that it is told. */
static void
test_arabic_is_read_from_the_right (void)
{
  offtake_locale_init ();
  OfftakeLocaleBefore *before = offtake_locale_push ("ar");
  OfftakeApplication *application = application_get ();

  g_application_activate (G_APPLICATION (application));
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (window)), ==, GTK_TEXT_DIR_RTL);
  g_assert_true (stage_says (GTK_WIDGET (window), "فتح خطة…"));
  quit (application);
  offtake_locale_pop (before);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/application/arabic-is-read-from-the-right",
                   test_arabic_is_read_from_the_right);
  g_test_add_func ("/ui/application/one-window-for-each-plan", test_one_window_for_each_plan);
  g_test_add_func ("/ui/application/shortcuts-name-actions", test_shortcuts_name_actions);
  return stage_run ();
}
