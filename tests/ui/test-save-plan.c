/* SPDX-License-Identifier: MPL-2.0 */
#include "save-plan.h"

#include <glib/gstdio.h>

#include "lib/fixture.h"
#include "plan-files.h"
#include "ui/stage.h"

typedef struct {
  OfftakeWindow *window;
  char *path;
} Place;

static gboolean
is_at (gpointer data)
{
  Place *place = data;

  return g_str_equal (offtake_document_get_path (offtake_window_get_document (place->window)),
                      place->path);
}

static void
rename_plan (OfftakeWindow *window, const char *text)
{
  OfftakeDocument *document = offtake_window_get_document (window);
  g_autoptr (json_t) title = json_string (text);
  OfftakeRecord *head =
      OFFTAKE_RECORD (offtake_plan_get_head (offtake_document_get_plan (document)));

  g_assert_true (offtake_document_set (document, head, "title", title, NULL));
}

/* The plan goes on there, with what was edited meanwhile; its unsaved copy is gone. */
static void
test_goes_on_there (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "mine.offtake", NULL);
  g_autofree char *old = g_strdup (offtake_document_get_path (document));
  Place place = { window, path };

  offtake_save_plan (window, path);
  rename_plan (window, "Meanwhile");
  stage_wait (is_at, &place);
  g_assert_true (offtake_window_get_document (window) == document);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (stage_says (window, "From now on every change goes there"));
  g_assert_false (stage_says (window, "Not saved yet"));
  g_autoptr (OfftakePlan) stored = offtake_document_load_plan (path, NULL);
  g_assert_cmpstr (offtake_plan_get_head (stored)->title, ==, "Meanwhile");
  g_auto (GStrv) recent = offtake_plan_files_recent ();
  g_assert_cmpstr (recent[0], ==, path);
  fixture_remove_dir (dir);
  stage_close (window);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Who closes the window wanted the plan saved all the same. */
static void
test_closing_waits (void)
{
  OfftakeWindow *window = stage_open ("founding");
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "mine.offtake", NULL);
  gpointer alive = window;

  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  offtake_save_plan (window, path);
  gtk_window_close (GTK_WINDOW (window));
  stage_wait (is_gone, &alive);
  g_autoptr (OfftakePlan) stored = offtake_document_load_plan (path, NULL);
  g_assert_nonnull (stored);
  fixture_remove_dir (dir);
}

static void
test_failure_is_told (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  g_autofree char *old = g_strdup (offtake_document_get_path (document));

  offtake_save_plan (window, "/nowhere/at/all.offtake");
  stage_wait (stage_asks, (gpointer) "The Plan Stays Where It Was");
  stage_answer ("close");
  g_assert_cmpstr (offtake_document_get_path (document), ==, old);
  rename_plan (window, "Goes on");
  stage_close (window);
}

/* Who closes the window meanwhile would lose the plan and not see why. */
static void
test_failure_keeps_open (void)
{
  OfftakeWindow *window = stage_open ("founding");
  gpointer alive = window;

  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  offtake_save_plan (window, "/nowhere/at/all.offtake");
  gtk_window_close (GTK_WINDOW (window));
  stage_wait (stage_asks, (gpointer) "The Plan Stays Where It Was");
  stage_answer ("close");
  stage_settle ();
  g_assert_true (alive == window);
  g_object_remove_weak_pointer (G_OBJECT (window), &alive);
  rename_plan (window, "Goes on");
  stage_close (window);
}

static gboolean
work_at_once (gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
on_done (OfftakeLongTask *task, gpointer done, const GError *error)
{
  *(gboolean *) done = TRUE;
}

static void
keep (gpointer data)
{
}

static gboolean
is_done (gpointer done)
{
  return *(gboolean *) done;
}

/* The same where it is stopped; what comes next in the row tells that it is over. */
static void
test_stopped_keeps_open (void)
{
  OfftakeWindow *window = stage_open ("founding");
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "mine.offtake", NULL);
  const OfftakeLongWork next = { "Next", work_at_once, on_done, keep };
  OfftakeLongTask *task = offtake_window_get_long_task (window);
  gboolean done = FALSE;
  gpointer alive = window;

  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  offtake_save_plan (window, path);
  gtk_window_close (GTK_WINDOW (window));
  offtake_long_task_stop (task);
  offtake_long_task_run (task, &next, &done);
  stage_wait (is_done, &done);
  stage_settle ();
  g_assert_true (alive == window);
  g_object_remove_weak_pointer (G_OBJECT (window), &alive);
  rename_plan (window, "Goes on");
  stage_close (window);
  fixture_remove_dir (dir);
}

/* An unsaved plan whose file was removed is written to where it was, and stays there. */
static void
test_rescued_in_place (void)
{
  OfftakeWindow *window = stage_open ("founding");
  g_autofree char *path =
      g_strdup (offtake_document_get_path (offtake_window_get_document (window)));

  g_assert_cmpint (g_unlink (path), ==, 0);
  offtake_save_plan (window, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  rename_plan (window, "Goes on");
  stage_close (window);
  g_autoptr (OfftakePlan) stored = offtake_document_load_plan (path, NULL);
  g_assert_cmpstr (offtake_plan_get_head (stored)->title, ==, "Goes on");
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/save-plan/goes-on-there", test_goes_on_there);
  g_test_add_func ("/ui/save-plan/closing-waits", test_closing_waits);
  g_test_add_func ("/ui/save-plan/failure-is-told", test_failure_is_told);
  g_test_add_func ("/ui/save-plan/failure-keeps-open", test_failure_keeps_open);
  g_test_add_func ("/ui/save-plan/stopped-keeps-open", test_stopped_keeps_open);
  g_test_add_func ("/ui/save-plan/rescued-in-place", test_rescued_in_place);
  return stage_run ();
}
