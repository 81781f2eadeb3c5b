/* SPDX-License-Identifier: MPL-2.0 */

/* Plans that a check would refuse give an error with names, and no network. */

#include "engine/network-private.h"

#include <string.h>

#include "base/error.h"
#include "lib/small-plan.h"
#include "lib/solved.h"

static OfftakePlan *
sound_plan (void)
{
  g_autofree char *json = small_plan_json (
      "{'id':'S','party':'us','kind':'source'},{'id':'P','party':'us','kind':'process','recipe':'mill'}",
      "{'id':'1','seller':'S','buyer':'P','material':'a','quantity':{'kind':'fixed','tpa':1,'basis':'E'}}",
      NULL);
  return solved_read_plan (json);
}

static void
expect_error (OfftakePlan *plan, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (offtake_network_compile (plan, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  if (!strstr (error->message, words))
    g_error ("\"%s\" does not say \"%s\"", error->message, words);
}

static void
test_dangling (void)
{
  g_autoptr (OfftakePlan) plan = sound_plan ();
  OfftakeAgreement *agreement = (OfftakeAgreement *) offtake_plan_find (plan, "agreements", "1");

  g_free (agreement->buyer);
  agreement->buyer = g_strdup ("nobody");
  expect_error (plan, "Agreement \"1\" names \"nobody\"");
}

static void
test_process_without_recipe (void)
{
  g_autoptr (OfftakePlan) plan = sound_plan ();

  g_clear_pointer (&((OfftakeSite *) offtake_plan_find (plan, "sites", "P"))->recipe, g_free);
  expect_error (plan, "Site \"P\" is a process without a recipe");
}

static void
test_basis_that_the_material_lacks (void)
{
  g_autoptr (OfftakePlan) plan = sound_plan ();
  OfftakeAgreement *agreement = (OfftakeAgreement *) offtake_plan_find (plan, "agreements", "1");

  g_free (agreement->quantity->basis);
  agreement->quantity->basis = g_strdup ("Xx");
  expect_error (plan, "Agreement \"1\" counts tonnes of Xx");
}

static void
test_yield_of_what_the_product_lacks (void)
{
  g_autoptr (OfftakePlan) plan = sound_plan ();
  OfftakeRecipe *recipe = (OfftakeRecipe *) offtake_plan_find (plan, "recipes", "mill");
  OfftakeRecipeYield *yield = recipe->yields->pdata[0];

  g_free (yield->of);
  yield->of = g_strdup ("Xx");
  expect_error (plan, "The recipe of site \"P\" yields \"b\" of Xx");
}

static void
test_a_network_outlives_its_plan (void)
{
  g_autoptr (OfftakePlan) plan = sound_plan ();
  g_autoptr (OfftakeNetwork) network = offtake_network_compile (plan, NULL);

  g_clear_object (&plan);
  g_assert_cmpuint (offtake_network_find_agreement (network, "1"), ==, 0);
  g_assert_cmpstr (network->site[0].country, ==, "US");
}

static void
test_an_empty_plan (void)
{
  g_autoptr (OfftakePlan) plan = offtake_plan_new ("Empty", "USD", 2027, 2028);
  g_autoptr (OfftakeSolution) solution = solved_plan (plan);
  guint n;

  g_assert_true (offtake_solution_has_period (solution, 1));
  offtake_solution_warnings (solution, 1, &n);
  g_assert_cmpuint (n, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/compile/dangling", test_dangling);
  g_test_add_func ("/engine/compile/process-without-recipe", test_process_without_recipe);
  g_test_add_func ("/engine/compile/basis", test_basis_that_the_material_lacks);
  g_test_add_func ("/engine/compile/yield", test_yield_of_what_the_product_lacks);
  g_test_add_func ("/engine/compile/a-network-outlives-its-plan", test_a_network_outlives_its_plan);
  g_test_add_func ("/engine/compile/an-empty-plan", test_an_empty_plan);
  return g_test_run ();
}
