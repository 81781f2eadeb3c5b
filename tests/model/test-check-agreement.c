/* SPDX-License-Identifier: MPL-2.0 */
#include "model/check-record.h"

#include "lib/plan-cases.h"

static void
test_agreements (void)
{
  static const PlanCase cases[] = {
    { "agreements/0/quantity/tpa", "1",
      "agreements[0].quantity.tpa: does not belong to a quantity of kind \"share_of_need\"" },
    { "agreements/2/quantity/share", "1",
      "agreements[2].quantity.share: does not belong to a quantity of kind \"fixed\"" },
    { "agreements/2/quantity/min_tpa", "1", "agreements[2].quantity.min_tpa: does not belong" },
    { "agreements/0/price/per_t", "1",
      "agreements[0].price.per_t: does not belong to a price of kind \"index\"" },
    { "agreements/1/price/premium_per_t", "1",
      "agreements[1].price.premium_per_t: does not belong" },
    { "agreements/1/price/terms", "[]", "agreements[1].price.terms: does not belong" },
    { "agreements/0/quantity/basis", "\"Li\"",
      "agreements[0].quantity.basis: \"niso4\" holds no Li" },
    { "agreements/0/quantity/basis", "\"Co\"", "\"niso4\" holds no Co" },
    { "agreements/0/price/terms/0/element", "\"nickel\"",
      "agreements[0].price.terms[0].element: \"nickel\"" },
    { "agreements/0/promises/0/element", "\"ni\"", "agreements[0].promises[0].element: \"ni\"" },
    { "agreements/0/buyer", "\"maker\"",
      "agreements[0].quantity.kind: share_of_need: the buyer \"maker\" is not a process" },
    { "agreements/0/buyer", "\"shredder\"",
      "the buyer \"shredder\" is not a process with a recipe by coefficients" },
    { "agreements/0/buyer", "\"gigafactory\"", "that takes \"niso4\"" },
    { "agreements/1/seller", "\"mine\"",
      "agreements[1].quantity.kind: share_of_output: the seller \"mine\" is not a process" },
    { "agreements/1/seller", "\"refiner\"", "is not a process that makes \"cam\"" },
    { "agreements/1/seller", "\"line-2\"", "defines itself" },
    { "agreements/1/quantity", "{\"kind\": \"share_of_need\", \"share\": 0.5}", "defines itself" },
    { "agreements/2/quantity", "{\"kind\": \"share_of_output\", \"share\": 0.5}", NULL },
    { "agreements/0/seller", "\"maker\"", NULL }, /* a sink that sells buys on the spot market */
  };

  plan_cases_check (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/check-agreement/agreements", test_agreements);
  return g_test_run ();
}
