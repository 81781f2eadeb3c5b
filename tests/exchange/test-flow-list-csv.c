/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/flow-list-csv.h"

#include <string.h>

#include "exchange/csv.h"

static OfftakeImport *
read_list (const char *text, const char *nodes, GError **error)
{
  g_autoptr (OfftakeMapping) mapping = offtake_mapping_new ();
  g_autoptr (OfftakeCells) cells = offtake_csv_read (text, strlen (text), 0, NULL);
  g_autoptr (OfftakeCells) more = nodes ? offtake_csv_read (nodes, strlen (nodes), 0, NULL) : NULL;
  g_autoptr (OfftakeImport) import = offtake_import_new ();
  g_autoptr (OfftakeFlowList) list = offtake_flow_list_new (import);

  g_assert_true (offtake_flow_list_csv_is_one (mapping, cells));
  if (!offtake_flow_list_csv_read (list, import, mapping, cells, error))
    return NULL;
  if (more)
    offtake_flow_list_csv_read_nodes (list, import, more);
  return offtake_flow_list_make_plan (list, "t", "USD", 2030, error) ? g_steal_pointer (&import)
                                                                     : NULL;
}

/* "seller>buyer material tpa" of the agreements. */
static char *
show (OfftakeImport *import)
{
  GString *found = g_string_new (NULL);
  GListModel *agreements = offtake_plan_get_list (import->plan, "agreements");

  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++) {
    g_autoptr (OfftakeAgreement) one = g_list_model_get_item (agreements, i);
    g_autoptr (json_t) tpa = offtake_series_to_json (one->quantity->tpa);
    g_autofree char *text = offtake_json_write_compact (tpa);
    g_string_append_printf (found, "%s>%s %s %s;", one->seller, one->buyer, one->material, text);
  }
  return g_string_free (found, FALSE);
}

static const struct {
  const char *name, *text, *flows;
} cases[] = {
  { "plain", "source,target,value\na,b,1.5\nb,c,1\n", "a>b flow 1.5;b>c flow 1;" },
  { "floweaver",
    "source,target,material,time,value\nf,e,apples,2011,2\nf,e,apples,2012,3\nf,e,pears,2012,1\n",
    "f>e apples {\"2011\":2,\"2012\":3};f>e pears {\"2011\":0,\"2012\":1};" },
  { "pantarhei", "from,to,substance,quantity\ni,p,Bio,1\n,,Fos,2\n,x,Bio,3\n.m,p,Bio,4\n",
    "i>p Bio 1;i>p Fos 2;i>x Bio 3;m>p Bio 4;" },
  { "substance-columns", "from,to,Bio,Fos\ni,p,1,2\n,x,3,\n", "i>p Bio 1;i>p Fos 2;i>x Bio 3;" },
  { "german", "Quelle;Ziel;Stoff;Menge (kg)\nA;B;Erz;1.500,5\n", "A>B Erz 1.5005;" },
};

static void
test_formats (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (OfftakeImport) import = read_list (cases[i].text, NULL, &error);
    g_assert_no_error (error);
    g_autofree char *shown = show (import);
    g_assert_cmpstr (shown, ==, cases[i].flows);
    g_assert_cmpuint (import->refused->len, ==, 0);
  }
}

static void
test_nodes (void)
{
  g_autoptr (OfftakeImport) import =
      read_list ("from,to,substance,quantity\np,meat,Bio,1\n",
                 "ID,label,x\np,Materials\\nprocessed,3\n.meat,,1\nother,Other,2\n", NULL);

  g_assert_cmpstr (offtake_record_get_title (offtake_plan_find (import->plan, "sites", "p")), ==,
                   "Materials processed");
  g_assert_cmpstr (offtake_record_get_title (offtake_plan_find (import->plan, "sites", "meat")), ==,
                   "meat");
  g_assert_null (offtake_plan_find (import->plan, "sites", "other"));
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL, no_value = NULL, no_mass = NULL;
  g_autoptr (OfftakeImport) import = read_list (
      "source,target,value,year,colour\n,b,1,2026,red\na,b,x,2026,red\na,b,,2026,\na,b,1,,\na,b,1,2026,\n",
      NULL, &error);
  static const char *const places[] = { "line 2", "line 3", "line 4", "line 5" };

  g_assert_no_error (error);
  g_assert_cmpuint (import->refused->len, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpstr (((OfftakeImportNote *) import->refused->pdata[i])->place, ==, places[i]);
  g_assert_cmpuint (import->questions->len, ==, 1);
  g_assert_null (read_list ("source,target\na,b\n", NULL, &no_value));
  g_assert_nonnull (strstr (no_value->message, "none for the value"));
  g_assert_null (read_list ("source,target,value (GWh)\na,b,1\n", NULL, &no_mass));
  g_assert_nonnull (strstr (no_mass->message, "\"GWh\" is no unit of mass"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/flow-list-csv/formats", test_formats);
  g_test_add_func ("/exchange/flow-list-csv/nodes", test_nodes);
  g_test_add_func ("/exchange/flow-list-csv/refused", test_refused);
  return g_test_run ();
}
