/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/specimen.h"

#include <math.h>
#include <string.h>

#include "lib/solved.h"

static void
test_the_same_each_time (void)
{
  for (guint t = 0; offtake_topology_names ()[t]; t++) {
    g_autoptr (OfftakePlan) plan = offtake_specimen_new (t, 200, 2),
                            again = offtake_specimen_new (t, 200, 2);
    g_autoptr (GError) error = NULL;
    GListModel *list = offtake_plan_get_list (plan, "agreements"),
               *other = offtake_plan_get_list (again, "agreements");
    g_autoptr (OfftakeNetwork) network = offtake_network_compile (plan, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1000);
    for (guint i = 0; i < 1000; i++) {
      g_autoptr (OfftakeAgreement) one = g_list_model_get_item (list, i),
                                   same = g_list_model_get_item (other, i);
      g_assert_cmpstr (one->buyer, ==, same->buyer);
      g_assert_cmpstr (one->seller, !=, one->buyer);
    }
  }
}

/* Large loops that are swept: all that goes in comes out, and shares sum to 1. */
static void
test_balance_of_a_large_one (void)
{
  for (guint t = 0; offtake_topology_names ()[t]; t++) {
    g_autoptr (OfftakePlan) plan = offtake_specimen_new (t, 2000, 1);
    g_autoptr (OfftakeSolution) solution = solved_plan (plan);
    const OfftakeNetwork *network = offtake_solution_get_network (solution);
    double in = 0, out = 0;
    guint n;
    for (guint s = 0; s < offtake_network_n_sites (network); s++) {
      const OfftakeBalance *balances = offtake_solution_balances (solution, 0, s, &n);
      gboolean source = g_str_has_prefix (offtake_network_site_id (network, s), "source");
      for (guint i = 0; i < n; i++) {
        in += balances[i].spot + (source ? balances[i].produced : 0);
        out += balances[i].surplus + (source ? 0 : balances[i].consumed - balances[i].produced);
      }
    }
    g_assert_cmpfloat (fabs (in - out), <=, 1e-10 * in);
    for (guint a = 0; a < offtake_network_n_agreements (network); a += 37) {
      const OfftakeOriginShare *shares = offtake_solution_origins (solution, 0, a, 3, &n);
      double sum = 0;
      for (guint i = 0; i < n; i++)
        sum += shares[i].share;
      g_assert_cmpfloat (fabs (sum - 1), <=, 1e-10);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/specimen/the-same-each-time", test_the_same_each_time);
  g_test_add_func ("/engine/specimen/balance-of-a-large-one", test_balance_of_a_large_one);
  return g_test_run ();
}
