/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/network-private.h"

#include "lib/small-plan.h"
#include "lib/solved.h"

static OfftakeNetwork *
compile (void)
{
  g_autofree char *json = small_plan_json (
      "{'id':'A','party':'us','kind':'process','recipe':'mix'},{'id':'B','party':'us','kind':'process','recipe':'make-b','mode':'pull'},"
      "{'id':'C','party':'us','kind':'process','recipe':'aw','mode':'push'},{'id':'D','party':'us','kind':'process','recipe':'aw',"
      "'mode':'fixed','planned_tpa':1},{'id':'E','party':'cn','kind':'sink'},{'id':'F','party':'cn','kind':'source'}",
      "{'id':'1','seller':'C','buyer':'A','material':'a','quantity':{'kind':'fixed','tpa':1}},"
      "{'id':'2','seller':'B','buyer':'C','material':'b','quantity':{'kind':'fixed','tpa':1}},"
      "{'id':'3','seller':'F','buyer':'C','material':'a','quantity':{'kind':'fixed','tpa':1}},"
      "{'id':'4','seller':'C','buyer':'E','material':'w','quantity':{'kind':'share_of_output','share':0.5}}",
      NULL);
  g_autoptr (OfftakePlan) plan = solved_read_plan (json);
  return offtake_network_compile (plan, NULL);
}

static void
test_factors (void)
{
  g_autoptr (OfftakeNetwork) network = compile ();
  const OfftakeNetworkSite *mix = &network->site[0];

  /* All of E in a (a half) and d (a quarter) ends in b (a half). */
  g_assert_cmpuint (mix[1].first_factor - mix->first_factor, ==, 2);
  g_assert_cmpfloat (network->factor[mix->first_factor], ==, 1);
  g_assert_cmpfloat (network->factor[mix->first_factor + 1], ==, 0.5);
  g_assert_cmpuint (mix->reference, ==, OFFTAKE_NONE);
}

static void
test_variables (void)
{
  g_autoptr (OfftakeNetwork) network = compile ();
  static const guint n_variables[] = {
    2, 1, 1, 0, 0, 0
  }; /* feeds, pull, push, fixed, sink, source */

  for (guint s = 0; s < network->n_sites; s++)
    g_assert_cmpuint (network->site[s + 1].first_variable - network->site[s].first_variable, ==,
                      n_variables[s]);
  g_assert_cmpuint (network->agreement[0].feeds, ==, 0);
  g_assert_cmpuint (network->agreement[1].demands, ==, network->site[1].first_variable);
  g_assert_cmpuint (network->agreement[1].feeds, ==, OFFTAKE_NONE); /* C takes no b */
  g_assert_cmpuint (network->agreement[2].feeds, ==, network->site[2].first_variable);
  g_assert_cmpfloat (network->agreement[3].coefficient, ==, 0.1);
}

static void
test_tags (void)
{
  g_autoptr (OfftakeNetwork) network = compile ();
  const OfftakeTag *waste = &network->tag[network->agreement[3].waste_tag];

  g_assert_cmpuint (network->n_tags, ==, 3); /* recycled_pre in CN, unknown, virgin in CN */
  g_assert_cmpuint (network->unknown_tag, ==, 1);
  g_assert_cmpuint (waste->class, ==, OFFTAKE_ORIGIN_RECYCLED_PRE);
  g_assert_cmpstr (waste->country, ==, "CN");
  g_assert_true (waste->foreign_entity);
  g_assert_cmpuint (network->site[5].tag, ==, 2);
  g_assert_cmpuint (network->site[4].tag, ==, OFFTAKE_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/compile-recipe/factors", test_factors);
  g_test_add_func ("/engine/compile-recipe/variables", test_variables);
  g_test_add_func ("/engine/compile-recipe/tags", test_tags);
  return g_test_run ();
}
