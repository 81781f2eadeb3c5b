/* SPDX-License-Identifier: MPL-2.0 */
#include "config.h"

#include "lib/cli.h"

static void
test_prints_the_version (void)
{
  g_autofree char *output = cli_output ("version", NULL);

  g_assert_cmpstr (output, ==, "offtake " OFFTAKE_VERSION "\n");
}

static void
test_takes_no_argument (void)
{
  g_autoptr (CliResult) result = cli_run ("version", "now", NULL);

  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_cmpstr (result->output, ==, "");
  g_assert_cmpstr (result->errors, !=, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/command-version/prints-the-version", test_prints_the_version);
  g_test_add_func ("/command-version/takes-no-argument", test_takes_no_argument);
  return g_test_run ();
}
