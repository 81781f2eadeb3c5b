/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/output.h"

#include "base/error.h"
#include "lib/fixture.h"

/* Text is written as it is, zero bytes too; command-export's test covers standard output. */
static void
test_file (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "a.json", NULL);
  g_autofree char *nowhere = g_build_filename (dir, "no", "a.json", NULL);
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (offtake_output_write (path, "o\0ne", 4, &error));
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpmem (text, length, "o\0ne", 4);
  g_assert_false (offtake_output_write (nowhere, "one", 3, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/output/file", test_file);
  return g_test_run ();
}
