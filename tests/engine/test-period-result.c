/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/period-result.h"

#include "lib/small-plan.h"
#include "lib/solved.h"

static OfftakeNetwork *
compile (int tpa)
{
  g_autofree char *agreements = g_strdup_printf (
      "{'id':'1','seller':'S','buyer':'P','material':'a','quantity':{'kind':'fixed','tpa':%d}},"
      "{'id':'2','seller':'S','buyer':'M','material':'x','quantity':{'kind':'fixed','tpa':1}}",
      tpa);
  g_autofree char *json = small_plan_json (
      "{'id':'S','party':'us','kind':'source'},{'id':'M','party':'us','kind':'sink'},"
      "{'id':'P','party':'us','kind':'process','recipe':'mill'}",
      agreements, NULL);
  g_autoptr (OfftakePlan) plan = solved_read_plan (json);
  return offtake_network_compile (plan, NULL);
}

static OfftakePeriodResult *
solve (OfftakeNetwork *network)
{
  OfftakePeriodResult *result = offtake_period_result_new (network, 0);
  g_assert_true (offtake_period_result_solve (result, NULL, NULL));
  return result;
}

static void
test_element_loss (void)
{
  g_autoptr (OfftakeNetwork) network = compile (100);
  g_autoptr (OfftakePeriodResult) result = solve (network);
  guint plant = network->sites.rank[offtake_network_find_site (network, "P")];

  g_assert_cmpfloat_with_epsilon (offtake_period_result_element_loss (result, plant, 0), 10, 1e-12);
}

static void
test_what_has_changed (void)
{
  g_autoptr (OfftakeNetwork) one = compile (100), two = compile (101);
  g_autoptr (OfftakePeriodResult) past = solve (one), same = solve (one), other = solve (two);

  same->past = other->past = past;
  g_assert_false (offtake_period_result_has_changed (same, OFFTAKE_NONE));
  g_assert_true (offtake_period_result_has_changed (other, OFFTAKE_NONE));
  g_assert_true (offtake_period_result_has_changed (other, 0));
}

static void
test_counted (void)
{
  g_autoptr (OfftakeNetwork) network = compile (100);
  OfftakePeriodResult *result = solve (network);

  g_clear_pointer (&network, offtake_network_unref); /* the result holds it */
  offtake_period_result_unref (offtake_period_result_ref (result));
  g_assert_cmpuint (result->network->n_periods, ==, 1);
  offtake_period_result_unref (result);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/period-result/element-loss", test_element_loss);
  g_test_add_func ("/engine/period-result/what-has-changed", test_what_has_changed);
  g_test_add_func ("/engine/period-result/counted", test_counted);
  return g_test_run ();
}
