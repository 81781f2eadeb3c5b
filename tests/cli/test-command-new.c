/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include <string.h>

#include "document/document.h"
#include "lib/cli.h"
#include "lib/fixture.h"

static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "first plan.offtake", NULL);
  g_autofree char *output = cli_output ("new", path, NULL);
  g_autoptr (OfftakePlan) plan = offtake_document_load_plan (path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (output, ==, "");
  g_assert_cmpstr (offtake_plan_get_head (plan)->title, ==, "first plan");
  g_assert_cmpuint (offtake_plan_get_periods (plan)->len, ==, 11);
  g_assert_cmpuint (g_list_model_get_n_items (offtake_plan_get_list (plan, "agreements")), ==, 0);
  fixture_remove_dir (dir);
}

static void
test_sample (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "a.offtake", NULL);
  g_autofree char *output = cli_output ("new", path, "--sample", "founding", NULL);
  g_autoptr (OfftakePlan) plan = offtake_document_load_plan (path, NULL);
  g_autoptr (OfftakePlan) sample = offtake_document_load_sample ("founding", NULL);

  g_assert_cmpuint (g_list_model_get_n_items (offtake_plan_get_list (plan, "agreements")), ==,
                    g_list_model_get_n_items (offtake_plan_get_list (sample, "agreements")));
  fixture_remove_dir (dir);
}

static void
test_list (void)
{
  g_autofree char *output = cli_output ("new", "--list", NULL);

  g_assert_true (g_str_has_prefix (output, "founding "));
  g_assert_nonnull (strstr (output, "PlusCAM\n"));
}

static void
test_refused (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "a.offtake", NULL);
  g_autofree char *nowhere = g_build_filename (dir, "no", "a.offtake", NULL);
  g_autoptr (CliResult) sample = cli_run ("new", path, "--sample", "x", NULL);
  g_autoptr (CliResult) none = cli_run ("new", NULL);
  g_autoptr (CliResult) folder = cli_run ("new", dir, NULL);
  g_autoptr (CliResult) missing = cli_run ("new", nowhere, NULL);

  g_assert_cmpint (sample->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (sample->errors, "founding")); /* what would be right */
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (none->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_cmpint (folder->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_cmpint (missing->exit, ==, OFFTAKE_EXIT_WRONG);
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/new/empty", test_empty);
  g_test_add_func ("/cli/new/sample", test_sample);
  g_test_add_func ("/cli/new/list", test_list);
  g_test_add_func ("/cli/new/refused", test_refused);
  return g_test_run ();
}
