/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/period-list.h"

#include <string.h>

#include "base/error.h"
#include "lib/fixture.h"
#include "lib/solved.h"

static OfftakeSolution *
solve (gboolean quarters)
{
  g_autofree char *json = fixture_data ("rules/chain.json", NULL);
  g_autoptr (GString) text = g_string_new (json);

  if (quarters)
    g_string_replace (text, "\"step\": \"year\"", "\"step\": \"quarter\"", 0);
  return solved_json (text->str);
}

static void
assert_periods (const OfftakeNetwork *network, const char *labels, const char *expected)
{
  g_auto (GStrv) wanted = labels ? g_strsplit (labels, " ", 0) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) periods = offtake_period_list_new (network, wanted, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < periods->len; i++)
    g_string_append_printf (
        text, "%s%s", i > 0 ? " " : "",
        offtake_network_period (network, g_array_index (periods, guint, i))->label);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_years (void)
{
  g_autoptr (OfftakeSolution) solution = solve (FALSE);
  const OfftakeNetwork *network = offtake_solution_get_network (solution);

  assert_periods (network, "2027", "2027");
  /* In the order of the horizon, once. */
  assert_periods (network, "2036 2025 2036", "2025 2036");
  assert_periods (network, NULL, "2025 2026 2027 2028 2029 2030 2031 2032 2033 2034 2035 2036");
}

static void
test_quarters (void)
{
  g_autoptr (OfftakeSolution) solution = solve (TRUE);
  const OfftakeNetwork *network = offtake_solution_get_network (solution);

  assert_periods (network, "2031Q3", "2031Q3");
  assert_periods (network, "2031", "2031Q1 2031Q2 2031Q3 2031Q4");
  assert_periods (network, "2031Q2 2031", "2031Q1 2031Q2 2031Q3 2031Q4");
}

static void
test_unknown (void)
{
  static const char *const labels[] = { "2037", "2031Q1", "", "next year" };
  g_autoptr (OfftakeSolution) solution = solve (FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    char *wanted[] = { (char *) "2027", (char *) labels[i], NULL };
    g_autoptr (GError) error = NULL;
    g_assert_null (
        offtake_period_list_new (offtake_solution_get_network (solution), wanted, &error));
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
    g_assert_nonnull (strstr (error->message, "2025 to 2036"));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/period-list/years", test_years);
  g_test_add_func ("/cli/period-list/quarters", test_quarters);
  g_test_add_func ("/cli/period-list/unknown", test_unknown);
  return g_test_run ();
}
