/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/table.h"

#define HEAD "seller,buyer,material,quantity,unit,per,start,end,term\n"

static const struct {
  const char *name, *cells; /* from the quantity on */
  OfftakeQuantityKind kind;
  double number; /* tpa or share */
  const char *basis, *question;
} cases[] = {
  { "year", "100,t,year,,,", OFFTAKE_QUANTITY_FIXED, 100, NULL, NULL },
  { "month", "0.1,kt,month,,,", OFFTAKE_QUANTITY_FIXED, 1200, NULL, NULL },
  { "quarter", "10,short tons,quarter,,,", OFFTAKE_QUANTITY_FIXED, 36.2873896, NULL, NULL },
  { "in-the-unit", "5000,lb/month,,,,", OFFTAKE_QUANTITY_FIXED, 27.2155422, NULL, NULL },
  { "total-by-dates", "500,t,total,2026-01-01,2029-12-31,", OFFTAKE_QUANTITY_FIXED, 125, NULL,
    "evenly over the term" },
  { "total-by-years", "400,t,total,2025,,4", OFFTAKE_QUANTITY_FIXED, 100, NULL,
    "evenly over the term" },
  { "total-of-nothing", "400,t,total,,,", OFFTAKE_QUANTITY_FIXED, 0, NULL, "over which term" },
  { "contained", "10,t contained Ni,year,,,", OFFTAKE_QUANTITY_FIXED, 10, "Ni", NULL },
  { "not-contained", "10,t contained Fe,year,,,", OFFTAKE_QUANTITY_FIXED, 10, NULL, "how much Fe" },
  { "need", "30,percent of buyer requirement,year,,,", OFFTAKE_QUANTITY_SHARE_OF_NEED, 0.3, NULL,
    NULL },
  { "output", "100,% of production,,,,", OFFTAKE_QUANTITY_SHARE_OF_OUTPUT, 1, NULL, NULL },
  { "hint", "10,t (up to),year,,,", OFFTAKE_QUANTITY_FIXED, 10, NULL, "how firm" },
  { "unknown-unit", "13,GWh,year,,,", OFFTAKE_QUANTITY_FIXED, 0, NULL,
    "how many tonnes a year are \"13 GWh\"" },
  { "nothing", ",,,,,", OFFTAKE_QUANTITY_FIXED, 0, NULL, "what is the quantity" },
  { "no-unit", "7,,,,,", OFFTAKE_QUANTITY_FIXED, 7, NULL, "Tonnes are taken" },
};

static void
test_amounts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strdup_printf (HEAD "A,B,nickel sulfate,%s\n", cases[i].cells);
    g_autoptr (OfftakeImport) import = table_read_all (text);
    const OfftakeQuantity *quantity = table_agreement (import, "001")->quantity;
    OfftakeSeries *series =
        cases[i].kind == OFFTAKE_QUANTITY_FIXED ? quantity->tpa : quantity->share;

    g_test_message ("%s", cases[i].name);
    g_assert_cmpint (quantity->kind, ==, cases[i].kind);
    g_assert_cmpfloat_with_epsilon (offtake_series_at (series, 0, OFFTAKE_BEFORE_ZERO),
                                    cases[i].number, 1e-3 * cases[i].number + 1e-12);
    g_assert_cmpstr (quantity->basis, ==, cases[i].basis);
    if (cases[i].question)
      g_assert_true (table_asks (import, cases[i].question));
    else
      g_assert_false (table_asks (import, "quantity"));
  }
}

static void
test_own_terms (void)
{
  g_autoptr (OfftakeImport) import = table_read_all (
      "id,seller.id,buyer.id,material.id,quantity.kind,quantity.tpa,quantity.tolerance\n"
      "x,A,B,m,fixed,\"{\"\"2024\"\":1,\"\"2026Q3\"\":2.5}\",0.05\n");
  const OfftakeQuantity *quantity = table_agreement (import, "x")->quantity;
  guint n;

  g_assert_cmpfloat (offtake_series_get_points (quantity->tpa, &n)[1].value, ==, 2.5);
  g_assert_cmpfloat (quantity->tolerance, ==, 0.05);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/agreement-quantity/amounts", test_amounts);
  g_test_add_func ("/exchange/agreement-quantity/own-terms", test_own_terms);
  return g_test_run ();
}
