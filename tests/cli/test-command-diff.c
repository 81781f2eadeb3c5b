/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "lib/cli.h"
#include "lib/fixture.h"

static void
test_exits (void)
{
  char *dir = fixture_dir ();
  g_autofree char *one = fixture_data_path ("plans/least.json");
  g_autofree char *other = fixture_data_path ("plans/every-key.json");
  g_autofree char *plan = g_build_filename (dir, "a.offtake", NULL);
  g_autofree char *made = cli_output ("import", one, plan, NULL);
  g_autoptr (CliResult) same = cli_run ("diff", one, plan, NULL);
  g_autoptr (CliResult) differs = cli_run ("diff", one, other, NULL);
  g_autoptr (CliResult) missing = cli_run ("diff", one, "no-such.json", NULL);
  g_autoptr (CliResult) few = cli_run ("diff", one, NULL);

  g_assert_cmpint (same->exit, ==, OFFTAKE_EXIT_DONE);
  g_assert_cmpint (differs->exit, ==, OFFTAKE_EXIT_NO);
  g_assert_true (g_str_has_prefix (differs->output, "changed  plan plan ("));
  g_assert_cmpstr (same->output, ==, "");
  g_assert_cmpint (missing->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_cmpint (few->exit, ==, OFFTAKE_EXIT_WRONG);
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/diff/exits", test_exits);
  return g_test_run ();
}
