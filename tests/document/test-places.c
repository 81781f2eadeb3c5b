/* SPDX-License-Identifier: MPL-2.0 */

/* Plans in places where they cannot be written: nothing is lost, and what is shown can be saved
   elsewhere. What a failing disk does is in test-power.c. */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "document/document.h"
#include "lib/document.h"
#include "lib/fixture.h"
#include "lib/plan.h"

#define NOBODY 65534

static OfftakeRecord *
head_of (DocumentFixture *fixture)
{
  return OFFTAKE_RECORD (offtake_plan_get_head (offtake_document_get_plan (fixture->document)));
}

static void
limit_files (rlim_t size)
{
  struct rlimit limit = { size, RLIM_INFINITY };

  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* A quota: the file cannot grow. What fits still does. */
static void
test_quota (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *long_text = g_strnfill (2000000, 'x');
  g_autofree char *copy = g_build_filename (fixture->dir, "copy.offtake", NULL);
  g_autoptr (json_t) long_notes = json_string (long_text);
  g_autoptr (GError) error = NULL;

  document_set (fixture, "plan", "plan", "notes", "\"Kept\"");
  g_autofree char *before = document_text (fixture);
  limit_files (400000);
  for (int i = 0; i < 3; i++) {
    g_assert_false (
        offtake_document_set (fixture->document, head_of (fixture), "notes", long_notes, &error));
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM);
    g_assert_nonnull (strstr (error->message, "save a copy"));
    g_clear_error (&error);
  }
  document_set (fixture, "plan", "plan", "title", "\"Small\"");
  g_assert_true (offtake_document_undo (fixture->document, NULL));
  limit_files (RLIM_INFINITY);
  g_autofree char *after = document_text (fixture);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (offtake_document_save_copy (fixture->document, copy, &error));
  g_assert_no_error (error);
  g_assert_true (
      offtake_document_set (fixture->document, head_of (fixture), "notes", long_notes, &error));
  g_assert_no_error (error);
}

/* A copy that does not fit leaves neither itself nor half of it. */
static void
test_copy_that_does_not_fit (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *copy = g_build_filename (fixture->dir, "copy.offtake", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  guint n = 0;

  limit_files (8192);
  g_assert_false (offtake_document_save_copy (fixture->document, copy, &error));
  limit_files (RLIM_INFINITY);
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM);
  folder = g_dir_open (fixture->dir, 0, NULL);
  while (g_dir_read_name (folder))
    n++;
  g_assert_cmpuint (n, ==, 1);
}

/* As somebody for whom modes count, which root is not. */
static void
test_folder_that_cannot_be_written (DocumentFixture *fixture, gconstpointer unused)
{
  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
    g_test_trap_assert_passed ();
    return;
  }
  g_autoptr (GError) error = NULL;
  g_autofree char *elsewhere = fixture_dir ();
  g_autofree char *copy = g_build_filename (elsewhere, "copy.offtake", NULL);

  g_clear_object (&fixture->document);
  g_assert_cmpint (g_chmod (fixture->dir, 0555), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (elsewhere, 0777), ==, 0);
  gboolean is_root = getuid () == 0;
  g_assert_true (!is_root || setresuid (NOBODY, NOBODY, 0) == 0);

  fixture->document = offtake_document_open (fixture->path, &error);
  g_assert_no_error (error);
  const char *reason = offtake_document_get_read_only_reason (fixture->document);
  g_assert_nonnull (strstr (reason, "folder"));
  g_autoptr (json_t) value = json_string ("Lost");
  g_assert_false (
      offtake_document_set (fixture->document, head_of (fixture), "title", value, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM);
  g_clear_error (&error);
  g_assert_true (offtake_document_save_copy (fixture->document, copy, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_true (!is_root || setresuid (0, 0, 0) == 0);
  g_assert_cmpint (g_chmod (fixture->dir, 0755), ==, 0);
  fixture_remove_dir (g_steal_pointer (&elsewhere));
}

/* A disk that is pulled out takes the folder with it. */
static void
test_folder_that_is_gone (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *away = g_strconcat (fixture->dir, ".away", NULL);
  g_autofree char *elsewhere = fixture_dir ();
  g_autofree char *copy = g_build_filename (elsewhere, "copy.offtake", NULL);
  g_autoptr (json_t) value = json_string ("Lost");
  g_autoptr (GError) error = NULL;

  document_set (fixture, "plan", "plan", "title", "\"Kept\"");
  g_assert_cmpint (g_rename (fixture->dir, away), ==, 0);
  offtake_document_look_at_file (fixture->document);
  g_assert_nonnull (offtake_document_get_file_problem (fixture->document));
  g_assert_false (
      offtake_document_set (fixture->document, head_of (fixture), "title", value, &error));
  g_clear_error (&error);
  g_assert_true (offtake_document_save_copy (fixture->document, copy, &error));
  g_assert_no_error (error);
  g_autoptr (OfftakePlan) plan = offtake_document_load_plan (copy, &error);
  g_assert_cmpstr (offtake_plan_get_head (plan)->title, ==, "Kept");

  g_assert_cmpint (g_rename (away, fixture->dir), ==, 0);
  offtake_document_look_at_file (fixture->document);
  g_assert_null (offtake_document_get_file_problem (fixture->document));
  document_set (fixture, "plan", "plan", "title", "\"Back\"");
  fixture_remove_dir (g_steal_pointer (&elsewhere));
}

int
main (int argc, char **argv)
{
  signal (SIGXFSZ, SIG_IGN); /* as both programs do */
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, DocumentFixture, NULL, document_set_up, function, document_tear_down)
  ADD ("/document/places/quota", test_quota);
  ADD ("/document/places/copy-does-not-fit", test_copy_that_does_not_fit);
  ADD ("/document/places/unwritable-folder", test_folder_that_cannot_be_written);
  ADD ("/document/places/folder-gone", test_folder_that_is_gone);
#undef ADD
  return g_test_run ();
}
