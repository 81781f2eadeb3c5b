/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include <string.h>

#include "base/json.h"
#include "lib/cli.h"
#include "lib/fixture.h"

static json_t *
read_list (const char *text)
{
  g_autoptr (GError) error = NULL;
  json_t *list = offtake_json_read (text, strlen (text), "check", &error);

  g_assert_no_error (error);
  g_assert_true (json_is_array (list));
  return list;
}

/* A finding that fails makes the answer no; the list is there all the same. */
static void
test_fails (void)
{
  g_autofree char *plan = fixture_data_path ("rules/chain.json");
  g_autoptr (CliResult) result =
      cli_run ("check", plan, "--rule", "eu-art8", "--period", "2031", "--json", NULL);
  g_autoptr (json_t) list = read_list (result->output);
  json_t *finding = json_array_get (list, 0);

  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_NO);
  g_assert_cmpuint (json_array_size (list), ==, 1);
  g_assert_cmpstr (json_string_value (json_object_get (finding, "rule")), ==, "eu-art8");
  g_assert_cmpstr (json_string_value (json_object_get (finding, "period")), ==, "2031");
  g_assert_cmpstr (json_string_value (json_object_get (finding, "site")), ==, "plant");
  g_assert_cmpstr (json_string_value (json_object_get (finding, "outcome")), ==, "FAIL");
  g_assert_true (json_is_true (json_object_get (finding, "method_pending")));
  g_assert_true (json_is_null (json_object_get (finding, "agreement")));
}

static void
test_passes (void)
{
  g_autofree char *plan = fixture_data_path ("rules/chain.json");
  g_autoptr (CliResult) result =
      cli_run ("check", plan, "--rule", "own-ni", "--period", "2028", "--json", NULL);
  g_autoptr (json_t) list = read_list (result->output);

  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_DONE);
  g_assert_cmpuint (json_array_size (list), ==, 1);
  /* The company rule that is malformed is named. */
  g_assert_nonnull (strstr (result->errors, "rules[1]"));
}

/* Figures with clause and sources, flows with documents. */
static void
test_evidence (void)
{
  g_autofree char *plan = fixture_data_path ("rules/chain.json");
  g_autoptr (CliResult) result =
      cli_run ("check", plan, "--rule", "eu-art8", "--period", "2031", "--json", NULL);

  g_assert_nonnull (strstr (result->output, "https://example.org/ni"));
  g_assert_nonnull (strstr (result->output, "\"clause\": \"Art. 8(2)\""));
  g_assert_nonnull (strstr (result->output, "\"title\": \"Regulation (EU) 2023/1542\""));
  g_assert_nonnull (strstr (result->output, "\"verified\": true"));
  g_assert_nonnull (strstr (result->output, "\"formula\""));
}

static void
test_same_bytes (void)
{
  g_autofree char *plan = fixture_data_path ("rules/chain.json");
  g_autoptr (CliResult) first = cli_run ("check", plan, "--json", NULL);
  g_autoptr (CliResult) second = cli_run ("check", plan, "--json", NULL);

  g_assert_cmpstr (first->output, ==, second->output);
}

static void
test_words (void)
{
  g_autofree char *plan = fixture_data_path ("rules/chain.json");
  g_autoptr (CliResult) result =
      cli_run ("check", plan, "--rule", "eu-art8", "--period", "2031", NULL);

  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_NO);
  g_assert_nonnull (strstr (result->output, "Plant, Cathode"));
  g_assert_nonnull (strstr (result->output, "more recycled Li in 2031 would do"));
  g_assert_nonnull (strstr (result->output, "1 verdict, 1 fails"));
}

static void
test_refused (void)
{
  g_autofree char *plan = fixture_data_path ("rules/chain.json");
  g_autoptr (CliResult) rule = cli_run ("check", plan, "--rule", "eu-art9", NULL);
  g_autoptr (CliResult) reading = cli_run ("check", plan, "--rule", "eu-crma-2030", NULL);
  g_autoptr (CliResult) period = cli_run ("check", plan, "--period", "2050", NULL);
  g_autoptr (CliResult) scenario = cli_run ("check", plan, "--scenario", "none", NULL);
  g_autoptr (CliResult) missing = cli_run ("check", "/nowhere/at/all.json", NULL);

  g_assert_cmpint (rule->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (rule->errors, "eu-art9"));
  g_assert_cmpint (reading->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_cmpint (period->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (period->errors, "2050"));
  g_assert_cmpint (scenario->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_cmpint (missing->exit, ==, OFFTAKE_EXIT_WRONG);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/check/fails", test_fails);
  g_test_add_func ("/cli/check/passes", test_passes);
  g_test_add_func ("/cli/check/evidence", test_evidence);
  g_test_add_func ("/cli/check/same-bytes", test_same_bytes);
  g_test_add_func ("/cli/check/words", test_words);
  g_test_add_func ("/cli/check/refused", test_refused);
  return g_test_run ();
}
