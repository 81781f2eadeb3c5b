/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/activity-private.h"

#include <math.h>

#include "lib/random-trade.h"
#include "lib/solved.h"

/* What the links say comes to a variable is what its agreements say, wherever the flows stand. */
static void
test_inflows_are_the_agreements (void)
{
  guint n_links = 0;

  for (guint round = 0; round < 100; round++) {
    g_autofree char *json = random_trade_json (&(RandomTrade){ 12, 40, FALSE, FALSE, FALSE });
    g_autoptr (OfftakePlan) plan = solved_read_plan (json);
    g_autoptr (OfftakeNetwork) network = offtake_network_compile (plan, NULL);
    g_autoptr (OfftakePeriodResult) result = offtake_period_result_new (network, round % 3);
    g_autofree guint *variables = g_new (guint, network->n_variables + 1);
    g_autofree guint *place = g_new (guint, network->n_variables + 1);
    g_autofree OfftakeActivityFeeder *feeders = offtake_activity_list_feeders (result);
    g_auto (OfftakeActivityLoop) loop = { 0 };
    for (guint v = 0; v < network->n_variables; v++) {
      variables[v] = v;
      place[v] = OFFTAKE_NONE;
      result->drive[v] = g_test_rand_double_range (0, 3000);
    }
    for (guint s = 0; s < network->n_sites; s++)
      offtake_activity_run_site (result, s);
    offtake_activity_loop_init (&loop, result, feeders, variables, network->n_variables, place);
    g_autofree double *inflow = offtake_activity_loop_inflows (&loop);
    for (guint v = 0; v < network->n_variables; v++) {
      double expected = offtake_activity_inflow (result, v);
      g_assert_cmpfloat (fabs (inflow[v] - expected), <=, 1e-14 * expected);
    }
    n_links += loop.links->len;
  }
  g_assert_cmpuint (n_links, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/activity-links/inflows-are-the-agreements",
                   test_inflows_are_the_agreements);
  return g_test_run ();
}
