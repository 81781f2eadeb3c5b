/* SPDX-License-Identifier: MPL-2.0 */
#include "plan-files.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "base/error.h"
#include "lib/fixture.h"
#include "lib/plan.h"
#include "settings.h"
#include "ui/stage.h"

static OfftakeDocument *
open_founding (void)
{
  g_autoptr (GError) error = NULL;
  OfftakeDocument *document = offtake_plan_files_open_sample ("founding", &error);

  g_assert_no_error (error);
  return document;
}

static void
rename_plan (OfftakeDocument *document)
{
  OfftakeRecord *record = OFFTAKE_RECORD (
      offtake_plan_find (offtake_document_get_plan (document), "agreements", "aqms-6k-ni"));
  g_autoptr (json_t) title = json_string ("Renamed");

  g_assert_true (offtake_document_set (document, record, "title", title, NULL));
}

/* An untouched copy of a sample is used again, a changed one never overwritten. */
static void
test_samples (void)
{
  g_autoptr (OfftakeDocument) first = open_founding ();
  g_autofree char *path = g_strdup (offtake_document_get_path (first));

  g_assert_true (offtake_plan_files_is_unsaved (path));
  offtake_document_close (first);

  g_autoptr (OfftakeDocument) again = open_founding ();
  g_assert_cmpstr (offtake_document_get_path (again), ==, path);
  rename_plan (again);
  offtake_document_close (again);

  g_autoptr (OfftakeDocument) other = open_founding ();
  g_assert_cmpstr (offtake_document_get_path (other), !=, path);
  offtake_document_close (other);
}

static void
test_unknown_sample (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (offtake_plan_files_open_sample ("no-such-sample", &error));
  g_assert_nonnull (error);
}

static void
test_json_becomes_a_plan_of_its_own (void)
{
  g_autofree char *path = fixture_data_path ("plans/every-key.json");
  g_autoptr (GError) error = NULL;
  OfftakeOpening *opening = offtake_plan_files_read (path, NULL, &error);

  g_assert_no_error (error);
  g_autoptr (OfftakeDocument) document = offtake_document_new_opened (opening);
  g_assert_true (offtake_plan_files_is_unsaved (offtake_document_get_path (document)));
  offtake_document_close (document);
}

static gpointer
make_unsaved (gpointer data)
{
  g_autoptr (OfftakePlan) plan = data;
  g_autoptr (GError) error = NULL;
  OfftakeOpening *opening = offtake_plan_files_read_new (plan, "/at-once.json", NULL, &error);

  g_assert_no_error (error);
  return opening;
}

/* Made at the same time, each has a name of its own; one that no document takes over leaves
 * nothing. */
static void
test_made_at_once (void)
{
  g_autoptr (GHashTable) paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("make", make_unsaved, fixture_plan ("every-key.json"));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++) {
    g_autoptr (OfftakeDocument) document = offtake_document_new_opened (g_thread_join (threads[i]));
    g_hash_table_add (paths, g_strdup (offtake_document_get_path (document)));
  }
  g_assert_cmpuint (g_hash_table_size (paths), ==, G_N_ELEMENTS (threads));
  g_autoptr (OfftakeOpening) opening = make_unsaved (fixture_plan ("every-key.json"));
  g_autoptr (OfftakeDocument) document = offtake_document_new_opened (g_steal_pointer (&opening));
  g_autofree char *last = g_strdup (offtake_document_get_path (document));
  g_clear_object (&document);
  g_assert_true (g_file_test (last, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (last), ==, 0);
  opening = make_unsaved (fixture_plan ("every-key.json"));
  g_assert_true (g_file_test (last, G_FILE_TEST_EXISTS));
  g_clear_pointer (&opening, offtake_opening_free);
  g_assert_false (g_file_test (last, G_FILE_TEST_EXISTS));
}

/* By what is there, whatever way leads to it. */
static void
test_same (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "mine.offtake", NULL);
  g_autofree char *other = g_build_filename (dir, "other.offtake", NULL);
  g_autofree char *link = g_build_filename (dir, "link.offtake", NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_true (g_file_set_contents (other, "", 0, NULL));
  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_true (offtake_plan_files_is_same (path, path));
  g_assert_true (offtake_plan_files_is_same (path, link));
  g_assert_false (offtake_plan_files_is_same (path, other));
  g_assert_false (offtake_plan_files_is_unsaved (path));
  fixture_remove_dir (dir);
}

static void
test_recent (void)
{
  char *dir = fixture_dir ();
  g_autofree char *a = g_build_filename (dir, "a.offtake", NULL);
  g_autofree char *b = g_build_filename (dir, "b.offtake", NULL);

  g_assert_true (g_file_set_contents (a, "", 0, NULL));
  g_assert_true (g_file_set_contents (b, "", 0, NULL));
  g_settings_reset (offtake_settings_get (), "recent-plans");
  offtake_plan_files_remember (a);
  offtake_plan_files_remember (b);
  offtake_plan_files_remember (a);
  g_auto (GStrv) both = offtake_plan_files_recent ();
  g_assert_cmpuint (g_strv_length (both), ==, 2);
  g_assert_cmpstr (both[0], ==, a);

  g_assert_cmpint (g_unlink (a), ==, 0);
  g_auto (GStrv) left = offtake_plan_files_recent ();
  g_assert_cmpuint (g_strv_length (left), ==, 1);
  g_assert_cmpstr (left[0], ==, b);
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/plan-files/samples", test_samples);
  g_test_add_func ("/ui/plan-files/unknown-sample", test_unknown_sample);
  g_test_add_func ("/ui/plan-files/json-becomes-a-plan-of-its-own",
                   test_json_becomes_a_plan_of_its_own);
  g_test_add_func ("/ui/plan-files/made-at-once", test_made_at_once);
  g_test_add_func ("/ui/plan-files/same", test_same);
  g_test_add_func ("/ui/plan-files/recent", test_recent);
  return stage_run ();
}
