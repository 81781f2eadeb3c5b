/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/network-private.h"

#include <math.h>

#include "lib/small-plan.h"
#include "lib/solved.h"

#define SITES "{'id':'S','party':'us','kind':'source'},{'id':'M','party':'us','kind':'sink'}"

static OfftakeNetwork *
compile (const char *more_of_agreement, const char *more)
{
  g_autofree char *agreement =
      g_strdup_printf ("{'id':'1','seller':'S','buyer':'M','material':'b',%s}", more_of_agreement);
  g_autofree char *json = small_plan_json (SITES, agreement, more);
  g_autoptr (OfftakePlan) plan = solved_read_plan (json);
  return offtake_network_compile (plan, NULL);
}

static const struct {
  const char *price;
  double expected;
} prices[] = {
  { "'price':{'kind':'fixed','per_t':7}", 7 },
  { "'price':{'kind':'fixed','per_t':{'2029':7,'2030':8}}",
    7 }, /* the first value given, before it */
  { "'price':{'kind':'index','terms':[{'index':'one','payable':0.9}],'premium_per_t':-5}", 85 },
  { "'price':{'kind':'index','terms':[{'index':'one','payable':0.9,'element':'E'}]}", 45 },
  { "'price':{'kind':'index','terms':[{'index':'one','payable':0.9}],'floor_per_t':95}", 95 },
  { "'price':{'kind':'index','terms':[{'index':'one','payable':0.9}],'cap_per_t':60}", 60 },
  { "'price':{'kind':'fixed','per_t':10,'floor_per_t':50,'cap_per_t':40}",
    40 }, /* floor, then cap */
  { "'price':{'kind':'fixed','per_t':10,'floor_per_t':{},'cap_per_t':{}}",
    10 }, /* limits that say nothing */
};

static void
test_prices (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (prices); i++) {
    g_autofree char *more =
        g_strdup_printf ("'quantity':{'kind':'fixed','tpa':1},%s", prices[i].price);
    g_autoptr (OfftakeNetwork) network = compile (more, NULL);
    g_assert_cmpfloat_with_epsilon (offtake_network_terms (network, 0)[0].price, prices[i].expected,
                                    1e-12);
  }
}

/* No price is no number, whatever floor it may not fall below. */
static void
test_no_price (void)
{
  static const char *const none[] = {
    "'notes':''",
    "'price':{'kind':'fixed','per_t':{},'floor_per_t':50}",
    "'price':{'kind':'index','terms':[{'index':'none','payable':1}],'floor_per_t':50}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++) {
    g_autofree char *more = g_strdup_printf ("'quantity':{'kind':'fixed','tpa':1},%s", none[i]);
    g_autoptr (OfftakeNetwork) network = compile (more, NULL);
    g_assert_true (isnan (offtake_network_terms (network, 0)[0].price));
  }
}

static void
test_material_prices (void)
{
  g_autoptr (OfftakeNetwork) network = compile ("'quantity':{'kind':'fixed','tpa':1}", NULL);
  const double *price = offtake_network_material_prices (network, 0);

  g_assert_true (
      isnan (price[network->materials.rank[offtake_network_find_material (network, "a")]]));
  g_assert_cmpfloat (price[network->materials.rank[offtake_network_find_material (network, "b")]],
                     ==, 100);
}

static void
test_deliveries (void)
{
  g_autoptr (OfftakeNetwork) network = compile (
      "'quantity':{'kind':'fixed','tpa':1}",
      "'deliveries':[{'id':'x','agreement':'1','period':'2027Q1','t':3},"
      "{'id':'y','agreement':'1','period':'2027','t':4},{'id':'z','agreement':'1','period':'2026','t':50}]");
  g_autoptr (OfftakeNetwork) without = compile ("'quantity':{'kind':'fixed','tpa':1}", NULL);

  g_assert_cmpfloat (offtake_network_terms (network, 0)[0].delivered, ==, 7);
  g_assert_true (isnan (offtake_network_terms (without, 0)[0].delivered));
}

static void
test_limits (void)
{
  g_autoptr (OfftakeNetwork) none =
      compile ("'quantity':{'kind':'fixed','tpa':5},'start':'2028-01-01'", NULL);
  const OfftakeTerms *terms = offtake_network_terms (none, 0);

  g_assert_cmpfloat (terms->fixed, ==, 0);
  g_assert_false (terms->in_force);
  g_assert_true (none->agreement[0].empty_term);
  g_assert_true (isinf (offtake_network_site_terms (none, 0)[0].capacity));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/compile-terms/prices", test_prices);
  g_test_add_func ("/engine/compile-terms/no-price", test_no_price);
  g_test_add_func ("/engine/compile-terms/material-prices", test_material_prices);
  g_test_add_func ("/engine/compile-terms/deliveries", test_deliveries);
  g_test_add_func ("/engine/compile-terms/limits", test_limits);
  return g_test_run ();
}
