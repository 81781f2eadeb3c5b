/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include <string.h>

#include "base/json.h"
#include "lib/cli.h"
#include "lib/fixture.h"

static json_t *
first_line (const char *text)
{
  g_autoptr (GError) error = NULL;
  json_t *tree = offtake_json_read (text, strcspn (text, "\n"), "line", &error);

  g_assert_no_error (error);
  return tree;
}

static void
test_engine (void)
{
  g_autofree char *text = cli_output ("bench", "engine", "--sites", "40", "--topology", "hub",
                                      "--topology", "random", NULL);
  g_autoptr (json_t) line = first_line (text);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 3); /* two and the end */
  g_assert_cmpstr (json_string_value (json_object_get (line, "topology")), ==, "hub");
  g_assert_cmpint (json_integer_value (json_object_get (line, "sites")), ==, 40);
  g_assert_cmpfloat (json_number_value (json_object_get (line, "floor_gauss_seidel_s")), >, 0);
  g_assert_cmpfloat (json_number_value (json_object_get (line, "bound")), <, 1e-9);
  g_assert_cmpfloat (json_number_value (json_object_get (line, "edit_shown_s")), >, 0);
  g_assert_cmpfloat (json_number_value (json_object_get (line, "edit_bound")), <, 1e-9);
}

static void
test_edit (void)
{
  g_autofree char *text = cli_output ("bench", "edit", NULL);
  g_autoptr (json_t) line = first_line (text);

  g_assert_cmpstr (json_string_value (json_object_get (line, "plan")), ==, "north-america");
  g_assert_cmpint (json_integer_value (json_object_get (line, "agreements")), >, 10);
  g_assert_cmpfloat (json_number_value (json_object_get (line, "solve_worst_s")), >, 0);
}

static void
test_edit_of_any_plan (void)
{
  g_autofree char *path = fixture_data_path ("engine/circular-chain.json");
  g_autofree char *text = cli_output ("bench", "edit", "--plan", path, NULL);
  g_autoptr (json_t) line = first_line (text);
  g_autoptr (CliResult) sample = cli_run ("bench", "edit", "--sample", "atlantis", NULL);

  g_assert_cmpstr (json_string_value (json_object_get (line, "plan")), ==, path);
  g_assert_cmpint (json_integer_value (json_object_get (line, "periods")), ==, 1);
  g_assert_cmpint (sample->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (sample->errors, "atlantis"));
}

static void
test_wrong_calls (void)
{
  g_autoptr (CliResult) name = cli_run ("bench", "luck", NULL);
  g_autoptr (CliResult) size = cli_run ("bench", "engine", "--sites", "many", NULL);

  g_assert_cmpint (name->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (name->errors, "\"luck\""));
  g_assert_cmpint (size->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (size->errors, "\"many\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/bench/engine", test_engine);
  g_test_add_func ("/cli/bench/edit", test_edit);
  g_test_add_func ("/cli/bench/edit-of-any-plan", test_edit_of_any_plan);
  g_test_add_func ("/cli/bench/wrong-calls", test_wrong_calls);
  return g_test_run ();
}
