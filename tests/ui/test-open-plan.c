/* SPDX-License-Identifier: MPL-2.0 */
#include "open-plan.h"

#include <string.h>

#include "lib/fixture.h"
#include "lib/store.h"
#include "ui/stage.h"

static OfftakeApplication *application;

static char *
make_plan (const char *dir, const char *name)
{
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", NULL);
  char *path = g_build_filename (dir, name, NULL);
  g_autoptr (OfftakeDocument) document = offtake_document_create (path, plan, FALSE, NULL);

  g_assert_nonnull (document);
  offtake_document_close (document);
  return path;
}

static guint
count_windows (void)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (application)));
}

static OfftakeWindow *
first_window (void)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  return windows ? OFFTAKE_WINDOW (g_list_last (windows)->data) : NULL;
}

static gboolean
shows_plan (gpointer window)
{
  return offtake_window_get_document (window) && !offtake_window_get_opening (window);
}

static gboolean
is_idle (gpointer window)
{
  return !offtake_window_get_opening (window);
}

static gboolean
has_no_window (gpointer data)
{
  return count_windows () == 0;
}

static void
quit (void)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  stage_wait (has_no_window, NULL);
  stage_settle ();
}

static void
open_path (const char *path)
{
  offtake_application_open_path (application, path, NULL);
}

/* The window is there at once; asked for again meanwhile, the plan has one window all the same. */
static void
test_at_once_and_once (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = make_plan (dir, "a.offtake");

  open_path (path);
  OfftakeWindow *window = first_window ();
  g_assert_nonnull (window);
  g_assert_null (offtake_window_get_document (window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "a.offtake");
  open_path (path);
  g_assert_cmpuint (count_windows (), ==, 1);
  stage_wait (shows_plan, window);
  open_path (path);
  g_assert_cmpuint (count_windows (), ==, 1);
  quit ();
  fixture_remove_dir (dir);
}

/* Two that are opened at the same time do not take each other's window. */
static void
test_two_at_once (void)
{
  char *dir = fixture_dir ();
  g_autofree char *a = make_plan (dir, "a.offtake"), *b = make_plan (dir, "b.offtake");

  open_path (a);
  OfftakeWindow *first = first_window ();
  open_path (b);
  g_assert_cmpuint (count_windows (), ==, 2);
  OfftakeWindow *second =
      OFFTAKE_WINDOW (gtk_application_get_windows (GTK_APPLICATION (application))->data);
  second =
      second == first
          ? OFFTAKE_WINDOW (gtk_application_get_windows (GTK_APPLICATION (application))->next->data)
          : second;
  stage_wait (shows_plan, first);
  stage_wait (shows_plan, second);
  g_assert_cmpstr (offtake_document_get_path (offtake_window_get_document (first)), ==, a);
  g_assert_cmpstr (offtake_document_get_path (offtake_window_get_document (second)), ==, b);
  quit ();
  fixture_remove_dir (dir);
}

static gboolean
can_be_opened (gpointer path)
{
  g_autoptr (OfftakeDocument) document = offtake_document_open (path, NULL);

  return document && !offtake_document_get_read_only_reason (document);
}

/* A window that is closed while it opens a plan lets go of it. */
static void
test_closed_meanwhile (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = make_plan (dir, "a.offtake");

  open_path (path);
  gtk_window_close (GTK_WINDOW (first_window ()));
  quit ();
  stage_wait (can_be_opened, path);
  fixture_remove_dir (dir);
}

/* Stopped, the window offers what it did before, and the plan can be opened again. */
static void
test_stopped (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = make_plan (dir, "a.offtake");

  open_path (path);
  OfftakeWindow *window = first_window ();
  offtake_long_task_stop (offtake_window_get_long_task (window));
  stage_wait (is_idle, window);
  g_assert_null (offtake_window_get_document (window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Offtake");
  open_path (path);
  g_assert_cmpuint (count_windows (), ==, 1);
  stage_wait (shows_plan, window);
  quit ();
  fixture_remove_dir (dir);
}

/* What fails is told where it was asked for, and its window goes; without such a place it stays. */
static void
test_failure_is_told (void)
{
  open_path ("/nowhere/plan.offtake");
  OfftakeWindow *window = first_window ();
  stage_wait (stage_asks, (gpointer) "there is no such file");
  stage_answer ("close");
  g_assert_cmpuint (count_windows (), ==, 1);

  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", NULL);
  const OfftakeOpenRequest request = { .path = "founding", .plan = plan };
  offtake_application_open (application, &request);
  stage_wait (shows_plan, window);
  offtake_application_open_path (application, "/nowhere/plan.offtake", GTK_WINDOW (window));
  stage_wait (stage_asks, (gpointer) "there is no such file");
  g_assert_cmpuint (count_windows (), ==, 1);
  stage_answer ("close");
  quit ();
}

/* A plan file with a record that is none. (transfer full) */
static char *
make_damaged_plan (const char *dir)
{
  char *path = make_plan (dir, "damaged.offtake");
  OfftakeDatabase *file = offtake_database_open (path, OFFTAKE_DATABASE_EDIT, NULL);

  fixture_execute (file, "UPDATE agreements SET quantity = '{' WHERE id = 'aqms-6k-ni'");
  offtake_database_free (file);
  return path;
}

/* What is sound of a damaged plan is shown, with what is lost; its window says why it cannot be
 * edited. */
static void
test_what_is_sound (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = make_damaged_plan (dir);

  open_path (path);
  stage_wait (stage_asks, (gpointer) "The Plan File Is Damaged");
  stage_answer ("open");
  stage_wait (stage_asks, (gpointer) "This is lost or in doubt");
  g_assert_true (stage_says (stage_question (), "aqms-6k-ni"));
  OfftakeWindow *window = first_window ();
  g_assert_cmpuint (count_windows (), ==, 1);
  stage_answer ("close");
  g_assert_true (shows_plan (window));
  g_assert_true (stage_says (window, "what is sound of a damaged plan file"));
  quit ();
  fixture_remove_dir (dir);
}

/* What cannot be shown is told as well. */
static void
test_nothing_sound (void)
{
  const OfftakeOpenRequest request = { .path = "/nowhere/plan.offtake", .sound = TRUE };

  offtake_application_open (application, &request);
  stage_wait (stage_asks, (gpointer) "Nothing of the Plan Can Be Shown");
  stage_answer ("close");
  quit ();
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  application = offtake_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_test_add_func ("/ui/open-plan/at-once-and-once", test_at_once_and_once);
  g_test_add_func ("/ui/open-plan/two-at-once", test_two_at_once);
  g_test_add_func ("/ui/open-plan/closed-meanwhile", test_closed_meanwhile);
  g_test_add_func ("/ui/open-plan/stopped", test_stopped);
  g_test_add_func ("/ui/open-plan/failure-is-told", test_failure_is_told);
  g_test_add_func ("/ui/open-plan/what-is-sound", test_what_is_sound);
  g_test_add_func ("/ui/open-plan/nothing-sound", test_nothing_sound);
  return stage_run ();
}
