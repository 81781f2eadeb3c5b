/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include <string.h>

#include "lib/cli.h"
#include "lib/fixture.h"

/* The built program writes the bytes to its standard output, whatever the locale's encoding. */
static void
test_standard_output (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "..", "offtake-cli", NULL);
  g_autofree char *path = fixture_data_path ("plans/every-key.json");
  g_autofree char *text = fixture_data ("plans/every-key.json", NULL);
  const char *arguments[] = { program, "export", path, "-", NULL };
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "LC_ALL", "C", TRUE);
  g_autofree char *output = NULL, *errors = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, environment, G_SPAWN_DEFAULT, NULL, NULL, &output,
                &errors, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpstr (errors, ==, "");
  g_assert_cmpstr (output, ==, text);
}

static void
test_refused (void)
{
  char *dir = fixture_dir ();
  g_autofree char *plan = fixture_data_path ("plans/least.json");
  g_autofree char *pdf = g_build_filename (dir, "a.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (dir, "no", "a.json", NULL);
  g_autofree char *missing = g_build_filename (dir, "no.offtake", NULL);
  g_autofree char *out = g_build_filename (dir, "a.json", NULL);
  g_autoptr (CliResult) ending = cli_run ("export", plan, pdf, NULL);
  g_autoptr (CliResult) folder = cli_run ("export", plan, nowhere, NULL);
  g_autoptr (CliResult) source = cli_run ("export", missing, out, NULL);

  g_assert_cmpint (ending->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (ending->errors, ".json"));
  g_assert_cmpint (folder->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_cmpint (source->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (source->errors, "no.offtake"));
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
  fixture_remove_dir (dir);
}

/* Agreements go out as CSV or as a workbook, and come back. */
static void
test_tables (void)
{
  static const char *const names[] = { "a.csv", "a.xlsx" };
  char *dir = fixture_dir ();
  g_autofree char *plan = g_build_filename (dir, "a.offtake", NULL);
  g_autofree char *made = cli_output ("new", plan, "--sample", "founding", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *out = g_build_filename (dir, names[i], NULL);
    g_autofree char *exported = cli_output ("export", plan, out, NULL);
    g_autofree char *checked = cli_output ("import", out, "--check", NULL);
    g_assert_nonnull (strstr (checked, "\nagreements: 21\n"));
    g_assert_null (strstr (checked, "refused"));
  }
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/export/standard-output", test_standard_output);
  g_test_add_func ("/cli/export/refused", test_refused);
  g_test_add_func ("/cli/export/tables", test_tables);
  return g_test_run ();
}
