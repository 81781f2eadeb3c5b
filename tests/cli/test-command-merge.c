/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include <string.h>

#include "lib/cli.h"
#include "lib/fixture.h"

static char *
write_plan (const char *dir, const char *name, const char *title, const char *notes)
{
  char *path = g_build_filename (dir, name, NULL);
  g_autofree char *text = g_strdup_printf (
      "{\"format\": \"offtake-plan\", \"version\": 1, \"title\": \"%s\", \"notes\": \"%s\", "
      "\"currency\": \"USD\", \"horizon\": {\"from\": 2024, \"to\": 2024}}",
      title, notes);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
test_merge (void)
{
  char *dir = fixture_dir ();
  g_autofree char *base = write_plan (dir, "base.json", "t", "n");
  g_autofree char *mine = write_plan (dir, "mine.json", "T", "n");
  g_autofree char *theirs = write_plan (dir, "theirs.json", "t", "N");
  g_autofree char *out = g_build_filename (dir, "out.json", NULL);
  g_autofree char *plan = g_build_filename (dir, "out.offtake", NULL);
  g_autofree char *expected = write_plan (dir, "expected.json", "T", "N");
  g_autofree char *merged = cli_output ("merge", base, mine, theirs, out, NULL);
  g_autofree char *stored = cli_output ("merge", base, mine, theirs, plan, NULL);
  g_autofree char *same = cli_output ("diff", out, expected, NULL);
  g_autofree char *also = cli_output ("diff", plan, expected, NULL);

  fixture_remove_dir (dir);
}

static void
test_conflict (void)
{
  char *dir = fixture_dir ();
  g_autofree char *base = write_plan (dir, "base.json", "t", "n");
  g_autofree char *mine = write_plan (dir, "mine.json", "T", "n");
  g_autofree char *theirs = write_plan (dir, "theirs.json", "U", "n");
  g_autofree char *out = g_build_filename (dir, "out.json", NULL);
  g_autoptr (CliResult) conflict = cli_run ("merge", base, mine, theirs, out, NULL);
  g_autoptr (CliResult) both =
      cli_run ("merge", base, mine, theirs, out, "--ours", "--theirs", NULL);

  g_assert_cmpint (conflict->exit, ==, OFFTAKE_EXIT_NO);
  g_assert_cmpstr (conflict->output, ==, "plan plan: title: mine \"T\", theirs \"U\", was \"t\"\n");
  g_assert_nonnull (strstr (conflict->errors, "1 conflict; nothing is written"));
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
  g_assert_cmpint (both->exit, ==, OFFTAKE_EXIT_WRONG);

  g_autofree char *settled = cli_output ("merge", base, mine, theirs, out, "--theirs", NULL);
  g_autofree char *same = cli_output ("diff", out, theirs, NULL);
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/merge/merge", test_merge);
  g_test_add_func ("/cli/merge/conflict", test_conflict);
  return g_test_run ();
}
