/* SPDX-License-Identifier: MPL-2.0 */
#include "document/watch.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

#include "base/error.h"
#include "lib/document.h"
#include "lib/fixture.h"
#include "lib/plan.h"
#include "lib/wait.h"

/* The file is removed, replaced and written to by programs that know no locks: the document says so
   by itself, refuses to edit into the void, and what it shows can be saved elsewhere. */

static gboolean
has_problem (gpointer document)
{
  return offtake_document_get_file_problem (document) != NULL;
}

static gboolean
has_none (gpointer document)
{
  return offtake_document_get_file_problem (document) == NULL;
}

static void
remove_file (DocumentFixture *fixture)
{
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
}

/* As editors, synchronising programs and `mv` do. */
static void
replace_file (DocumentFixture *fixture)
{
  g_autofree char *other = g_build_filename (fixture->dir, "other", NULL);

  g_assert_true (g_file_set_contents (other, "another file", -1, NULL));
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
}

static void
rename_file (DocumentFixture *fixture)
{
  g_autofree char *other = g_build_filename (fixture->dir, "renamed.offtake", NULL);

  g_assert_cmpint (g_rename (fixture->path, other), ==, 0);
}

/* As `cp another.offtake plan.offtake` does. */
static void
overwrite_file (DocumentFixture *fixture)
{
  static const char bytes[512] = "SQLite format 3";
  int descriptor = open (fixture->path, O_WRONLY | O_TRUNC | O_CLOEXEC);

  /* Closing it gives up the lock, as with any program; here it is our own. */
  g_assert_cmpint (write (descriptor, bytes, sizeof bytes), ==, sizeof bytes);
  close (descriptor);
}

static const struct {
  const char *name;
  void (*act) (DocumentFixture *fixture);
  const char *says;
} accidents[] = {
  { "removed", remove_file, "removed" },
  { "replaced", replace_file, "replaced" },
  { "renamed", rename_file, "renamed" },
  { "written-to", overwrite_file, "another program" },
};

static void
set_up_accident (DocumentFixture *fixture, gconstpointer which)
{
  document_set_up (fixture, NULL);
}

static void
test_accident (DocumentFixture *fixture, gconstpointer data)
{
  guint which = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) value = json_string ("Lost");
  g_autofree char *copy = g_build_filename (fixture->dir, "copy.offtake", NULL);
  OfftakePlanHead *head = offtake_plan_get_head (offtake_document_get_plan (fixture->document));

  document_set (fixture, "plan", "plan", "title", "\"Kept\"");
  offtake_document_look_at_file (fixture->document);
  g_assert_null (offtake_document_get_file_problem (fixture->document));

  accidents[which].act (fixture);
  g_assert_true (wait_until (has_problem, fixture->document));
  const char *problem = offtake_document_get_file_problem (fixture->document);
  g_assert_nonnull (strstr (problem, accidents[which].says));
  g_assert_false (
      offtake_document_set (fixture->document, OFFTAKE_RECORD (head), "title", value, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM);
  g_clear_error (&error);
  g_assert_cmpstr (head->title, ==, "Kept");

  g_assert_true (offtake_document_save_copy (fixture->document, copy, &error));
  g_assert_no_error (error);
  g_autoptr (OfftakePlan) plan = offtake_document_load_plan (copy, &error);
  g_assert_cmpstr (offtake_plan_get_head (plan)->title, ==, "Kept");
}

/* A file that comes back is the same file: editing goes on. */
static void
test_file_comes_back (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *other = g_build_filename (fixture->dir, "away.offtake", NULL);

  g_assert_cmpint (g_rename (fixture->path, other), ==, 0);
  g_assert_true (wait_until (has_problem, fixture->document));
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  g_assert_true (wait_until (has_none, fixture->document));
  document_set (fixture, "plan", "plan", "title", "\"Back\"");
}

/* What this program writes itself is no accident, nor is a new time on the same file. */
static void
test_own_edits_are_none (DocumentFixture *fixture, gconstpointer unused)
{
  for (int i = 0; i < 20; i++) {
    document_set (fixture, "plan", "plan", "title", i % 2 ? "\"One\"" : "\"Two\"");
    offtake_document_look_at_file (fixture->document);
    g_assert_null (offtake_document_get_file_problem (fixture->document));
  }
  g_assert_true (offtake_document_undo (fixture->document, NULL));
  g_assert_cmpint (g_utime (fixture->path, NULL), ==, 0);
  offtake_document_look_at_file (fixture->document);
  g_assert_null (offtake_document_get_file_problem (fixture->document));
}

/* A window that only reads is told when the one that edits goes on. */
static void
test_reader_is_told (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeDocument) reader = offtake_document_open (fixture->path, &error);

  g_assert_nonnull (offtake_document_get_read_only_reason (reader));
  offtake_document_look_at_file (reader);
  g_assert_null (offtake_document_get_file_problem (reader));
  document_set (fixture, "plan", "plan", "title", "\"Newer\"");
  g_assert_true (wait_until (has_problem, reader));
  g_assert_nonnull (strstr (offtake_document_get_file_problem (reader), "open it again"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, data, function)                                                                  \
  g_test_add (path, DocumentFixture, data, document_set_up, function, document_tear_down)
  for (guint i = 0; i < G_N_ELEMENTS (accidents); i++) {
    g_autofree char *path = g_strconcat ("/document/watch/", accidents[i].name, NULL);
    g_test_add (path, DocumentFixture, GUINT_TO_POINTER (i), set_up_accident, test_accident,
                document_tear_down);
  }
  ADD ("/document/watch/comes-back", NULL, test_file_comes_back);
  ADD ("/document/watch/own-edits", NULL, test_own_edits_are_none);
  ADD ("/document/watch/reader", NULL, test_reader_is_told);
#undef ADD
  return g_test_run ();
}
