/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include <string.h>

#include "lib/fixture.h"

typedef struct {
  int exit;
  char *output, *errors;
} Result;

/* The built program reads the facts from its standard input. */
static Result
assess (const char *facts, const char *option)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "..", "offtake-cli", NULL);
  const char *arguments[] = { program, "assess", option, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_newv (arguments,
                         G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                             G_SUBPROCESS_FLAGS_STDERR_PIPE,
                         &error);
  Result result = { 0 };

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, facts, NULL, &result.output, &result.errors, &error);
  g_assert_no_error (error);
  result.exit = g_subprocess_get_exit_status (process);
  return result;
}

static void
clear (Result *result)
{
  g_free (result->output);
  g_free (result->errors);
}

/* The keys and their order, to the byte. */
static void
test_json (void)
{
  Result result = assess ("{\"rule\": \"eu-art8\", \"date\": \"2031-08-17\", \"category\": \"ev\","
                          " \"metals\": {\"Ni\": {\"total_t\": 600, \"recovered_t\": 36}}}",
                          "--json");

  g_assert_cmpstr (result.errors, ==, "");
  g_assert_cmpint (result.exit, ==, OFFTAKE_EXIT_DONE);
  g_assert_cmpstr (
      result.output, ==,
      "{\n"
      "  \"rule\": \"eu-art8\",\n"
      "  \"outcome\": \"NOT_YET_BINDING\",\n"
      "  \"value\": 6,\n"
      "  \"threshold\": 6,\n"
      "  \"operator\": \">=\",\n"
      "  \"citation\": \"Regulation (EU) 2023/1542, Art. 8(2) and (3)\",\n"
      "  \"law_version\": \"Regulation (EU) 2023/1542, consolidated to 31 Jul 2025\",\n"
      "  \"steps\": [\n"
      "    \"Ni: 36 t of 600 t is 6.0000 %\",\n"
      "    \"Ni: >= 6 % binds from 2031-08-18 (Art. 8(2)): not yet\",\n"
      "    \"The act that sets the method is not adopted; the default method was used\"\n"
      "  ],\n"
      "  \"method_pending\": true,\n"
      "  \"metals\": {\n"
      "    \"Ni\": {\n"
      "      \"outcome\": \"NOT_YET_BINDING\",\n"
      "      \"value\": 6,\n"
      "      \"threshold\": 6\n"
      "    }\n"
      "  }\n"
      "}\n");
  clear (&result);
}

/* Whatever the outcome, the call was right. */
static void
test_fail_is_done (void)
{
  Result result = assess (
      "{\"rule\": \"us-baba\", \"us_component_cost\": 55, \"component_cost\": 100}", "--json");

  g_assert_cmpint (result.exit, ==, OFFTAKE_EXIT_DONE);
  g_assert_nonnull (strstr (result.output, "\"FAIL\""));
  clear (&result);
}

/* No figure, no operator. */
static void
test_nulls (void)
{
  Result result = assess ("{\"rule\": \"us-baba\"}", "--json");

  g_assert_cmpint (result.exit, ==, OFFTAKE_EXIT_DONE);
  g_assert_nonnull (strstr (result.output, "\"value\": null"));
  g_assert_nonnull (strstr (result.output, "component_cost"));
  clear (&result);
}

static void
test_words (void)
{
  Result result =
      assess ("{\"rule\": \"us-baba\", \"us_component_cost\": 56, \"component_cost\": 100}", NULL);

  g_assert_cmpint (result.exit, ==, OFFTAKE_EXIT_DONE);
  g_assert_nonnull (strstr (result.output, "passes"));
  clear (&result);
}

static void
test_refused (void)
{
  static const struct {
    const char *facts, *named;
  } cases[] = {
    { "", "standard input: line 1" },
    { "{\"rule\": \"us-baba\"", "standard input: line 1" },
    { "[]", "facts" },
    { "{\"rule\": \"no-such-rule\"}", "no-such-rule" },
    { "{\"rule\": \"us-baba\", \"component_cost\": -1}", "component_cost" },
    { "{\"rule\": \"us-baba\", \"date\": \"2031-13-01\"}", "date" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    Result result = assess (cases[i].facts, "--json");
    g_assert_cmpint (result.exit, ==, OFFTAKE_EXIT_WRONG);
    g_assert_cmpstr (result.output, ==, "");
    g_assert_nonnull (strstr (result.errors, cases[i].named));
    g_assert_true (strchr (result.errors, '\n') == result.errors + strlen (result.errors) - 1);
    clear (&result);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/assess/json", test_json);
  g_test_add_func ("/cli/assess/fail-is-done", test_fail_is_done);
  g_test_add_func ("/cli/assess/nulls", test_nulls);
  g_test_add_func ("/cli/assess/words", test_words);
  g_test_add_func ("/cli/assess/refused", test_refused);
  return g_test_run ();
}
