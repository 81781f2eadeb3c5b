/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/mapping.h"

#include <string.h>

#include "exchange/csv.h"

static OfftakeCells *
read_cells (const char *text)
{
  g_autoptr (GError) error = NULL;
  OfftakeCells *cells = offtake_csv_read (text, strlen (text), 0, &error);

  g_assert_no_error (error);
  return cells;
}

/* Fields by |, "-" where a column is left out; a unit in brackets. */
static void
assert_match (const char *mapping, const char *table, const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeMapping) map = offtake_mapping_read (mapping, strlen (mapping), "map", &error);
  g_assert_no_error (error);
  g_autoptr (OfftakeCells) cells = read_cells (text);
  g_autoptr (GArray) columns = offtake_mapping_match (map, table, cells, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < columns->len; i++) {
    const OfftakeColumn *column = &g_array_index (columns, OfftakeColumn, i);
    g_string_append_printf (found, "%s%s", i > 0 ? "|" : "", column->field ? column->field : "-");
    if (column->unit)
      g_string_append_printf (found, "[%s]", column->unit);
  }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_names (void)
{
  assert_match ("{}", "flows", "Source,TARGET,type,value,colour\n", "source|target|type|value|-");
  assert_match ("{}", "flows", "from;to;substance;quantity (kt)\n", "source|target|type|value[kt]");
  assert_match ("{}", "flows", "Quelle;Ziel;Wert;Jahr\n", "source|target|value|period");
  assert_match ("{}", "agreements",
                "supplier,supplier_site,buyer,buyer_site,material,quantity [lb/month]\n",
                "seller.party|seller.name|buyer.party|buyer.name|material.name|amount[lb/month]");
  assert_match ("{}", "agreements", "Lieferant;Käufer;Stoff;Menge;Einheit;Gültig ab;Laufzeit\n",
                "seller.party|buyer.party|material.name|amount|amount.unit|start|term.years");
  assert_match ("{}", "agreements", "id,seller.id,buyer.name,quantity.tpa\n",
                "id|seller.id|buyer.name|quantity.tpa");
}

static void
test_wishes (void)
{
  assert_match (
      "{\"columns\": {\"A\": \"source\", \"B\": \"target\", \"C\": {\"field\": \"value\", "
      "\"unit\": \"kg\"}, \"type\": null}}",
      "flows", "A,B,C,type,source\n", "source|target|value[kg]|-|-");
}

static void
test_refused (void)
{
  static const struct {
    const char *mapping, *message;
  } cases[] = {
    { "[]", "map: a mapping is an object" },
    { "{\"colums\": {}}", "map: colums: a mapping knows no such key" },
    { "{\"decimal\": \";\"}", "map: decimal: must be one of" },
    { "{\"delimiter\": 1}", "map: delimiter: must be one of" },
    { "{\"currency\": \"dollars\"}", "map: currency: must be a currency's code" },
    { "{\"columns\": {\"a\": 1}}", "map: columns.a: must be a field's name" },
    { "{", "map: line 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (
        offtake_mapping_read (cases[i].mapping, strlen (cases[i].mapping), "map", &error));
    if (!strstr (error->message, cases[i].message))
      g_error ("%s", error->message);
  }
}

static void
test_not_found (void)
{
  static const struct {
    const char *mapping, *message;
  } cases[] = {
    { "{\"columns\": {\"x\": \"source\"}}", "columns.x: the table has no column of this name" },
    { "{\"columns\": {\"a\": \"sauce\"}}",
      "there is no field \"sauce\"; there are: source, target" },
  };
  g_autoptr (OfftakeCells) cells = read_cells ("a,b\n");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (OfftakeMapping) map =
        offtake_mapping_read (cases[i].mapping, strlen (cases[i].mapping), "map", &error);
    g_assert_no_error (error);
    g_assert_null (offtake_mapping_match (map, "flows", cells, &error));
    g_assert_nonnull (strstr (error->message, cases[i].message));
  }
}

static void
test_decimal (void)
{
  static const struct {
    const char *text;
    char decimal;
  } cases[] = {
    { "source,value\na,1.5\n", '.' },       { "source;value\na;1,5\n", ',' },
    { "source,value\na,\"1,234\"\n", '.' }, { "source;value\na;1,234\n", ',' },
    { "source;value\na;1.234\n", '.' },     { "source;value\na;1.234\nb;1,5\n", ',' },
    { "source,value\na,12\n", '.' },
  };
  static const char *const fields[] = { "value", NULL };
  g_autoptr (OfftakeMapping) map = offtake_mapping_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (OfftakeCells) cells = read_cells (cases[i].text);
    g_autoptr (GArray) columns = offtake_mapping_match (map, "flows", cells, NULL);
    g_assert_cmpint (offtake_columns_find_decimal (columns, cells, fields), ==, cases[i].decimal);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/mapping/names", test_names);
  g_test_add_func ("/exchange/mapping/wishes", test_wishes);
  g_test_add_func ("/exchange/mapping/refused", test_refused);
  g_test_add_func ("/exchange/mapping/not-found", test_not_found);
  g_test_add_func ("/exchange/mapping/decimal", test_decimal);
  return g_test_run ();
}
