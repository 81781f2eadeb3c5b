/* SPDX-License-Identifier: MPL-2.0 */
#include "store/publish.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "lib/fixture.h"

typedef struct {
  char *dir, *target;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->dir = fixture_dir ();
  fixture->target = g_build_filename (fixture->dir, "target", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->target);
  fixture_remove_dir (fixture->dir);
}

static char *
begin (Fixture *fixture, const char *content)
{
  g_autoptr (GError) error = NULL;
  char *temporary = offtake_publish_begin (fixture->target, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (temporary, fixture->dir));
  g_assert_true (
      g_file_set_contents_full (temporary, content, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  return temporary;
}

static void
assert_content (Fixture *fixture, const char *expected)
{
  g_autofree char *content = NULL;
  g_autoptr (GDir) dir = g_dir_open (fixture->dir, 0, NULL);

  g_file_get_contents (fixture->target, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, expected);
  g_dir_read_name (dir);
  g_assert_null (g_dir_read_name (dir)); /* nothing half-written is left behind */
}

static void
test_replace (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = begin (fixture, "first");

  g_assert_true (offtake_publish_finish (first, fixture->target, FALSE, &error));
  assert_content (fixture, "first");
  g_autofree char *second = begin (fixture, "second");
  g_assert_false (offtake_publish_finish (second, fixture->target, FALSE, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "target"));
  assert_content (fixture, "first");
  g_autofree char *third = begin (fixture, "third");
  g_assert_true (offtake_publish_finish (third, fixture->target, TRUE, NULL));
  assert_content (fixture, "third");
}

static void
test_abort (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *temporary = begin (fixture, "half");

  offtake_publish_abort (temporary);
  g_assert_false (g_file_test (temporary, G_FILE_TEST_EXISTS));
}

static void
test_no_folder (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *target = g_build_filename (fixture->dir, "none", "target", NULL);

  g_assert_null (offtake_publish_begin (target, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (offtake_publish_begin ("/proc/target", &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/store/publish/replace", test_replace);
  ADD ("/store/publish/abort", test_abort);
  ADD ("/store/publish/no-folder", test_no_folder);
#undef ADD
  return g_test_run ();
}
