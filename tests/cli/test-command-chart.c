/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gstdio.h>
#include <string.h>

#include "lib/cli.h"
#include "lib/fixture.h"

static char *dir, *plan;

static char *
in_dir (const char *name)
{
  return g_build_filename (dir, name, NULL);
}

static char *
contents (const char *path, gsize *length)
{
  char *data = NULL;

  g_assert_true (g_file_get_contents (path, &data, length, NULL));
  return data;
}

static void
test_each_format (void)
{
  static const struct {
    const char *name, *magic;
  } cases[] = { { "c.svg", "<?xml" }, { "c.pdf", "%PDF-" }, { "c.png", "\x89PNG" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = in_dir (cases[i].name);
    g_autofree char *output = cli_output ("chart", plan, path, NULL);
    gsize length;
    g_autofree char *data = contents (path, &length);
    g_assert_cmpstr (output, ==, "");
    g_assert_true (g_str_has_prefix (data, cases[i].magic));
  }
}

/* Every option shows in the picture, and the same call gives the same bytes. */
static void
test_options (void)
{
  static const char *const calls[][3] = {
    { "--measure", "element", NULL }, { "--element", "Li", NULL },
    { "--measure", "carbon", NULL },  { "--measure", "value", NULL },
    { "--colour", "origin", NULL },   { "--color", "status", NULL },
    { "--group", "party", NULL },     { "--group", "stage", NULL },
    { "--period", "2026", NULL },     { "--width", "900", NULL },
    { "--height", "1000", NULL },     { "--scenario", "phase-1-only", NULL },
    { "--compare", "2026", NULL },    { "--compare-scenario", "phase-1-only", NULL },
    { "--print", "bw", NULL },        { "--print", "patterns", NULL },
  };
  g_autofree char *base = in_dir ("base.svg"), *path = in_dir ("other.svg"),
                  *again = in_dir ("again.svg");
  g_autofree char *none = cli_output ("chart", plan, base, NULL);
  gsize base_length, length, again_length;
  g_autofree char *base_data = contents (base, &base_length);

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++) {
    g_autofree char *first = cli_output ("chart", plan, path, calls[i][0], calls[i][1], NULL);
    g_autofree char *second = cli_output ("chart", plan, again, calls[i][0], calls[i][1], NULL);
    g_autofree char *data = contents (path, &length), *again_data = contents (again, &again_length);
    g_assert_cmpmem (data, length, again_data, again_length);
    g_assert_false (length == base_length && memcmp (data, base_data, length) == 0);
  }
}

static void
test_wrong_calls (void)
{
  static const char *const calls[][4] = {
    { "--period", "2099", "2099", "2036" },
    { "--period", "soon", "soon", "2024" },
    { "--compare", "2099", "2099", "2036" },
    { "--compare-scenario", "no-such", "no-such", "" },
    { "--print", "red", "red", "patterns" },
    { "--scenario", "no-such", "no-such", "" },
    { "--measure", "weight", "weight", "goods" },
    { "--element", "Xx", "Xx", "Ni" },
    { "--colour", "pink", "pink", "origin" },
    { "--group", "planet", "planet", "country" },
    { "--width", "0", "--width", "100" },
    { "--height", "1e9", "--height", "20000" },
    { "--scale", "-1", "--scale", "0.1" },
    { "--scale", "nan", "--scale", "20" },
    { "--width", "wide", "wide", "" },
  };
  g_autofree char *path = in_dir ("wrong.svg");

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++) {
    g_autoptr (CliResult) result = cli_run ("chart", plan, path, calls[i][0], calls[i][1], NULL);
    g_test_message ("%s %s: %s", calls[i][0], calls[i][1], result->errors);
    g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_WRONG);
    g_assert_nonnull (strstr (result->errors, calls[i][2]));
    g_assert_nonnull (strstr (result->errors, calls[i][3]));
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  }
}

static void
test_wrong_files (void)
{
  g_autofree char *missing = in_dir ("missing.json"), *good = in_dir ("good.svg"),
                  *gif = in_dir ("flows.gif");
  g_autofree char *no_folder = g_build_filename (dir, "nowhere", "flows.svg", NULL);
  g_autoptr (CliResult) no_plan = cli_run ("chart", missing, good, NULL);
  g_autoptr (CliResult) ending = cli_run ("chart", plan, gif, NULL);
  g_autoptr (CliResult) folder = cli_run ("chart", plan, no_folder, NULL);
  g_autoptr (CliResult) one = cli_run ("chart", plan, NULL);

  g_assert_cmpint (no_plan->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (no_plan->errors, "missing.json"));
  g_assert_cmpint (ending->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (ending->errors, ".png"));
  g_assert_cmpint (folder->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (folder->errors, "nowhere"));
  g_assert_cmpint (one->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_false (g_file_test (good, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (gif, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dir = fixture_dir ();
  plan = in_dir ("plan.offtake");
  g_free (cli_output ("new", plan, "--sample", "founding", NULL));
  g_test_add_func ("/cli/command-chart/each-format", test_each_format);
  g_test_add_func ("/cli/command-chart/options", test_options);
  g_test_add_func ("/cli/command-chart/wrong-calls", test_wrong_calls);
  g_test_add_func ("/cli/command-chart/wrong-files", test_wrong_files);

  const int status = g_test_run ();
  g_free (plan);
  fixture_remove_dir (dir);
  return status;
}
