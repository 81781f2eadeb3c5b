/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lib/cli.h"
#include "lib/fixture.h"
#include "lib/sheet.h"

static char *dir, *plan;

static char *
in_dir (const char *name)
{
  return g_build_filename (dir, name, NULL);
}

static GBytes *
contents (const char *path)
{
  char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  return g_bytes_new_take (data, length);
}

static void
test_same_bytes (void)
{
  g_autofree char *one = in_dir ("one.pdf"), *two = in_dir ("two.pdf");
  g_autofree char *first = cli_output ("report", plan, one, NULL),
                  *second = cli_output ("report", plan, two, NULL);
  g_autoptr (GBytes) one_pdf = contents (one), two_pdf = contents (two);

  g_assert_cmpstr (first, ==, "");
  g_assert_true (g_bytes_equal (one_pdf, two_pdf));
}

static void
test_paper (void)
{
  static const char *const argv[] = { "pdfinfo", "-", NULL };
  static const char *const cases[][2] = { { "a4", "A4" }, { "letter", "letter" } };
  g_autofree char *path = in_dir ("paper.pdf");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *output = cli_output ("report", plan, path, "--paper", cases[i][0], NULL);
    g_autoptr (GBytes) pdf = contents (path);
    g_autofree char *info = sheet_run (argv, pdf);
    g_autofree char *size = g_strdup_printf ("(%s)", cases[i][1]);
    g_assert_nonnull (strstr (info, size));
  }
}

/* The fingerprint is that of the plan's canonical text, whatever the scenario. */
static void
test_fingerprint (void)
{
  g_autofree char *json = in_dir ("plan.json"), *path = in_dir ("scenario.pdf");
  g_autofree char *exported = cli_output ("export", plan, json, NULL);
  g_autofree char *output = cli_output ("report", json, path, "--scenario", "phase-1-only", NULL);
  g_autoptr (GBytes) canonical = contents (json), pdf = contents (path);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, canonical);
  g_autofree char *text = sheet_pdf_text (pdf);

  g_assert_nonnull (strstr (text, sum));
  g_assert_null (strstr (text, "Base plan"));
}

static void
test_periods (void)
{
  g_autofree char *path = in_dir ("periods.pdf");
  g_autofree char *output =
      cli_output ("report", plan, path, "--period", "2030", "--period", "2026", NULL);
  g_autoptr (GBytes) pdf = contents (path);
  g_autofree char *text = sheet_pdf_text (pdf);
  const char *earlier = strstr (text, "Agreements, 2026"),
             *later = strstr (text, "Agreements, 2030");

  g_assert_nonnull (earlier);
  g_assert_nonnull (later);
  g_assert_true (earlier < later);
  g_assert_null (strstr (text, "Agreements, 2036"));
}

static void
test_wrong_calls (void)
{
  static const char *const calls[][3] = {
    { "--period", "2099", "2099" },
    { "--scenario", "no-such", "no-such" },
    { "--paper", "a5", "letter" },
  };
  g_autofree char *path = in_dir ("wrong.pdf"), *ending = in_dir ("wrong.txt");

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++) {
    g_autoptr (CliResult) result = cli_run ("report", plan, path, calls[i][0], calls[i][1], NULL);
    g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_WRONG);
    g_assert_nonnull (strstr (result->errors, calls[i][2]));
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  }
  g_autoptr (CliResult) result = cli_run ("report", plan, ending, NULL);
  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (result->errors, ".pdf"));
  g_assert_false (g_file_test (ending, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dir = fixture_dir ();
  plan = in_dir ("plan.offtake");
  g_free (cli_output ("new", plan, "--sample", "founding", NULL));
  g_test_add_func ("/cli/command-report/same-bytes", test_same_bytes);
  g_test_add_func ("/cli/command-report/paper", test_paper);
  g_test_add_func ("/cli/command-report/fingerprint", test_fingerprint);
  g_test_add_func ("/cli/command-report/periods", test_periods);
  g_test_add_func ("/cli/command-report/wrong-calls", test_wrong_calls);

  const int status = g_test_run ();
  g_free (plan);
  fixture_remove_dir (dir);
  return status;
}
