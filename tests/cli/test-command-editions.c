/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lib/cli.h"
#include "lib/fixture.h"

static char *dir, *plan;

static void
set_up (void)
{
  g_autofree char *least = fixture_data_path ("plans/least.json");

  dir = fixture_dir ();
  plan = g_build_filename (dir, "a.offtake", NULL);
  g_autofree char *made = cli_output ("import", least, plan, NULL);
  g_autofree char *sealed =
      cli_output ("seal", plan, "--title", "One", "--by", "Me", "--date", "2026-11-25", NULL);
}

static void
test_list (void)
{
  g_autofree char *lines = cli_output ("editions", plan, NULL);
  g_autofree char *json = cli_output ("editions", plan, "--json", NULL);

  g_assert_true (g_str_has_prefix (lines, "1  2026-11-25  "));
  g_assert_nonnull (strstr (lines, "  One  Me\n"));
  g_assert_true (g_str_has_prefix (
      json, "[\n  {\n    \"number\": 1,\n    \"title\": \"One\",\n    \"made\": \"2026-11-25\""));
}

static void
test_extract (void)
{
  g_autofree char *sealed = g_build_filename (dir, "sealed.json", NULL);
  g_autofree char *present = g_build_filename (dir, "present.json", NULL);
  g_autofree char *one = cli_output ("editions", plan, "--extract", "1", sealed, NULL);
  g_autoptr (CliResult) two = cli_run ("export", plan, present, NULL);
  g_autofree char *a = NULL, *b = NULL;

  g_assert_true (g_file_get_contents (sealed, &a, NULL, NULL));
  g_assert_true (g_file_get_contents (present, &b, NULL, NULL));
  g_assert_cmpstr (a, ==, b);
}

static void
test_compare (void)
{
  g_autoptr (CliResult) same = cli_run ("editions", plan, "--compare", "1", NULL);
  g_autoptr (CliResult) itself = cli_run ("editions", plan, "--compare", "1", "--with", "1", NULL);

  g_assert_cmpint (same->exit, ==, OFFTAKE_EXIT_DONE);
  g_assert_cmpstr (same->output, ==, "");
  g_assert_cmpint (itself->exit, ==, OFFTAKE_EXIT_DONE);
}

static void
test_refused (void)
{
  g_autofree char *text = g_build_filename (dir, "a.txt", NULL);
  g_autoptr (CliResult) missing = cli_run ("editions", plan, "--compare", "7", NULL);
  g_autoptr (CliResult) nowhere = cli_run ("editions", plan, "--extract", "1", NULL);
  g_autoptr (CliResult) ending = cli_run ("editions", plan, "--extract", "1", text, NULL);
  g_autoptr (CliResult) alone = cli_run ("editions", plan, "--with", "1", NULL);

  g_assert_cmpint (missing->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (missing->errors, "the newest is 1"));
  g_assert_cmpint (nowhere->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_cmpint (ending->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (ending->errors, ".results.json"));
  g_assert_cmpint (alone->exit, ==, OFFTAKE_EXIT_WRONG);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  set_up ();
  g_test_add_func ("/cli/editions/list", test_list);
  g_test_add_func ("/cli/editions/extract", test_extract);
  g_test_add_func ("/cli/editions/compare", test_compare);
  g_test_add_func ("/cli/editions/refused", test_refused);
  status = g_test_run ();
  fixture_remove_dir (dir);
  g_free (plan);
  return status;
}
