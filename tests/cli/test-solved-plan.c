/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/solved-plan.h"

#include <string.h>

#include "base/error.h"
#include "lib/fixture.h"

static OfftakeSolvedPlan *
load (const char *name, const char *scenario, GError **error)
{
  g_autofree char *file = g_strconcat ("plans/", name, NULL), *path = fixture_data_path (file);

  return offtake_solved_plan_new (path, scenario, error);
}

static void
test_fingerprint_is_the_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeSolvedPlan) solved = load ("every-key.json", NULL, &error);
  gsize length;
  g_autofree char *text = fixture_data ("plans/every-key.json", &length);
  g_autofree char *sum =
      g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);

  g_assert_no_error (error);
  g_assert_true (solved->plan == solved->base);
  g_assert_cmpstr (solved->fingerprint, ==, sum);
}

static void
test_unknown_scenario (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeSolvedPlan) solved = load ("every-key.json", "no-such", &error);

  g_assert_null (solved);
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "every-key.json"));
  g_assert_nonnull (strstr (error->message, "no-such"));
}

static void
test_missing_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeSolvedPlan) solved = load ("none.json", NULL, &error);

  g_assert_null (solved);
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
}

/* No label is the last period in which goods move; a year of a quarterly plan is its last quarter.
 */
static void
test_periods (void)
{
  g_autoptr (OfftakeSolvedPlan) solved = load ("every-key.json", NULL, NULL);
  OfftakeNetwork *network = offtake_solution_get_network (solved->solution);
  const guint n = offtake_network_n_periods (network);
  g_autofree char *year = g_strdup_printf ("%d", offtake_network_period (network, n - 1)->year);
  guint period = G_MAXUINT;

  g_assert_true (offtake_solved_plan_find_period (solved, NULL, &period, NULL));
  g_assert_cmpuint (period, ==, n - 1);
  g_assert_true (offtake_solved_plan_find_period (solved, year, &period, NULL));
  g_assert_cmpuint (period, ==, n - 1);
  g_assert_true (offtake_solved_plan_find_period (
      solved, offtake_network_period (network, 0)->label, &period, NULL));
  g_assert_cmpuint (period, ==, 0);

  g_autoptr (GError) error = NULL;
  g_assert_false (offtake_solved_plan_find_period (solved, "1999", &period, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/solved-plan/fingerprint-is-the-files", test_fingerprint_is_the_files);
  g_test_add_func ("/cli/solved-plan/unknown-scenario", test_unknown_scenario);
  g_test_add_func ("/cli/solved-plan/missing-file", test_missing_file);
  g_test_add_func ("/cli/solved-plan/periods", test_periods);
  return g_test_run ();
}
