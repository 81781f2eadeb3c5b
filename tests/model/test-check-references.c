/* SPDX-License-Identifier: MPL-2.0 */
#include "model/check-record.h"

#include "lib/plan-cases.h"

static void
test_references (void)
{
  static const PlanCase cases[] = {
    { "materials/0/price_index", "\"x\"",
      "materials[0].price_index: there is no \"x\" in indices (material \"niso4\")" },
    { "recipes/0/reference", "\"x\"", "recipes[0].reference: there is no \"x\" in materials" },
    { "recipes/0/inputs/0/material", "\"x\"", "recipes[0].inputs[0].material: there is no \"x\"" },
    { "recipes/0/outputs/1/material", "\"x\"",
      "recipes[0].outputs[1].material: there is no \"x\"" },
    { "recipes/2/feeds/1", "\"x\"", "recipes[2].feeds[1]: there is no \"x\" in materials" },
    { "recipes/2/yields/0/product", "\"x\"", "recipes[2].yields[0].product: there is no \"x\"" },
    { "sites/0/party", "\"x\"", "sites[0].party: there is no \"x\" in parties" },
    { "sites/2/recipe", "\"x\"", "sites[2].recipe: there is no \"x\" in recipes" },
    { "agreements/0/seller", "\"x\"", "agreements[0].seller: there is no \"x\" in sites" },
    { "agreements/0/buyer", "\"x\"",
      "agreements[0].buyer: there is no \"x\" in sites (agreement \"001\")" },
    { "agreements/0/material", "\"x\"", "agreements[0].material: there is no \"x\" in materials" },
    { "agreements/0/mirror", "\"x\"", "agreements[0].mirror: there is no \"x\" in agreements" },
    { "agreements/0/price/terms/1/index", "\"x\"",
      "agreements[0].price.terms[1].index: there is no" },
    { "deliveries/0/agreement", "\"x\"",
      "deliveries[0].agreement: there is no \"x\" in agreements" },
    { "materials/1/id", "\"niso4\"",
      "materials[1].id: \"niso4\" is the id of materials[0] already" },
    { "rules/1", "{\"id\": \"own-1\"}", "rules[1].id: \"own-1\" is the id of rules[0] already" },
  };

  plan_cases_check (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/check-references/references", test_references);
  return g_test_run ();
}
