/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/network-private.h"

#include "lib/small-plan.h"
#include "lib/solved.h"

static OfftakeNetwork *
compile (void)
{
  g_autofree char *json = small_plan_json (
      "{'id':'z','name':'Zinc','party':'us','kind':'source'},{'id':'k','party':'us','kind':'sink'},"
      "{'id':'m','party':'us','kind':'process','recipe':'ab','mode':'push'}",
      "{'id':'9','seller':'z','buyer':'m','material':'a','quantity':{'kind':'fixed','tpa':1}},"
      "{'id':'5','seller':'z','buyer':'m','material':'a','status':'draft','quantity':{'kind':'fixed','tpa':1}},"
      "{'id':'1','seller':'m','buyer':'k','material':'b','quantity':{'kind':'fixed','tpa':1}}",
      NULL);
  g_autoptr (OfftakePlan) plan = solved_read_plan (json);
  return offtake_network_compile (plan, NULL);
}

/* Seen from outside everything stands in the order of the plan; within, in that of the ids. */
static void
test_orders (void)
{
  g_autoptr (OfftakeNetwork) network = compile ();
  static const char *const sites[] = { "z", "k", "m" }, *const agreements[] = { "9", "1" };

  g_assert_cmpuint (offtake_network_n_sites (network), ==, 3);
  g_assert_cmpuint (offtake_network_n_agreements (network), ==, 2);
  for (guint i = 0; i < 3; i++) {
    g_assert_cmpstr (offtake_network_site_id (network, i), ==, sites[i]);
    g_assert_cmpuint (offtake_network_find_site (network, sites[i]), ==, i);
  }
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (offtake_network_agreement_id (network, i), ==, agreements[i]);
  g_assert_cmpstr (offtake_network_site_name (network, 0), ==, "Zinc");
  g_assert_cmpstr (offtake_network_site_name (network, 1), ==, "k");
  g_assert_cmpuint (offtake_network_agreement_seller (network, 1), ==, 2);
  g_assert_cmpuint (offtake_network_agreement_buyer (network, 1), ==, 1);
  g_assert_cmpstr (
      offtake_network_material_id (network, offtake_network_agreement_material (network, 1)), ==,
      "b");
  for (guint s = 1; s < 3; s++)
    g_assert_cmpstr (network->site[s - 1].id, <, network->site[s].id);
}

static void
test_lookups (void)
{
  g_autoptr (OfftakeNetwork) network = compile ();
  guint e = offtake_network_find_element (network, "E"),
        d = offtake_network_find_material (network, "d");

  g_assert_cmpfloat (offtake_network_content (network, d, e), ==, 0.25);
  g_assert_cmpstr (offtake_network_element (network, e), ==, "E");
  g_assert_cmpstr (offtake_network_material_name (network, d), ==, "d");
  g_assert_cmpuint (offtake_network_find_period (network, "2027"), ==, 0);
  g_assert_cmpstr (offtake_network_period (network, 0)->label, ==, "2027");
  g_assert_cmpuint (offtake_network_find_site (network, "nobody"), ==, OFFTAKE_NONE);
  g_assert_cmpuint (offtake_network_find_agreement (network, "5"), ==,
                    OFFTAKE_NONE); /* a draft moves nothing */
  g_assert_cmpuint (offtake_network_find_element (network, "Xx"), ==, OFFTAKE_NONE);
  g_assert_cmpuint (offtake_network_find_period (network, "2030"), ==, OFFTAKE_NONE);
}

static void
test_slots (void)
{
  g_autoptr (OfftakeNetwork) network = compile ();

  for (guint s = 0; s < network->n_sites; s++)
    for (guint m = 0; m < network->n_materials; m++) {
      guint slot = offtake_network_find_slot (network, s, m);
      if (slot == OFFTAKE_NONE)
        continue;
      g_assert_cmpuint (network->slot[slot].site, ==, s);
      g_assert_cmpuint (network->slot[slot].material, ==, m);
    }
  g_assert_cmpuint (network->n_slots, ==, 4); /* a and b at m, a at z, b at k */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/network/orders", test_orders);
  g_test_add_func ("/engine/network/lookups", test_lookups);
  g_test_add_func ("/engine/network/slots", test_slots);
  return g_test_run ();
}
