/* SPDX-License-Identifier: MPL-2.0 */

/* main() of a fuzz target where there is no fuzzer: one test point for each file of the corpus. */

#include "fuzz/fuzz.h"

static void
replay (gconstpointer path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);

  /* A copy of exactly its length: one byte too far is then seen by valgrind and the sanitizers. */
  g_autofree guint8 *data = g_memdup2 (text, length);
  LLVMFuzzerTestOneInput (data, length);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);

  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) corpus = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);

  const char *name;
  while ((name = g_dir_read_name (corpus))) {
    g_autofree char *point = g_strconcat ("/fuzz/", name, NULL);
    char *path = g_build_filename (argv[1], name, NULL);
    g_test_add_data_func_full (point, path, replay, g_free);
  }
  return g_test_run ();
}
