/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include <glib/gstdio.h>
#include <string.h>

#include "document/document.h"
#include "lib/cli.h"
#include "lib/fixture.h"

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Through the plan file and back, byte for byte. */
static void
test_round_trip (void)
{
  static const char *const plans[] = { "plans/every-key.json", "plans/least.json" };

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++) {
    char *dir = fixture_dir ();
    g_autofree char *source = fixture_data_path (plans[i]);
    g_autofree char *plan = g_build_filename (dir, "a.offtake", NULL);
    g_autofree char *out = g_build_filename (dir, "a.json", NULL);
    g_autofree char *imported = cli_output ("import", source, plan, NULL);
    g_autofree char *exported = cli_output ("export", plan, out, NULL);
    g_autofree char *before = read_file (source), *after = read_file (out);

    g_assert_cmpstr (after, ==, before);
    g_assert_cmpstr (imported, ==, "");
    g_assert_cmpstr (exported, ==, "");
    fixture_remove_dir (dir);
  }
}

static void
test_check (void)
{
  char *dir = fixture_dir ();
  g_autofree char *source = fixture_data_path ("plans/every-key.json");
  g_autofree char *plan = g_build_filename (dir, "a.offtake", NULL);
  g_autofree char *output = cli_output ("import", source, plan, "--check", NULL);
  g_autofree char *alone = cli_output ("import", source, "--check", NULL);

  g_assert_true (g_str_has_prefix (output, "Every key\nmaterials: 8\n"));
  g_assert_nonnull (strstr (output, "\nagreements: 5\n"));
  g_assert_cmpstr (alone, ==, output);
  g_assert_false (g_file_test (plan, G_FILE_TEST_EXISTS));
  fixture_remove_dir (dir);
}

/* Into a plan that is there: nothing of it is lost, and undo takes the import back. */
static void
test_into (void)
{
  char *dir = fixture_dir ();
  g_autoptr (GError) error = NULL;
  g_autofree char *source = fixture_data_path ("plans/every-key.json");
  g_autofree char *plan = g_build_filename (dir, "a.offtake", NULL);
  g_autofree char *table = g_build_filename (dir, "table.csv", NULL);
  g_autofree char *imported = cli_output ("import", source, plan, NULL);

  g_assert_true (g_file_set_contents (
      table, "Seller,Buyer,Material,Quantity (t/year)\nOne,Two,Nickel,12\nOne,Two,,13\n", -1,
      NULL));
  g_autoptr (CliResult) result = cli_run ("import", table, plan, "--into", NULL);
  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_DONE);
  g_assert_nonnull (strstr (result->errors, "added: 1, changed: 0"));
  g_assert_nonnull (strstr (result->errors, "line 3"));
  g_autoptr (OfftakeDocument) document = offtake_document_open (plan, &error);
  g_assert_no_error (error);
  g_assert_true (offtake_document_undo (document, &error));
  g_assert_false (offtake_document_can_undo (document));
  g_autoptr (CliResult) held = cli_run ("import", table, plan, "--into", NULL);
  g_assert_cmpint (held->exit, ==, OFFTAKE_EXIT_WRONG);
  g_clear_object (&document);
  g_assert_cmpint (g_chmod (plan, 0444), ==, 0);
  g_autoptr (CliResult) unwritable = cli_run ("import", table, plan, "--into", NULL);
  g_assert_cmpint (unwritable->exit, ==, OFFTAKE_EXIT_SYSTEM);
  g_assert_nonnull (strstr (unwritable->errors, "a.offtake: The file is marked read-only"));
  fixture_remove_dir (dir);
}

static void
test_replace (void)
{
  char *dir = fixture_dir ();
  g_autofree char *source = fixture_data_path ("plans/least.json");
  g_autofree char *plan = g_build_filename (dir, "a.offtake", NULL);
  g_autofree char *first = cli_output ("import", source, plan, NULL);
  g_autoptr (CliResult) refused = cli_run ("import", source, plan, NULL);
  g_autofree char *second = cli_output ("import", source, plan, "--replace", NULL);

  g_assert_cmpint (refused->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (refused->errors, "--replace"));
  fixture_remove_dir (dir);
}

/* One line that names file and place, exit 2, and nothing left behind. */
static void
test_refused (void)
{
  char *dir = fixture_dir ();
  g_autofree char *source = g_build_filename (dir, "a.json", NULL);
  g_autofree char *plan = g_build_filename (dir, "a.offtake", NULL);
  static const struct {
    const char *text, *message;
  } cases[] = {
    { "", "a.json: line 1, column 1" },
    { "[1, 2", "a.json: line 1, column 5" },
    { "[]", "a.json: a plan is an object" },
    { "{\"format\": \"offtake-plan\", \"version\": 1, \"title\": \"t\", \"currency\": \"USD\", "
      "\"horizon\": {\"from\": 2024, \"to\": 2024}, \"parties\": [{\"id\": \"p\"}]}",
      "a.json: parties[0].country: is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_assert_true (g_file_set_contents (source, cases[i].text, -1, NULL));
    g_autoptr (CliResult) result = cli_run ("import", source, plan, NULL);

    g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_WRONG);
    g_assert_cmpstr (result->output, ==, "");
    g_assert_nonnull (strstr (result->errors, cases[i].message));
    g_assert_true (strchr (result->errors, '\n') == result->errors + strlen (result->errors) - 1);
    g_assert_cmpint (g_unlink (source), ==, 0);
    g_assert_cmpint (g_rmdir (dir), ==, 0); /* fails if anything is left in it */
    g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
  }
  g_autoptr (CliResult) missing = cli_run ("import", source, plan, NULL);
  g_autoptr (CliResult) no_target = cli_run ("import", source, NULL);
  g_assert_cmpint (missing->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_cmpint (no_target->exit, ==, OFFTAKE_EXIT_WRONG);
  fixture_remove_dir (dir);
}

/* What is a plan file already is no source. */
static void
test_plan_file (void)
{
  char *dir = fixture_dir ();
  g_autofree char *one = g_build_filename (dir, "a.offtake", NULL);
  g_autofree char *other = g_build_filename (dir, "b.offtake", NULL);
  g_autofree char *made = cli_output ("new", one, NULL);
  g_autoptr (CliResult) result = cli_run ("import", one, other, NULL);

  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (result->errors, "is a plan file already"));
  fixture_remove_dir (dir);
}

/* A flow list becomes a plan; what is refused is told, and the rest comes in. */
static void
test_flow_list (void)
{
  char *dir = fixture_dir ();
  g_autofree char *source = g_build_filename (dir, "a.csv", NULL);
  g_autofree char *map = g_build_filename (dir, "map.json", NULL);
  g_autofree char *plan = g_build_filename (dir, "a.offtake", NULL);

  g_assert_true (g_file_set_contents (source, "A;B;C\nmine;plant;1,5\nmine;plant;x\n", -1, NULL));
  g_assert_true (g_file_set_contents (
      map, "{\"columns\": {\"A\": \"source\", \"B\": \"target\", \"C\": \"value\"}}", -1, NULL));
  g_autofree char *checked = cli_output ("import", source, "--check", "--map", map, NULL);
  g_assert_nonnull (strstr (checked, "\nagreements: 1\n"));
  g_assert_nonnull (strstr (checked, "refused: 1 of 2\n  line 3: the value \"x\" is no number\n"));

  g_autoptr (CliResult) result = cli_run ("import", source, plan, "--map", map, NULL);
  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_DONE);
  g_assert_nonnull (strstr (result->errors, "line 3: the value"));
  g_autofree char *solved = cli_output ("solve", plan, NULL);
  g_assert_nonnull (strstr (solved, "1.500"));
  fixture_remove_dir (dir);
}

/* What is of some days is charted where it flows, not in the last quarter of its year. */
static void
test_days_are_charted (void)
{
  char *dir = fixture_dir ();
  g_autofree char *source = g_build_filename (dir, "a.csv", NULL);
  g_autofree char *plan = g_build_filename (dir, "a.offtake", NULL);
  g_autofree char *chart = g_build_filename (dir, "a.svg", NULL);

  g_assert_true (g_file_set_contents (
      source,
      "source,target,type,time,value\nfarm,shop,apples,2011-08-01,2\nfarm,shop,pears,2011-08-02,3\n",
      -1, NULL));
  g_free (cli_output ("import", source, plan, NULL));
  g_free (cli_output ("chart", plan, chart, NULL));
  g_autofree char *svg = read_file (chart);
  g_assert_nonnull (strstr (svg, "apples"));
  fixture_remove_dir (dir);
}

/* Writes @n times @text between two others; a gigabyte of it needs no memory. */
static void
write_many (const char *path, const char *head, const char *text, guint n, const char *tail)
{
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  fputs (head, file);
  for (guint i = 0; i < n; i++)
    fputs (text, file);
  fputs (tail, file);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
assert_bomb_refused (const char *source, const char *plan, const char *words)
{
  g_autoptr (CliResult) result = cli_run ("import", source, plan, NULL);

  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (result->errors, words));
  g_assert_false (g_file_test (plan, G_FILE_TEST_EXISTS));
}

/* What is small and becomes huge, and what is huge, is refused by the line at which a limit is
 * passed. */
static void
test_bombs (void)
{
  g_autofree char *block = g_strnfill (1 << 20, 'x');
  char *dir = fixture_dir ();
  g_autofree char *json = g_build_filename (dir, "a.json", NULL);
  g_autofree char *csv = g_build_filename (dir, "a.csv", NULL);
  g_autofree char *plan = g_build_filename (dir, "a.offtake", NULL);
  guint n_rows = fixture_volume (500001, 10000000), n_blocks = fixture_volume (2, 1024);

  write_many (json, "{\"nodes\": ", "[", 100000, "");
  assert_bomb_refused (json, plan, "nested deeper than 64 levels");
  write_many (json, "{\"links\": [0", ",0", fixture_volume (2000001, 60000000), "]}");
  assert_bomb_refused (json, plan, "more than 2000000 values");
  write_many (json, "{\"title\": \"", block, 2, "\"}");
  assert_bomb_refused (json, plan, "a text is longer than 1048576 characters");
  write_many (csv, "source,target,value\n", "a,b,1\n", n_rows, "");
  assert_bomb_refused (csv, plan, "line 500001: the table has more than 500000 rows");
  write_many (csv, "seller,buyer,material\n", "a,b,c\n", 100001, "");
  assert_bomb_refused (csv, plan, "holds 100001 rows; a table of agreements may hold 100000");
  write_many (csv, "source,target,value\n\"", block, n_blocks, "\",b,1\n");
  assert_bomb_refused (csv, plan, n_blocks > 64 ? "larger than 64 MB" : "longer than 1048576");
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/import/round-trip", test_round_trip);
  g_test_add_func ("/cli/import/into", test_into);
  g_test_add_func ("/cli/import/check", test_check);
  g_test_add_func ("/cli/import/replace", test_replace);
  g_test_add_func ("/cli/import/refused", test_refused);
  g_test_add_func ("/cli/import/plan-file", test_plan_file);
  g_test_add_func ("/cli/import/flow-list", test_flow_list);
  g_test_add_func ("/cli/import/days-are-charted", test_days_are_charted);
  g_test_add_func ("/cli/import/bombs", test_bombs);
  return g_test_run ();
}
