/* SPDX-License-Identifier: MPL-2.0 */
#include "document/relocation.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "base/error.h"
#include "lib/disk.h"
#include "lib/document.h"
#include "lib/fixture.h"
#include "lib/plan.h"

static OfftakeRelocation *
take (DocumentFixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  OfftakeRelocation *relocation = offtake_relocation_new (fixture->document, path, &error);

  g_assert_no_error (error);
  return relocation;
}

static gpointer
write_elsewhere (gpointer relocation)
{
  g_autoptr (GError) error = NULL;
  gboolean written = offtake_relocation_write (relocation, NULL, &error);

  g_assert_no_error (error);
  return GINT_TO_POINTER (written);
}

/* As a worker does. */
static void
write_it (OfftakeRelocation *relocation)
{
  g_assert_true (g_thread_join (g_thread_new ("write", write_elsewhere, relocation)));
}

static void
rename_to (DocumentFixture *fixture, const char *title)
{
  g_autofree char *value = g_strdup_printf ("\"%s\"", title);

  document_set (fixture, "plan", "plan", "title", value);
}

static char *
stored_text (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = offtake_document_load_plan (path, &error);

  g_assert_no_error (error);
  return fixture_plan_text (plan);
}

/* The document goes on in the new file, undo and all; the old one stays as it was and is free. */
static void
test_goes_over (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->dir, "new.offtake", NULL);
  g_autofree char *first = document_text (fixture);
  OfftakePlan *plan = offtake_document_get_plan (fixture->document);
  g_autoptr (GError) error = NULL;

  rename_to (fixture, "Before");
  g_autofree char *before = document_text (fixture);
  g_autoptr (OfftakeRelocation) relocation = take (fixture, path);
  write_it (relocation);
  g_autoptr (OfftakeDocument) same = offtake_relocation_finish (relocation);
  g_assert_true (same == fixture->document);
  g_assert_true (offtake_document_get_plan (same) == plan);
  g_assert_cmpstr (offtake_document_get_path (same), ==, path);
  rename_to (fixture, "After");
  g_autofree char *old = stored_text (fixture->path), *now = stored_text (path);
  g_assert_cmpstr (old, ==, before);
  g_assert_cmpstr (now, !=, before);
  g_autoptr (OfftakeDocument) other = offtake_document_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_null (offtake_document_get_read_only_reason (other));
  g_assert_true (offtake_document_undo (same, NULL));
  g_assert_true (offtake_document_undo (same, NULL));
  g_autofree char *undone = stored_text (path);
  g_assert_cmpstr (undone, ==, first);
}

/* What is edited while the copy is written is in it before the document goes over. */
static void
test_edited_meanwhile (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->dir, "new.offtake", NULL);
  g_autoptr (OfftakeRelocation) relocation = take (fixture, path);
  g_autoptr (GError) error = NULL;

  rename_to (fixture, "Meanwhile");
  write_it (relocation);
  g_assert_null (offtake_relocation_finish (relocation));
  g_assert_cmpstr (offtake_document_get_path (fixture->document), ==, fixture->path);
  g_assert_true (offtake_relocation_renew (relocation, &error));
  write_it (relocation);
  g_autoptr (OfftakeDocument) same = offtake_relocation_finish (relocation);
  g_assert_true (same == fixture->document);
  g_autofree char *old = stored_text (fixture->path), *now = stored_text (path);
  g_assert_cmpstr (now, ==, old);
  g_assert_cmpstr (offtake_plan_get_head (offtake_document_get_plan (same))->title, ==,
                   "Meanwhile");
}

/* A scenario that is shown is no part of the plan in the file; what is salvaged is written without
   it too, also where it is shown and hidden while the worker writes. */
static void
test_scenario_shown_meanwhile (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->dir, "new.offtake", NULL);
  g_autofree char *before = document_text (fixture);
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->document);
  fixture->document = offtake_document_salvage (fixture->path, &losses, &error);
  g_assert_no_error (error);
  g_autoptr (OfftakeRelocation) relocation = take (fixture, path);
  g_autoptr (GListModel) scenarios = g_object_ref (
      offtake_plan_get_list (offtake_document_get_plan (fixture->document), "scenarios"));
  g_assert_cmpuint (g_list_model_get_n_items (scenarios), >, 0);
  GThread *thread = g_thread_new ("write", write_elsewhere, relocation);
  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++) {
    g_autoptr (OfftakeRecord) scenario = g_list_model_get_item (scenarios, i);
    offtake_document_set_scenario (fixture->document, NULL);
    offtake_document_set_scenario (fixture->document, offtake_record_get_id (scenario));
  }
  g_assert_true (g_thread_join (thread));
  g_autoptr (OfftakeDocument) copy = offtake_relocation_finish (relocation);
  g_assert_nonnull (copy);
  g_autofree char *shown = fixture_plan_text (offtake_document_get_plan (copy));
  g_assert_cmpstr (shown, ==, before);
  g_clear_object (&copy);
  g_autofree char *stored = stored_text (path);
  g_assert_cmpstr (stored, ==, before);
}

/* The same where the scenario is shown between the two, so that it surely comes before the writing.
 */
static void
test_scenario_shown_before (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->dir, "new.offtake", NULL);
  g_autofree char *before = document_text (fixture);
  g_autoptr (GPtrArray) losses = NULL;

  g_clear_object (&fixture->document);
  fixture->document = offtake_document_salvage (fixture->path, &losses, NULL);
  g_autoptr (OfftakeRelocation) relocation = take (fixture, path);
  g_autoptr (OfftakeRecord) scenario = g_list_model_get_item (
      offtake_plan_get_list (offtake_document_get_plan (fixture->document), "scenarios"), 0);
  offtake_document_set_scenario (fixture->document, offtake_record_get_id (scenario));
  write_it (relocation);
  g_autoptr (OfftakeDocument) copy = offtake_relocation_finish (relocation);
  g_autofree char *shown = fixture_plan_text (offtake_document_get_plan (copy));
  g_assert_cmpstr (shown, ==, before);
  g_clear_object (&copy);
  g_autofree char *stored = stored_text (path);
  g_assert_cmpstr (stored, ==, before);
}

/* Given up after it is to be written once more, it leaves no stale copy either. */
static void
test_given_up_renewed (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->dir, "new.offtake", NULL);
  OfftakeRelocation *relocation = take (fixture, path);

  rename_to (fixture, "Meanwhile");
  write_it (relocation);
  g_assert_null (offtake_relocation_finish (relocation));
  g_assert_true (offtake_relocation_renew (relocation, NULL));
  offtake_relocation_free (relocation);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Given up at any time, it leaves neither the file nor a part of it. */
static void
test_given_up (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->dir, "new.offtake", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  OfftakeRelocation *relocation = take (fixture, path);
  g_autoptr (GError) error = NULL;

  write_it (relocation);
  offtake_relocation_free (relocation);
  relocation = take (fixture, path);
  g_cancellable_cancel (cancellable);
  g_assert_false (offtake_relocation_write (relocation, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  offtake_relocation_free (relocation);
  g_autoptr (GDir) dir = g_dir_open (fixture->dir, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "plan.offtake");
  g_assert_null (g_dir_read_name (dir));
  rename_to (fixture, "Goes on");
}

/* A plan that somebody has open is not written over. */
static void
test_open_plan_is_kept (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->dir, "open.offtake", NULL);
  g_autoptr (OfftakePlan) plan = fixture_plan ("least.json");
  g_autoptr (OfftakeDocument) other = offtake_document_create (path, plan, FALSE, NULL);
  OfftakeRelocation *relocation = take (fixture, path);
  g_autofree char *before = stored_text (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (offtake_relocation_write (relocation, NULL, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED);
  offtake_relocation_free (relocation);
  g_autofree char *after = stored_text (path);
  g_assert_cmpstr (after, ==, before);
}

/* What is only read goes on, as another document, where it can be edited. */
static void
test_read_only (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->dir, "new.offtake", NULL);
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->document);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  fixture->document = offtake_document_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (offtake_document_get_read_only_reason (fixture->document));
  g_autoptr (OfftakeRelocation) relocation = take (fixture, path);
  write_it (relocation);
  g_autoptr (OfftakeDocument) copy = offtake_relocation_finish (relocation);
  g_assert_nonnull (copy);
  g_assert_true (copy != fixture->document);
  g_assert_null (offtake_document_get_read_only_reason (copy));
  g_assert_cmpstr (offtake_document_get_path (copy), ==, path);
}

/* Whichever write or sync fails: the plan is where it was, all of it, or in the new file, all of
 * it. */
static void
test_failing_disk (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *text = document_text (fixture);
  guint n_failed = 0, n_moved = 0;

  disk_attach (fixture->dir);
  for (guint i = 1; n_moved < 2; i++) {
    g_autofree char *name = g_strdup_printf ("new-%u.offtake", i);
    g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
    g_autofree char *before = g_strdup (offtake_document_get_path (fixture->document));
    g_autoptr (OfftakeRelocation) relocation = take (fixture, path);
    g_autoptr (GError) error = NULL;

    disk_fail_at (disk_count () + i, SQLITE_IOERR, FALSE, FALSE);
    gboolean written = offtake_relocation_write (relocation, NULL, &error);
    g_assert_true (written == (error == NULL));
    g_autoptr (OfftakeDocument) moved = written ? offtake_relocation_finish (relocation) : NULL;
    disk_heal ();
    g_assert_true (!written || moved == fixture->document);
    g_assert_cmpstr (offtake_document_get_path (fixture->document), ==, written ? path : before);
    g_autofree char *stored = stored_text (written ? path : before);
    g_assert_cmpstr (stored, ==, text);
    n_failed += !written;
    n_moved += written;
  }
  disk_detach ();
  g_assert_cmpuint (n_failed, >, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, DocumentFixture, NULL, document_set_up, function, document_tear_down)
  ADD ("/document/relocation/goes-over", test_goes_over);
  ADD ("/document/relocation/edited-meanwhile", test_edited_meanwhile);
  ADD ("/document/relocation/scenario-shown-meanwhile", test_scenario_shown_meanwhile);
  ADD ("/document/relocation/scenario-shown-before", test_scenario_shown_before);
  ADD ("/document/relocation/given-up", test_given_up);
  ADD ("/document/relocation/given-up-renewed", test_given_up_renewed);
  ADD ("/document/relocation/open-plan-is-kept", test_open_plan_is_kept);
  ADD ("/document/relocation/read-only", test_read_only);
  ADD ("/document/relocation/failing-disk", test_failing_disk);
#undef ADD
  return g_test_run ();
}
