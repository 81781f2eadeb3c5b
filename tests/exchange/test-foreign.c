/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/foreign.h"

#include <string.h>

#include "lib/fixture.h"
#include "lib/solved.h"

static OfftakeImport *
read_text (const char *name, const char *text, GError **error)
{
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  OfftakeImport *import = offtake_foreign_read_file (path, NULL, 2030, "USD", error);
  fixture_remove_dir (dir);
  return import;
}

/* A hole is told from what the decimals of the source explain. */
static void
test_balances (void)
{
  g_autofree char *path = fixture_data_path ("flows/grid.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeImport) import = offtake_foreign_read_file (path, NULL, 2030, "USD", &error);
  g_assert_no_error (error);
  g_autoptr (OfftakeSolution) solution = solved_plan (import->plan);
  guint n;
  const OfftakeWarning *warnings = offtake_solution_warnings (solution, 0, &n);
  const OfftakeNetwork *network = offtake_solution_get_network (solution);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (warnings[0].code, ==, OFFTAKE_WARNING_IMBALANCE);
  g_assert_cmpstr (offtake_network_site_id (network, warnings[0].site), ==, "Grid");
  g_assert_cmpfloat_with_epsilon (warnings[0].amount, -1.25, 1e-9);
  g_assert_cmpint (warnings[1].code, ==, OFFTAKE_WARNING_ROUNDING);
  g_assert_cmpstr (offtake_network_site_id (network, warnings[1].site), ==, "Gas");
}

static void
test_nodes_beside (void)
{
  g_autofree char *path = fixture_data_path ("flows/stock_flows.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeImport) import = offtake_foreign_read_file (path, NULL, 2030, "USD", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (offtake_plan_get_head (import->plan)->title, ==, "stock_flows");
  g_assert_cmpstr (offtake_record_get_title (offtake_plan_find (import->plan, "sites", "use")), ==,
                   "In use");
}

static void
test_kinds (void)
{
  g_autoptr (GError) error = NULL, neither = NULL;
  g_autoptr (OfftakeImport) list = read_text (
      "a.txt", "{\"links\": [{\"source\": \"a\", \"target\": \"b\", \"value\": 1}]}", &error);
  g_assert_no_error (error);
  g_autoptr (OfftakeImport) plan = read_text (
      "a.json",
      "{\"format\": \"offtake-plan\", \"version\": 1, \"title\": \"t\", \"currency\": \"USD\", "
      "\"horizon\": {\"from\": 2024, \"to\": 2024}}",
      &error);
  g_assert_no_error (error);
  g_assert_cmpstr (offtake_plan_get_head (plan->plan)->title, ==, "t");
  g_assert_null (read_text ("a.csv", "x,y\n1,2\n", &neither));
  g_assert_nonnull (strstr (neither->message, "a.csv: "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/foreign/balances", test_balances);
  g_test_add_func ("/exchange/foreign/nodes-beside", test_nodes_beside);
  g_test_add_func ("/exchange/foreign/kinds", test_kinds);
  return g_test_run ();
}
