/* SPDX-License-Identifier: MPL-2.0 */
#include "store/snapshot.h"

#include <string.h>

#include "base/error.h"
#include "lib/fixture.h"

typedef struct {
  char *dir, *path, *journal;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->dir = fixture_dir ();
  fixture->path = g_build_filename (fixture->dir, "plan", NULL);
  fixture->journal = g_build_filename (fixture->dir, "plan-journal", NULL);
  g_assert_true (g_file_set_contents (fixture->path, "content", -1, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->path);
  g_free (fixture->journal);
  fixture_remove_dir (fixture->dir);
}

static void
test_header (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) header = offtake_snapshot_header (fixture->path, 4, NULL);
  g_autoptr (GBytes) all = offtake_snapshot_header (fixture->path, 400, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpmem (g_bytes_get_data (header, NULL), g_bytes_get_size (header), "cont", 4);
  g_assert_cmpuint (g_bytes_get_size (all), ==, 7);
  g_assert_null (offtake_snapshot_header (fixture->journal, 4, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
}

static void
test_hot_journal (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *bytes;
    gssize length;
    gboolean hot;
  } journals[] = {
    { "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7more", 12, TRUE },
    { "\0\0\0\0\0\0\0\0\0\0\0\0", 12, FALSE },
    { "\xd9\xd5", 2, FALSE },
    { "", 0, FALSE },
  };

  g_assert_false (offtake_snapshot_has_hot_journal (fixture->path));
  for (guint i = 0; i < G_N_ELEMENTS (journals); i++) {
    g_assert_true (
        g_file_set_contents (fixture->journal, journals[i].bytes, journals[i].length, NULL));
    g_assert_cmpint (offtake_snapshot_has_hot_journal (fixture->path), ==, journals[i].hot);
  }
}

static void
test_read (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = offtake_snapshot_read (fixture->path, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "content", 7);
  /* An edit that never ends. */
  g_assert_true (
      g_file_set_contents (fixture->journal, "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8, NULL));
  g_assert_null (offtake_snapshot_read (fixture->path, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED);
}

static void
test_no_holder (Fixture *fixture, gconstpointer unused)
{
  g_assert_null (offtake_snapshot_holder (fixture->path));
  g_assert_null (offtake_snapshot_holder (fixture->journal));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/store/snapshot/header", test_header);
  ADD ("/store/snapshot/hot-journal", test_hot_journal);
  ADD ("/store/snapshot/read", test_read);
  ADD ("/store/snapshot/no-holder", test_no_holder);
#undef ADD
  return g_test_run ();
}
