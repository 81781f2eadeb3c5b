/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/fixture.h"

#include <errno.h>
#include <glib/gstdio.h>

char *
fixture_data_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", name, NULL);
}

char *
fixture_data (const char *name, gsize *length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_data_path (name);
  char *text = NULL;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}

char *
fixture_dir (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = g_dir_make_tmp ("offtake-test-XXXXXX", &error);

  g_assert_no_error (error);
  return dir;
}

void
fixture_remove_dir (char *dir)
{
  g_autoptr (GDir) open = g_dir_open (dir, 0, NULL);
  const char *name;

  while (open && (name = g_dir_read_name (open))) {
    char *path = g_build_filename (dir, name, NULL);
    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK)) {
      fixture_remove_dir (path);
    } else {
      g_assert_cmpint (g_unlink (path), ==, 0);
      g_free (path);
    }
  }
  g_assert_cmpint (g_rmdir (dir), ==, 0);
  g_free (dir);
}

guint
fixture_volume (guint usual, guint in_long_runs)
{
  return g_getenv ("OFFTAKE_TEST_LONG") ? in_long_runs : usual;
}
