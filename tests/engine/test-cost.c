/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/cost.h"

#include <math.h>

#include "lib/small-plan.h"
#include "lib/solved.h"

/* B makes 80 t of b from 100 t of a: 40 t at 10 from a US mine, 20 t at 25 from a foreign one, 40 t
   on the spot market, and sells it at 90. */
static OfftakeSolution *
solve_maker (const char *price, const char *us45x)
{
  g_autofree char *agreements = g_strdup_printf (
      "{'id':'us','seller':'U','buyer':'B','material':'a','quantity':{'kind':'fixed','tpa':40}%s},"
      "{'id':'cn','seller':'C','buyer':'B','material':'a','quantity':{'kind':'fixed','tpa':20},"
      "'price':{'kind':'fixed','per_t':25},'transport':[{'mode':'ship','km':100,'kgco2e_per_tkm':1}]},"
      "{'id':'b','seller':'B','buyer':'M','material':'b','quantity':{'kind':'share_of_output','share':1},"
      "'price':{'kind':'fixed','per_t':90}}",
      price);
  g_autofree char *json = small_plan_json (
      "{'id':'U','party':'us','kind':'source'},{'id':'C','party':'cn','kind':'source','kgco2e_per_kg':0.5},"
      "{'id':'M','party':'us','kind':'sink'},"
      "{'id':'B','party':'us','kind':'process','recipe':'make-b','mode':'fixed','planned_tpa':80}",
      agreements, NULL);
  g_autoptr (GString) text = g_string_new (json);

  if (us45x)
    g_string_replace (text, "\"id\":\"a\",", us45x, 1);
  return solved_json (text->str);
}

static guint
site (const OfftakeSolution *solution, const char *id)
{
  return offtake_network_find_site (offtake_solution_get_network (solution), id);
}

static void
test_assistance_ratio (void)
{
  g_autoptr (OfftakeSolution) solution = solve_maker (",'price':{'kind':'fixed','per_t':10}", NULL);
  OfftakeMaterialCost cost = offtake_solution_material_cost (solution, 0, site (solution, "B"));

  /* The mean price is (400 + 500) / 60 = 15; foreign and spot are 60 of 100 t. */
  g_assert_cmpfloat_with_epsilon (cost.total, 1500, 1e-9);
  g_assert_cmpfloat_with_epsilon (cost.foreign, 900, 1e-9);
  g_assert_cmpuint (cost.unpriced, ==, OFFTAKE_NONE);
  g_assert_cmpfloat_with_epsilon (offtake_material_cost_assistance_ratio (&cost), 0.4, 1e-12);
}

static void
test_without_any_price (void)
{
  g_autofree char *json = small_plan_json (
      "{'id':'U','party':'us','kind':'source'},"
      "{'id':'B','party':'us','kind':'process','recipe':'make-b','mode':'fixed','planned_tpa':80}",
      "{'id':'us','seller':'U','buyer':'B','material':'a','quantity':{'kind':'fixed','tpa':40}}",
      NULL);
  g_autoptr (OfftakeSolution) solution = solved_json (json);
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  OfftakeMaterialCost cost = offtake_solution_material_cost (solution, 0, site (solution, "B"));
  guint unpriced;

  g_assert_cmpstr (offtake_network_material_id (network, cost.unpriced), ==, "a");
  g_assert_true (isnan (offtake_material_cost_assistance_ratio (&cost)));
  g_assert_true (
      isnan (offtake_solution_credit_base (solution, 0, site (solution, "B"), &unpriced)));
  g_assert_cmpuint (unpriced, ==, cost.unpriced);
}

static void
test_credit_base (void)
{
  g_autoptr (OfftakeSolution) plain = solve_maker (",'price':{'kind':'fixed','per_t':10}", NULL);
  g_autoptr (OfftakeSolution) eligible =
      solve_maker (",'price':{'kind':'fixed','per_t':10}", "\"id\":\"a\",\"us45x\":\"acm\",");
  guint unpriced;

  g_assert_cmpfloat_with_epsilon (
      offtake_solution_credit_base (plain, 0, site (plain, "B"), &unpriced), 80 * 50 + 1500, 1e-9);
  g_assert_cmpuint (unpriced, ==, OFFTAKE_NONE);
  /* 40 of 100 t are themselves eligible and made in the US. */
  g_assert_cmpfloat_with_epsilon (
      offtake_solution_credit_base (eligible, 0, site (eligible, "B"), &unpriced), 80 * 50 + 900,
      1e-9);
}

static void
test_margin (void)
{
  g_autoptr (OfftakeSolution) solution = solve_maker (",'price':{'kind':'fixed','per_t':10}", NULL);
  OfftakeSiteMoney money = offtake_solution_site_money (solution, 0, site (solution, "B"));

  g_assert_cmpfloat_with_epsilon (money.sold, 7200, 1e-9);
  g_assert_cmpfloat_with_epsilon (money.bought, 900, 1e-9);
  g_assert_cmpfloat_with_epsilon (money.conversion, 4000, 1e-9);
  g_assert_false (money.complete); /* a has no price index: its spot is not counted */
  g_assert_cmpfloat_with_epsilon (offtake_site_money_margin (&money), 2300, 1e-9);
}

static void
test_avoided_emissions (void)
{
  g_autoptr (OfftakeSolution) solution = solve_maker ("", NULL);
  const OfftakeNetwork *network = offtake_solution_get_network (solution);

  g_assert_cmpfloat_with_epsilon (
      offtake_solution_avoided_kgco2e (solution, 0, offtake_network_find_agreement (network, "cn")),
      20 * (2000 - 600), 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/cost/assistance-ratio", test_assistance_ratio);
  g_test_add_func ("/engine/cost/without-any-price", test_without_any_price);
  g_test_add_func ("/engine/cost/credit-base", test_credit_base);
  g_test_add_func ("/engine/cost/margin", test_margin);
  g_test_add_func ("/engine/cost/avoided-emissions", test_avoided_emissions);
  return g_test_run ();
}
