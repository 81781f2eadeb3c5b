/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include <string.h>

#include "base/json.h"
#include "lib/cli.h"
#include "lib/fixture.h"

static json_t *
solve_json (const char *path, const char *option, const char *value)
{
  g_autofree char *text = cli_output ("solve", path, "--json", option, value, NULL);
  g_autoptr (GError) error = NULL;
  json_t *tree = offtake_json_read (text, strlen (text), "output", &error);

  g_assert_no_error (error);
  return tree;
}

/* A plan in quarters, made of the circular chain. */
static char *
quarterly_plan (const char *dir)
{
  char *path = g_build_filename (dir, "quarters.json", NULL);
  g_autofree char *text = fixture_data ("engine/circular-chain.json", NULL);
  g_autoptr (GString) json = g_string_new (text);

  g_string_replace (json, "\"to\": 2027", "\"to\": 2028, \"step\": \"quarter\"", 1);
  g_assert_true (g_file_set_contents (path, json->str, -1, NULL));
  return path;
}

static void
test_json (void)
{
  g_autofree char *path = fixture_data_path ("engine/circular-chain.json");
  g_autoptr (json_t) tree = solve_json (path, NULL, NULL);
  json_t *agreement = json_array_get (json_object_get (json_array_get (tree, 0), "agreements"), 0);

  g_assert_cmpuint (json_array_size (tree), ==, 1);
  g_assert_cmpstr (json_string_value (json_object_get (agreement, "id")), ==, "cam");
  g_assert_cmpfloat (json_number_value (json_object_get (agreement, "t")), ==, 1000);
}

static void
test_periods (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = quarterly_plan (dir);
  g_autoptr (json_t) year = solve_json (path, "--period", "2028");
  g_autoptr (json_t) quarter = solve_json (path, "--period", "2027Q3");
  g_autoptr (CliResult) both = cli_run ("solve", path, "--period", "2028", "--period", "2027Q4",
                                        "--period", "2028Q1", "--json", NULL);

  g_assert_cmpuint (json_array_size (year), ==, 4);
  g_assert_cmpuint (json_array_size (quarter), ==, 1);
  g_assert_cmpstr (json_string_value (json_object_get (json_array_get (quarter, 0), "period")), ==,
                   "2027Q3");
  g_autoptr (json_t) tree = offtake_json_read (both->output, strlen (both->output), "output", NULL);
  g_assert_cmpuint (json_array_size (tree), ==, 5); /* each once, in the order of the horizon */
  g_assert_cmpstr (json_string_value (json_object_get (json_array_get (tree, 0), "period")), ==,
                   "2027Q4");
  fixture_remove_dir (dir);
}

static void
test_words (void)
{
  g_autofree char *path = fixture_data_path ("engine/circular-chain.json");
  g_autofree char *text = cli_output ("solve", path, NULL);

  g_assert_true (g_str_has_prefix (text, "2027\n"));
  g_assert_nonnull (strstr (text, "CAM maker → Cell maker"));
  g_assert_nonnull (strstr (text, "! CAM maker needs"));
  g_assert_nonnull (strstr (text, "  Proven error of the equations: at most "));
}

/* The rest of the plan is solved all the same. */
static void
test_index_without_a_price (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "plan.json", NULL);
  g_autofree char *text = fixture_data ("engine/circular-chain.json", NULL);
  g_autoptr (json_t) plan = offtake_json_read (text, strlen (text), "plan", NULL);

  json_array_append_new (
      json_object_get (plan, "indices"),
      json_pack ("{s:s, s:s, s:{}}", "id", "empty", "name", "Nickel spot", "price_per_t"));
  g_autofree char *changed = offtake_json_write (plan);
  g_assert_true (g_file_set_contents (path, changed, -1, NULL));
  g_autoptr (CliResult) result = cli_run ("solve", path, "--json", NULL);
  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_DONE);
  g_assert_nonnull (strstr (result->errors, "\"Nickel spot\" holds no price"));
  g_assert_nonnull (strstr (result->output, "\"t\": 1000,"));
  fixture_remove_dir (dir);
}

static const struct {
  const char *option, *value, *words;
} wrong[] = {
  { "--period", "2031", "no period \"2031\"" },
  { "--period", "2027Q1", "its periods are 2027 to 2027" },
  { "--scenario", "nobody's", "nobody's" },
  { "--mode", "optimised", "not available" },
  { "--mode", "guessed", "no mode \"guessed\"" },
};

static void
test_wrong_calls (void)
{
  g_autofree char *path = fixture_data_path ("engine/circular-chain.json");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (CliResult) result = cli_run ("solve", path, wrong[i].option, wrong[i].value, NULL);
    g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_WRONG);
    g_assert_cmpstr (result->output, ==, "");
    if (!strstr (result->errors, wrong[i].words))
      g_error ("\"%s\" does not say \"%s\"", result->errors, wrong[i].words);
  }
  g_autoptr (CliResult) missing = cli_run ("solve", "/nowhere/plan.json", NULL);
  g_assert_cmpint (missing->exit, ==, OFFTAKE_EXIT_WRONG);
  g_autoptr (CliResult) none = cli_run ("solve", NULL);
  g_assert_cmpint (none->exit, ==, OFFTAKE_EXIT_WRONG);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/solve/json", test_json);
  g_test_add_func ("/cli/solve/periods", test_periods);
  g_test_add_func ("/cli/solve/words", test_words);
  g_test_add_func ("/cli/solve/index-without-a-price", test_index_without_a_price);
  g_test_add_func ("/cli/solve/wrong-calls", test_wrong_calls);
  return g_test_run ();
}
