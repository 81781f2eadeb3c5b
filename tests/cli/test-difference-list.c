/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lib/cli.h"
#include "lib/fixture.h"

static void
test_both_forms (void)
{
  g_autofree char *one = fixture_data_path ("plans/least.json");
  g_autofree char *other = fixture_data_path ("plans/every-key.json");
  g_autoptr (CliResult) lines = cli_run ("diff", one, other, NULL);

  g_assert_nonnull (strchr (lines->output, '\n'));
  if (g_test_subprocess ()) {
    g_autoptr (CliResult) json = cli_run ("diff", one, other, "--json", NULL);
    g_assert_cmpint (json->exit, ==, OFFTAKE_EXIT_NO);
    return;
  }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*[\n  {\n    \"kind\": *");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/difference-list/both-forms", test_both_forms);
  return g_test_run ();
}
