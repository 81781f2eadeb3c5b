/* SPDX-License-Identifier: MPL-2.0 */

/* A plan of an older format becomes today's, with a copy of it as it was; the power may go at any
   moment. So that this is tested before there are two formats, one more script is laid over the
   program's own. */

#include "document/document-private.h"

#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "lib/disk.h"
#include "lib/fixture.h"
#include "lib/plan.h"
#include "store/migrate.h"

static const char next_schema[] =
    "CREATE TABLE of_the_next_format (id TEXT PRIMARY KEY NOT NULL) STRICT;"
    "UPDATE meta SET value = '99.0.0' WHERE key = 'needs';";

typedef struct {
  char *dir, *saved, *path, *kept, *template;
  char *text; /* of the plan */
} Fixture;

static void
make_template (const char *path)
{
  g_autofree char *name = g_strdup_printf ("schema/v%u.sql", offtake_schema_version () - 1);
  g_autofree char *sql = fixture_data (name, NULL);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (
      g_file_set_contents_full (to, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (OfftakePlan) plan = fixture_plan ("every-key.json");
  g_autofree char *name = g_strdup_printf ("plan.format-%u.offtake", offtake_schema_version () - 1);

  fixture->dir = fixture_dir ();
  fixture->saved = fixture_dir ();
  fixture->path = g_build_filename (fixture->dir, "plan.offtake", NULL);
  fixture->kept = g_build_filename (fixture->dir, name, NULL);
  fixture->template = g_build_filename (fixture->saved, "template.offtake", NULL);
  fixture->text = fixture_plan_text (plan);
  make_template (fixture->template);
  copy_file (fixture->template, fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  fixture_remove_dir (fixture->dir);
  fixture_remove_dir (fixture->saved);
  g_free (fixture->path);
  g_free (fixture->kept);
  g_free (fixture->template);
  g_free (fixture->text);
}

static guint
format_of (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;
  guint version = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return offtake_schema_read_header ((const guchar *) bytes, size, path, &version, NULL) ? version
                                                                                         : 0;
}

static void
assert_holds_the_plan (Fixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = offtake_document_load_plan (path, &error);

  g_assert_no_error (error);
  g_autofree char *text = fixture_plan_text (plan);
  g_assert_cmpstr (text, ==, fixture->text);
}

static void
test_copy_is_kept_and_told (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeDocument) document = offtake_document_open (fixture->path, &error);

  g_assert_no_error (error);
  g_assert_null (offtake_document_get_read_only_reason (document));
  g_assert_cmpstr (offtake_document_get_kept_copy (document), ==, fixture->kept);
  g_clear_object (&document);
  g_assert_cmpuint (format_of (fixture->path), ==, offtake_schema_version ());
  g_assert_cmpuint (format_of (fixture->kept), ==, offtake_schema_version () - 1);
  assert_holds_the_plan (fixture, fixture->path);
  assert_holds_the_plan (fixture, fixture->kept);

  document = offtake_document_open (fixture->path, &error);
  g_assert_null (offtake_document_get_kept_copy (document));
}

/* Only reading an older plan leaves it as it is. */
static void
test_reading_changes_nothing (Fixture *fixture, gconstpointer unused)
{
  assert_holds_the_plan (fixture, fixture->path);
  g_assert_cmpuint (format_of (fixture->path), ==, offtake_schema_version () - 1);
  g_assert_false (g_file_test (fixture->kept, G_FILE_TEST_EXISTS));
}

/* A backup that becomes a plan of its own is itself only read. */
static void
test_copy_leaves_its_source (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->saved, "copy.offtake", NULL);
  g_autofree char *again = g_build_filename (fixture->saved, "never.offtake", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeOpening) copy =
      offtake_opening_new_copy (fixture->path, path, cancellable, &error);

  g_assert_no_error (error);
  g_autoptr (OfftakeDocument) document = offtake_document_new_opened (g_steal_pointer (&copy));
  g_assert_null (offtake_document_get_read_only_reason (document));
  g_assert_null (offtake_document_get_kept_copy (document));
  g_clear_object (&document);
  g_assert_cmpuint (format_of (path), ==, offtake_schema_version ());
  assert_holds_the_plan (fixture, path);
  g_assert_cmpuint (format_of (fixture->path), ==, offtake_schema_version () - 1);
  g_assert_false (g_file_test (fixture->kept, G_FILE_TEST_EXISTS));
  g_assert_null (offtake_opening_new_copy (fixture->path, path, cancellable, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID); /* never over another */
  g_clear_error (&error);
  assert_holds_the_plan (fixture, path);
  g_cancellable_cancel (cancellable);
  g_assert_null (offtake_opening_new_copy (fixture->path, again, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (again, G_FILE_TEST_EXISTS));
}

static void
empty (const char *dir, const char *but)
{
  g_autoptr (GDir) folder = g_dir_open (dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder))) {
    g_autofree char *path = g_build_filename (dir, name, NULL);
    if (g_strcmp0 (path, but) != 0)
      unlink (path);
  }
}

/* Opens the older plan until the power goes; how many operations there were. */
static guint
open_until_cut (Fixture *fixture, guint operation, const char *target)
{
  empty (fixture->dir, NULL);
  copy_file (fixture->template, fixture->path);
  disk_attach (fixture->dir);
  if (operation > 0)
    disk_cut_at (operation);
  g_autoptr (OfftakeDocument) document = offtake_document_open (fixture->path, NULL);
  g_clear_object (&document);
  guint n = disk_count ();
  if (operation > 0)
    disk_save (target);
  disk_detach ();
  return n;
}

/* Whatever the disk holds then: the plan, and, once it has the new format, the copy of the old. */
static void
test_cuts (Fixture *fixture, gconstpointer unused)
{
  guint n = open_until_cut (fixture, 0, NULL);
  g_autofree char *target = fixture_dir ();
  g_autofree char *path = g_build_filename (target, "plan.offtake", NULL);
  g_autofree char *name = g_path_get_basename (fixture->kept);
  g_autofree char *kept = g_build_filename (target, name, NULL);

  for (guint i = fixture_volume (60, 2000); i > 0; i--) {
    guint operation = (guint) g_test_rand_int_range (1, (gint32) n + 1);
    empty (target, NULL);
    open_until_cut (fixture, operation, target);
    assert_holds_the_plan (fixture, path);
    guint format = format_of (path);
    if (format == offtake_schema_version ())
      assert_holds_the_plan (fixture, kept);
    g_autoptr (OfftakeDocument) document = offtake_document_open (path, NULL);
    g_assert_nonnull (document);
    g_assert_null (offtake_document_get_read_only_reason (document));
    g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  }
  fixture_remove_dir (g_steal_pointer (&target));
}

/* There is a fixture of each released format. Resources are read once: what lies over them must be
   there before. */
static void
lay_over_next_schema (const char *dir)
{
  guint version = 1;

  for (gboolean released = TRUE; released; version += released) {
    g_autofree char *name = g_strdup_printf ("schema/v%u.sql", version);
    g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", name, NULL);
    released = g_file_test (path, G_FILE_TEST_EXISTS);
  }
  g_autofree char *script = g_strdup_printf ("%s/%03u.sql", dir, version);
  g_autofree char *overlay = g_strconcat ("/io/github/offtake/Offtake/schema=", dir, NULL);
  g_assert_true (g_file_set_contents (script, next_schema, -1, NULL));
  g_setenv ("G_RESOURCE_OVERLAYS", overlay, TRUE);
}

int
main (int argc, char **argv)
{
  char *dir = fixture_dir ();

  lay_over_next_schema (dir);
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/document/migration/copy", test_copy_is_kept_and_told);
  ADD ("/document/migration/reading", test_reading_changes_nothing);
  ADD ("/document/migration/copy-of-a-backup", test_copy_leaves_its_source);
  ADD ("/document/migration/cuts", test_cuts);
#undef ADD
  int result = g_test_run ();
  fixture_remove_dir (dir);
  return result;
}
