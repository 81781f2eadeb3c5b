/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/foreign.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "lib/fixture.h"
#include "lib/solved.h"

static OfftakeImport *
read_text (const char *name, const char *text, GError **error)
{
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  OfftakeImport *import = offtake_foreign_read_file (path, NULL, 2030, "USD", error);
  fixture_remove_dir (dir);
  return import;
}

/* A hole is told from what the decimals of the source explain. */
static void
test_balances (void)
{
  g_autofree char *path = fixture_data_path ("flows/grid.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeImport) import = offtake_foreign_read_file (path, NULL, 2030, "USD", &error);
  g_assert_no_error (error);
  g_autoptr (OfftakeSolution) solution = solved_plan (import->plan);
  guint n;
  const OfftakeWarning *warnings = offtake_solution_warnings (solution, 0, &n);
  const OfftakeNetwork *network = offtake_solution_get_network (solution);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (warnings[0].code, ==, OFFTAKE_WARNING_IMBALANCE);
  g_assert_cmpstr (offtake_network_site_id (network, warnings[0].site), ==, "Grid");
  g_assert_cmpfloat_with_epsilon (warnings[0].amount, -1.25, 1e-9);
  g_assert_cmpint (warnings[1].code, ==, OFFTAKE_WARNING_ROUNDING);
  g_assert_cmpstr (offtake_network_site_id (network, warnings[1].site), ==, "Gas");
}

static void
test_nodes_beside (void)
{
  g_autofree char *path = fixture_data_path ("flows/stock_flows.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeImport) import = offtake_foreign_read_file (path, NULL, 2030, "USD", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (offtake_plan_get_head (import->plan)->title, ==, "stock_flows");
  g_assert_cmpstr (offtake_record_get_title (offtake_plan_find (import->plan, "sites", "use")), ==,
                   "In use");
}

static void
test_kinds (void)
{
  g_autoptr (GError) error = NULL, neither = NULL;
  g_autoptr (OfftakeImport) list = read_text (
      "a.txt", "{\"links\": [{\"source\": \"a\", \"target\": \"b\", \"value\": 1}]}", &error);
  g_assert_no_error (error);
  g_autoptr (OfftakeImport) plan = read_text (
      "a.json",
      "{\"format\": \"offtake-plan\", \"version\": 1, \"title\": \"t\", \"currency\": \"USD\", "
      "\"horizon\": {\"from\": 2024, \"to\": 2024}}",
      &error);
  g_assert_no_error (error);
  g_assert_cmpstr (offtake_plan_get_head (plan->plan)->title, ==, "t");
  g_assert_null (read_text ("a.csv", "x,y\n1,2\n", &neither));
  g_assert_nonnull (strstr (neither->message, "a.csv: "));
}

/* What is stopped brings nothing, and says so; what goes on tells how far it has come. */
static void
test_progress (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "a.csv", NULL);
  OfftakeImportProgress progress = { 0 }, stopped = { .stop = 1 };
  g_autoptr (GError) error = NULL, why = NULL;

  g_assert_true (g_file_set_contents (path, "seller,buyer,material\nA,B,Ni\nA,B,Co\n", -1, NULL));
  g_autoptr (OfftakeImport) import =
      offtake_foreign_read_file_watched (path, NULL, 2030, "USD", &progress, &error);
  g_assert_no_error (error);
  g_assert_cmpint (progress.done, ==, 2);
  g_assert_cmpint (progress.total, ==, 2);
  g_assert_null (offtake_foreign_read_file_watched (path, NULL, 2030, "USD", &stopped, &why));
  g_assert_error (why, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_remove_dir (dir);
}

static const struct {
  const char *unit;
  double tpa; /* of 1.5 of it */
} units[] = {
  { "t/a", 1.5 },
  { "kg/month", 0.018 },
  { "kt per quarter", 6000 },
  { "lb per year", 1.5 * 0.00045359237 },
  { "short ton/month", 18 * 0.90718474 },
  { "Tonnen pro Jahr", 1.5 },
  { "t je Quartal", 6 },
};

static const struct {
  const char *charset, *mark;
} encodings[] = {
  { "UTF-8", "" },
  { "UTF-8", "\xef\xbb\xbf" },
  { "UTF-16LE", "\xff\xfe" },
  { "UTF-16BE", "\xfe\xff" },
  { "WINDOWS-1252", "" },
};

static const char *const heads[] = {
  "Seller\tBuyer\tMaterial\tQuantity (UNIT)\tRemarks",
  "Verkäufer\tKäufer\tMaterial\tMenge (UNIT)\tBemerkungen",
};

/* A table with these signs; what holds the sign that parts its cells is quoted. */
static char *
make_table (const char *head, const char *unit, char delimiter, char decimal)
{
  const char *quote = delimiter == decimal ? "\"" : "";
  g_autofree char *number = g_strdup_printf ("%s1%c5%s", quote, decimal, quote);
  GString *text = g_string_new (head);

  g_string_append_printf (text, "\nNickelhütte\tB\tNickel\t%s\tÄrger\n", number);
  g_string_replace (text, "UNIT", unit, 1);
  g_string_replace (text, "\t", (const char[]){ delimiter, '\0' }, 0);
  return g_string_free (text, FALSE);
}

static void
assert_reads (const char *text, guint encoding, double tpa)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  g_autofree char *written =
      g_convert (text, -1, encodings[encoding].charset, "UTF-8", NULL, &size, NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) encodings[encoding].mark,
                       (guint) strlen (encodings[encoding].mark));
  g_byte_array_append (bytes, (const guint8 *) written, (guint) size);
  g_autoptr (GBytes) file = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_autoptr (OfftakeImport) import =
      offtake_foreign_read_bytes (file, "a.csv", NULL, 2030, "USD", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (import->refused->len, ==, 0);
  g_autoptr (OfftakeAgreement) agreement =
      g_list_model_get_item (offtake_plan_get_list (import->plan, "agreements"), 0);
  g_autoptr (OfftakeRecord) party =
      g_list_model_get_item (offtake_plan_get_list (import->plan, "parties"), 0);
  g_autoptr (json_t) quantity = offtake_record_get_json (OFFTAKE_RECORD (agreement), "quantity");
  double read = json_number_value (json_object_get (quantity, "tpa"));
  if (fabs (read - tpa) > 1e-9)
    g_error ("%s: %g t/a are read as %g", text, tpa, read);
  g_assert_cmpstr (offtake_record_get_title (party), ==, "Nickelhütte");
  g_assert_cmpstr (agreement->notes, ==, "Ärger");
}

/* Whatever parts the cells, marks the decimals, encodes the letters, names the columns and measures
   the mass. */
static void
test_tables (void)
{
  static const char delimiters[] = ",;\t|", decimals[] = ".,";

  for (guint i = 0; i < G_N_ELEMENTS (heads) * (sizeof delimiters - 1) * (sizeof decimals - 1); i++)
    for (guint u = 0; u < G_N_ELEMENTS (units); u++) {
      g_autofree char *text =
          make_table (heads[i % 2], units[u].unit, delimiters[i / 4], decimals[i / 2 % 2]);
      for (guint e = 0; e < G_N_ELEMENTS (encodings); e++)
        assert_reads (text, e, units[u].tpa);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/foreign/balances", test_balances);
  g_test_add_func ("/exchange/foreign/nodes-beside", test_nodes_beside);
  g_test_add_func ("/exchange/foreign/kinds", test_kinds);
  g_test_add_func ("/exchange/foreign/progress", test_progress);
  g_test_add_func ("/exchange/foreign/tables", test_tables);
  return g_test_run ();
}
