/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include <string.h>

#include "lib/cli.h"
#include "lib/fixture.h"
#include "lib/store.h"

static void
test_sound (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "a.offtake", NULL);
  g_autofree char *made = cli_output ("new", path, "--sample", "founding", NULL);
  g_autofree char *output = cli_output ("verify", path, NULL);

  g_assert_nonnull (strstr (output, "a.offtake: sound, file format 2\n"));
  g_assert_nonnull (strstr (output, "0 undo steps\n"));
  g_assert_nonnull (strstr (output, "every reference resolved\n"));
  g_assert_nonnull (strstr (output, "all closed\n"));
  fixture_remove_dir (dir);
}

static void
test_json (void)
{
  g_autofree char *path = fixture_data_path ("plans/every-key.json");
  g_autofree char *output = cli_output ("verify", path, NULL);

  g_assert_nonnull (strstr (output, "sound plan JSON\n"));
}

/* What is in the file, and how it ends. */
static const struct {
  const char *name, *content;
  OfftakeExit exit;
} files[] = {
  { "a.offtake", "", OFFTAKE_EXIT_NO },
  { "b.offtake", "no plan", OFFTAKE_EXIT_NO },
  { "c.json", "{\"format\": \"offtake-plan\"}", OFFTAKE_EXIT_NO },
  { "d.json", "{", OFFTAKE_EXIT_NO },
  { "e.offtake", NULL, OFFTAKE_EXIT_WRONG },
  { "f.json", NULL, OFFTAKE_EXIT_WRONG },
  { "", NULL, OFFTAKE_EXIT_WRONG },
};

static void
test_no_plans (void)
{
  char *dir = fixture_dir ();

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_build_filename (dir, files[i].name, NULL);
    if (files[i].content)
      g_assert_true (g_file_set_contents (path, files[i].content, -1, NULL));
    g_autoptr (CliResult) result = cli_run ("verify", path, NULL);
    g_assert_cmpint (result->exit, ==, files[i].exit);
    g_assert_cmpstr (result->output, ==, "");
    g_assert_nonnull (strstr (result->errors, files[i].name));
  }
  fixture_remove_dir (dir);
}

static void
test_damaged (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "a.offtake", NULL);
  g_autofree char *made = cli_output ("new", path, "--sample", "founding", NULL);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "UPDATE agreements SET notes = 'x'", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (handle);
  g_autoptr (CliResult) result = cli_run ("verify", path, NULL);
  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_NO);
  g_assert_nonnull (strstr (result->errors, "agreements"));
  g_autoptr (CliResult) solve = cli_run ("solve", path, NULL);
  g_assert_cmpint (solve->exit, ==, OFFTAKE_EXIT_WRONG);
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/command-verify/sound", test_sound);
  g_test_add_func ("/cli/command-verify/json", test_json);
  g_test_add_func ("/cli/command-verify/no-plans", test_no_plans);
  g_test_add_func ("/cli/command-verify/damaged", test_damaged);
  return g_test_run ();
}
