/* SPDX-License-Identifier: MPL-2.0 */
#include "model/field.h"

#include "lib/plan-cases.h"

static void
test_types (void)
{
  static const PlanCase cases[] = {
    { "format", "\"other\"", "format: must be" },
    { "version", "2", "version: must be 1" },
    { "version", "\"1\"", "version: must be 1" },
    { "extra", "1", "extra: the format knows no such key in a plan" },
    { "empty_lists", "[]", "empty_lists: the format knows no such key" },
    { "id", "\"plan\"", "id: the format knows no such key" },
    { "horizon/until", "1", "horizon.until: the format knows no such key in a horizon" },
    { "sites/0/colour", "1", "sites[0].colour: the format knows no such key in a site" },
    { "agreements/0/quantity/tpy", "1",
      "agreements[0].quantity.tpy: the format knows no such key" },
    { "agreements/0/price/terms/0/x", "1", "agreements[0].price.terms[0].x: the format knows no" },
    { "title", "7", "title: must be text" },
    { "title", "null", "title: must be text" },
    { "materials", "{}", "materials: must be a list" },
    { "materials/0", "[]", "materials[0]: must be an object" },
    { "materials/0/intermediate", "0", "materials[0].intermediate: must be true or false" },
    { "materials/0/virgin_kgco2e_per_kg", "\"5\"", "virgin_kgco2e_per_kg: must be a number" },
    { "materials/0/virgin_kgco2e_per_kg", "{\"2024\": 5}", "must be a number" },
    { "materials/0/waste", "\"both\"",
      "is \"both\", but must be one of \"none\", \"pre\", \"post\"" },
    { "materials/0/waste", "1", "must be one of" },
    { "materials/0/composition", "[0.1]", "materials[0].composition: must be numbers by element" },
    { "materials/0/composition", "{\"Ni\": {\"2024\": 1}}", "composition.Ni: must be a number" },
    { "materials/0/composition", "{\"nickel\": 0.1}", "composition.nickel: \"nickel\" is not the" },
    { "recipes/0/electricity_kwh_per_t", "{\"2024\": 5}",
      "electricity_kwh_per_t: must be a number" },
    { "recipes/0/inputs", "{}", "recipes[0].inputs: must be a list" },
    { "recipes/2/feeds/0", "7", "recipes[2].feeds[0]: must be text" },
    { "sites/4/planned_tpa", "\"1000\"", "sites[4].planned_tpa: must be a number, or numbers" },
    { "sites/4/planned_tpa", "{\"2027Q5\": 1}",
      "sites[4].planned_tpa: \"2027Q5\" is not a period" },
    { "agreements/0/quantity", "500", "agreements[0].quantity: must be an object" },
    { "agreements/0/renewal/months", "1.5",
      "agreements[0].renewal.months: must be a whole number" },
    { "agreements/0/documents/0", "\"x\"", "agreements[0].documents[0]: must be an object" },
    { "agreements/0/start", "20240301", "agreements[0].start: must be a date" },
    { "agreements/0/start", "\"2027-02-29\"", "agreements[0].start: \"2027-02-29\" is not a day" },
    { "agreements/0/signed", "\"2024-3-1\"", "agreements[0].signed: \"2024-3-1\" is not a day" },
    { "agreements/0/conditions/0/due", "\"soon\"", "agreements[0].conditions[0].due: \"soon\"" },
    { "deliveries/0/period", "\"2024H1\"", "deliveries[0].period: \"2024H1\" is not a period" },
    { "deliveries/0/assay/Ni", "[0.1]", "deliveries[0].assay.Ni: must be [mean, standard" },
    { "deliveries/0/assay/Ni", "[0.1, \"x\"]", "deliveries[0].assay.Ni[1]: must be a number" },
    { "currency", "\"usd\"", "currency: \"usd\" is not a currency" },
    { "parties/0/country", "\"UK\"", "parties[0].country: \"UK\" is not a country" },
    { "parties/0/country", "\"us\"", "parties[0].country: \"us\" is not a country" },
    { "sites/0/country", "\"EU\"", "sites[0].country: \"EU\" is not a country" },
    { "sites/0/extraction_country", "\"XX\"", "sites[0].extraction_country: \"XX\"" },
    { "agreements/0/promises/1/countries/1", "\"ZZ\"", "promises[1].countries[1]: \"ZZ\"" },
    { "scenarios/0/include_status/0", "\"soon\"", "scenarios[0].include_status[0]: is \"soon\"" },
    { "materials/0/id", "\"\"", "materials[0].id: must not be empty" },
    { "materials/0/id", "7", "materials[0].id: must be text" },
    { "deliveries/0/t", "9007199254740993", "deliveries[0].t: is too big to be held exactly" },
  };

  plan_cases_check (cases, G_N_ELEMENTS (cases));
}

static void
test_ranges (void)
{
  static const PlanCase cases[] = {
    { "horizon/from", "2031", "horizon.from: is 2031, which is after the last year, 2030" },
    { "horizon/from", "1", "horizon.from: is 1, but must be a year from 1900 to 2200" },
    { "horizon/to", "20300", "horizon.to: is 20300" },
    { "materials/0/composition", "{\"Ni\": 1.1}",
      "composition.Ni: is 1.1, but must be a fraction" },
    { "materials/0/composition", "{\"Ni\": -0.1}", "composition.Ni: is -0.1" },
    { "materials/6/composition", "{\"H\": 0.5, \"O\": 0.50001}",
      "materials[6].composition: the fractions sum" },
    { "materials/6/composition", "{\"H\": 0.5, \"O\": 0.5000000001}", NULL },
    { "materials/0/virgin_kgco2e_per_kg", "-1",
      "virgin_kgco2e_per_kg: is -1, but must be 0 or more" },
    { "recipes/0/inputs/0/t_per_t", "-2.25", "recipes[0].inputs[0].t_per_t: is -2.25" },
    { "recipes/0/outputs/1/allocation", "-1", "recipes[0].outputs[1].allocation: is -1" },
    { "recipes/0/electricity_kwh_per_t", "-1", "electricity_kwh_per_t: is -1" },
    { "recipes/0/direct_kgco2e_per_t", "-1", "direct_kgco2e_per_t: is -1" },
    { "recipes/2/yields/0/fraction", "1.01", "recipes[2].yields[0].fraction: is 1.01" },
    { "sites/0/capacity_tpa", "-5", "sites[0].capacity_tpa: is -5" },
    { "sites/0/grid_kgco2e_per_kwh", "{\"2024\": 1, \"2026\": -1}",
      "grid_kgco2e_per_kwh.2026: is -1" },
    { "sites/0/kgco2e_per_kg", "-1", "sites[0].kgco2e_per_kg: is -1" },
    { "sites/4/planned_tpa", "-1", "sites[4].planned_tpa: is -1" },
    { "agreements/0/quantity/share", "1.2", "agreements[0].quantity.share: is 1.2" },
    { "agreements/0/quantity/share", "{\"2024\": -0.1}",
      "agreements[0].quantity.share.2024: is -0.1" },
    { "agreements/0/quantity/min_tpa", "-1", "agreements[0].quantity.min_tpa: is -1" },
    { "agreements/0/quantity/max_tpa", "-1", "agreements[0].quantity.max_tpa: is -1" },
    { "agreements/0/quantity/tolerance", "-0.1", "agreements[0].quantity.tolerance: is -0.1" },
    { "agreements/2/quantity/tpa", "{\"2024\": -1}", "agreements[2].quantity.tpa.2024: is -1" },
    { "agreements/0/transport/0/km", "-1", "agreements[0].transport[0].km: is -1" },
    { "agreements/0/transport/0/kgco2e_per_tkm", "-1", "kgco2e_per_tkm: is -1" },
    { "agreements/0/take_or_pay", "1.5", "agreements[0].take_or_pay: is 1.5" },
    { "deliveries/0/t", "-1", "deliveries[0].t: is -1" },
    { "deliveries/0/sigma_t", "-1", "deliveries[0].sigma_t: is -1" },
    { "deliveries/0/assay/Ni", "[1.2, 0]", "deliveries[0].assay.Ni[0]: is 1.2" },
    { "deliveries/0/assay/Ni", "[0.2, -1]", "deliveries[0].assay.Ni[1]: is -1" },
    /* not errors */
    { "agreements/0/price/premium_per_t", "-1", NULL },
    { "agreements/1/price/per_t", "-1", NULL },
    { "indices/0/price_per_t", "-1", NULL },
    { "agreements/0/price/terms/0/payable", "1.5", NULL },
    { "agreements/0/quantity/min_tpa", "99999", NULL },
    { "agreements/0/end", "\"1999-01-01\"", NULL },
    { "agreements/0/quantity/share", "{\"2099Q3\": 0.5}", NULL },
    { "agreements/3/material", "\"water\"", NULL },
    { "agreements/0/buyer", "\"line\"", NULL },
  };

  plan_cases_check (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/field-read/types", test_types);
  g_test_add_func ("/model/field-read/ranges", test_ranges);
  return g_test_run ();
}
