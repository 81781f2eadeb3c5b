/* SPDX-License-Identifier: MPL-2.0 */
#include "base/file.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "lib/fixture.h"

static gboolean
write_text (const char *path, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return offtake_file_write (path, bytes, error);
}

static void
assert_holds (const char *path, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static guint
count_files (const char *dir)
{
  g_autoptr (GDir) open = g_dir_open (dir, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (open))
    n++;
  return n;
}

static void
test_writes_and_replaces (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "out.txt", NULL);

  g_assert_true (write_text (path, "first", &error));
  g_assert_no_error (error);
  assert_holds (path, "first");
  g_assert_true (write_text (path, "", &error));
  assert_holds (path, "");
  g_assert_cmpuint (count_files (dir), ==, 1);
  fixture_remove_dir (dir);
}

static void
test_follows_a_link (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = fixture_dir ();
  g_autofree char *target = g_build_filename (dir, "target", NULL);
  g_autofree char *link = g_build_filename (dir, "link", NULL);

  g_assert_true (write_text (target, "old", &error));
  g_assert_cmpint (symlink (target, link), ==, 0);
  g_assert_true (write_text (link, "new", &error));
  assert_holds (target, "new");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  fixture_remove_dir (dir);
}

static void
test_wrong_places (void)
{
  char *dir = fixture_dir ();
  g_autofree char *missing = g_build_filename (dir, "no", "out.txt", NULL);
  g_autofree char *file = g_build_filename (dir, "file", NULL);
  g_autofree char *below = g_build_filename (file, "out.txt", NULL);
  const char *const paths[] = { missing, dir, below };

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_false (write_text (paths[i], "text", &error));
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
    g_assert_true (g_str_has_prefix (error->message, paths[i]));
  }
  g_assert_cmpuint (count_files (dir), ==, 1);
  fixture_remove_dir (dir);
}

/* A full device is the system's failure, and a device is never replaced by a file. */
static void
test_full_device (void)
{
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_false (write_text ("/dev/full", "text", &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM);
  g_assert_cmpint (g_stat ("/dev/full", &info), ==, 0);
  g_assert_true (S_ISCHR (info.st_mode));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/file/writes-and-replaces", test_writes_and_replaces);
  g_test_add_func ("/base/file/follows-a-link", test_follows_a_link);
  g_test_add_func ("/base/file/wrong-places", test_wrong_places);
  g_test_add_func ("/base/file/full-device", test_full_device);
  return g_test_run ();
}
