/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/agreements-table.h"

#include <string.h>

#include "lib/table.h"

static void
test_german (void)
{
  g_autoptr (OfftakeImport) import = table_read_all (
      "Lieferant;Käufer;Stoff;Menge (kt/Jahr);Beginn;Ende;Stand\nAlpha;Beta;Nickelsulfat;1,5;1.3.2026;2030;bindend\n");
  OfftakeAgreement *one = table_agreement (import, "001");
  const OfftakeHorizon *horizon = offtake_plan_get_head (import->plan)->horizon;

  g_assert_cmpfloat (offtake_series_at (one->quantity->tpa, 0, OFFTAKE_BEFORE_ZERO), ==, 1500);
  g_assert_cmpstr (one->title, ==, "Nickelsulfat, Alpha to Beta");
  g_assert_cmpint (horizon->from, ==, 2026);
  g_assert_cmpint (horizon->to, ==, 2036);
  g_assert_cmpuint (import->questions->len, ==, 2); /* the countries */
}

static void
test_mapping (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeImport) import = table_read (
      "a|b|c|d\nA|B|m|2.000\n",
      "{\"columns\": {\"a\": \"seller.party\", \"b\": \"buyer.party\", \"c\": \"material.name\", \"d\": "
      "{\"field\": \"amount\", \"unit\": \"kg/month\"}}, \"decimal\": \",\"}",
      &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (
      offtake_series_at (table_agreement (import, "001")->quantity->tpa, 0, OFFTAKE_BEFORE_ZERO),
      ==, 24);
}

static void
test_refused (void)
{
  static const struct {
    const char *text, *reason;
  } rows[] = {
    { "1,A,B,c,5,\n1,A,B,c,5,\n", "line 3: id: \"1\" is the id of line 2 already" },
    { "1,A,B,c,5,\n2,,B,c,5,\n", "line 3: seller: names no site" },
    { "1,A,B,c,5,\n2,A,,c,5,\n", "line 3: buyer: names no site" },
    { "1,A,B,c,5,\n2,A,B,,5,\n", "line 3: material: names no material" },
    { "1,A,B,c,5,\n2,A,B,c,5,Fe\n", "line 3: quantity.basis" },
  };
  g_autoptr (GError) columns = NULL, none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *text =
        g_strconcat ("id,seller,buyer,material,tpa,basis\n", rows[i].text, NULL);
    g_autoptr (OfftakeImport) import = table_read (text, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (import->refused->len, ==, 1);
    g_autofree char *note = table_note (import->refused, 0);
    if (!g_str_has_prefix (note, rows[i].reason))
      g_error ("%s", note);
  }
  g_assert_null (table_read ("seller,material\nA,b\n", NULL, &columns));
  g_assert_nonnull (strstr (columns->message, "no column for \"buyer.party\""));
  g_assert_null (table_read ("seller,buyer,material,tpa\nA,B,c,?\n", NULL, &none));
  g_assert_nonnull (strstr (none->message, "every row is refused; line 2"));
}

/* The header of a price tells its currency and the mass that it is for; a mapping goes before it.
 */
static void
test_currency_of_the_header (void)
{
  g_autoptr (OfftakeImport) import =
      table_read_all ("seller;buyer;material;tpa;price (EUR/kg)\nA;B;c;5;4,5\n");
  g_autoptr (OfftakeAgreement) first =
      g_list_model_get_item (offtake_plan_get_list (import->plan, "agreements"), 0);
  g_autoptr (json_t) price = offtake_record_get_json (OFFTAKE_RECORD (first), "price");

  g_assert_cmpstr (offtake_plan_get_head (import->plan)->currency, ==, "EUR");
  g_assert_cmpfloat (json_number_value (json_object_get (price, "per_t")), ==, 4500);
}

/* A column that the mapping names keeps the unit in its brackets. */
static void
test_unit_of_a_mapped_header (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeImport) import =
      table_read ("seller,buyer,material,Vol. (kt/year)\nA,B,c,5\n",
                  "{\"columns\": {\"Vol. (kt/year)\": \"amount\"}}", &error);
  g_assert_no_error (error);
  g_autoptr (OfftakeAgreement) first =
      g_list_model_get_item (offtake_plan_get_list (import->plan, "agreements"), 0);
  g_autoptr (json_t) quantity = offtake_record_get_json (OFFTAKE_RECORD (first), "quantity");

  g_assert_cmpfloat (json_number_value (json_object_get (quantity, "tpa")), ==, 5000);
}

static void
test_lost_mirror (void)
{
  g_autoptr (OfftakeImport) import =
      table_read_all ("id,seller,buyer,material,tpa,mirror\n1,A,B,c,5,9\n");

  g_assert_true (table_asks (import, "no agreement \"9\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/agreements-table/german", test_german);
  g_test_add_func ("/exchange/agreements-table/mapping", test_mapping);
  g_test_add_func ("/exchange/agreements-table/refused", test_refused);
  g_test_add_func ("/exchange/agreements-table/currency", test_currency_of_the_header);
  g_test_add_func ("/exchange/agreements-table/mapped-unit", test_unit_of_a_mapped_header);
  g_test_add_func ("/exchange/agreements-table/lost-mirror", test_lost_mirror);
  return g_test_run ();
}
