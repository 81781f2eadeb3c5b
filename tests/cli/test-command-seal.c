/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gstdio.h>
#include <string.h>

#include "lib/cli.h"
#include "lib/fixture.h"

static void
test_seal (void)
{
  char *dir = fixture_dir ();
  g_autofree char *plan = g_build_filename (dir, "a.offtake", NULL);
  g_autofree char *pdf = g_build_filename (dir, "a.pdf", NULL);
  g_autofree char *json = g_build_filename (dir, "a.json", NULL);
  g_autofree char *chain = fixture_data_path ("rules/chain.json");
  g_autofree char *made = cli_output ("import", chain, plan, NULL);
  g_autofree char *first =
      cli_output ("seal", plan, "--title", "One", "--date", "2026-11-25", NULL);
  g_autofree char *second = cli_output ("seal", plan, "--section", "verdicts", NULL);
  g_autofree char *verified = cli_output ("verify", plan, NULL);
  g_autofree char *report = cli_output ("report", plan, pdf, "--edition", "1", NULL);

  g_assert_true (g_str_has_prefix (first, "Edition 1: SHA-256 "));
  g_assert_true (g_str_has_prefix (second, "Edition 2: SHA-256 "));
  g_assert_nonnull (strstr (verified, "2 sealed editions"));
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS));
  g_autoptr (CliResult) told = cli_run ("export", plan, json, NULL);
  g_assert_cmpint (told->exit, ==, OFFTAKE_EXIT_DONE);
  g_assert_nonnull (strstr (told->errors, "2 sealed editions stay"));
  fixture_remove_dir (dir);
}

static void
assert_refused (const char *plan, const char *option, const char *value, const char *words)
{
  g_autoptr (CliResult) result = cli_run ("seal", plan, option, value, NULL);

  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (result->errors, words));
}

static void
test_refused (void)
{
  char *dir = fixture_dir ();
  g_autofree char *plan = g_build_filename (dir, "a.offtake", NULL);
  g_autofree char *least = fixture_data_path ("plans/least.json");
  g_autofree char *made = cli_output ("import", least, plan, NULL);

  assert_refused (plan, "--date", "2026-02-30", "2026-02-30");
  assert_refused (plan, "--section", "poems", "signatures");
  assert_refused (plan, "--paper", "a3", "letter");
  assert_refused (plan, "--language", "tlh", "de");
  assert_refused (plan, "--title", "two\nlines", "single line");
  assert_refused (least, "--title", "JSON has no place for it", least);
  fixture_remove_dir (dir);
}

static void
test_unwritable (void)
{
  char *dir = fixture_dir ();
  g_autofree char *plan = g_build_filename (dir, "a.offtake", NULL);
  g_autofree char *least = fixture_data_path ("plans/least.json");
  g_autofree char *made = cli_output ("import", least, plan, NULL);

  g_assert_cmpint (g_chmod (plan, 0444), ==, 0);
  g_autoptr (CliResult) result = cli_run ("seal", plan, NULL);
  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_SYSTEM);
  g_assert_nonnull (strstr (result->errors, "a.offtake: The file is marked read-only"));
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/seal/seal", test_seal);
  g_test_add_func ("/cli/seal/refused", test_refused);
  g_test_add_func ("/cli/seal/unwritable", test_unwritable);
  return g_test_run ();
}
