/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include <string.h>

#include "document/document.h"
#include "exchange/plan-json.h"
#include "lib/cli.h"
#include "lib/fixture.h"

static void
test_exits (void)
{
  char *dir = fixture_dir ();
  g_autofree char *one = fixture_data_path ("plans/least.json");
  g_autofree char *other = fixture_data_path ("plans/every-key.json");
  g_autofree char *plan = g_build_filename (dir, "a.offtake", NULL);
  g_autofree char *made = cli_output ("import", one, plan, NULL);
  g_autoptr (CliResult) same = cli_run ("diff", one, plan, NULL);
  g_autoptr (CliResult) differs = cli_run ("diff", one, other, NULL);
  g_autoptr (CliResult) missing = cli_run ("diff", one, "no-such.json", NULL);
  g_autoptr (CliResult) few = cli_run ("diff", one, NULL);

  g_assert_cmpint (same->exit, ==, OFFTAKE_EXIT_DONE);
  g_assert_cmpint (differs->exit, ==, OFFTAKE_EXIT_NO);
  g_assert_true (g_str_has_prefix (differs->output, "changed  plan plan ("));
  g_assert_cmpstr (same->output, ==, "");
  g_assert_cmpint (missing->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_cmpint (few->exit, ==, OFFTAKE_EXIT_WRONG);
  fixture_remove_dir (dir);
}

static void
write_plan (OfftakePlan *plan, const char *path)
{
  g_autofree char *text = offtake_plan_json_write (plan);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Half the nickel: what it moves, how much is recycled, which verdicts turn. */
static void
test_effects (void)
{
  char *dir = fixture_dir ();
  g_autofree char *before = g_build_filename (dir, "before.json", NULL);
  g_autofree char *after = g_build_filename (dir, "after.json", NULL);
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", NULL);
  OfftakeRecord *nickel = offtake_plan_find (plan, "agreements", "aqms-6k-ni");
  g_autoptr (json_t) quantity = offtake_record_get_json (nickel, "quantity");

  write_plan (plan, before);
  json_object_set_new (quantity, "share", json_real (0.01));
  g_assert_true (offtake_record_set_json (nickel, "quantity", quantity, NULL));
  write_plan (plan, after);
  g_autoptr (CliResult) result =
      cli_run ("diff", before, after, "--effects", "--period", "2027", NULL);
  g_autoptr (CliResult) wrong =
      cli_run ("diff", before, after, "--effects", "--period", "1999", NULL);
  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_NO);
  g_assert_nonnull (strstr (result->output, "AQMS-6K-01 moves "));
  g_assert_nonnull (strstr (result->output, "recycled Ni in what "));
  g_assert_cmpint (wrong->exit, ==, OFFTAKE_EXIT_WRONG);
  fixture_remove_dir (dir);
}

/* What an agreement does is told against the plan without it. */
static void
test_without (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "plan.json", NULL);
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", NULL);

  write_plan (plan, path);
  g_autoptr (CliResult) result =
      cli_run ("diff", path, "--without", "aqms-6k-ni", "--period", "2027", NULL);
  g_autoptr (CliResult) unknown = cli_run ("diff", path, "--without", "no-such", NULL);
  g_autoptr (CliResult) two = cli_run ("diff", path, path, "--without", "aqms-6k-ni", NULL);
  g_autoptr (CliResult) one = cli_run ("diff", path, NULL);
  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_NO);
  g_assert_nonnull (strstr (result->output, "recycled Ni in what "));
  g_assert_cmpint (unknown->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_cmpint (two->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_cmpint (one->exit, ==, OFFTAKE_EXIT_WRONG);
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/diff/exits", test_exits);
  g_test_add_func ("/cli/diff/effects", test_effects);
  g_test_add_func ("/cli/diff/without", test_without);
  return g_test_run ();
}
