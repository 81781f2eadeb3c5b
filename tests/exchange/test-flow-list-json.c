/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/flow-list-json.h"

#include <string.h>

static OfftakeImport *
read_list (const char *text, GError **error)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (json_t) root = offtake_json_read (json, strlen (json), "list", NULL);
  g_autoptr (OfftakeImport) import = offtake_import_new ();
  g_autoptr (OfftakeFlowList) list = offtake_flow_list_new (import);

  g_assert_true (offtake_flow_list_json_is_one (root));
  return offtake_flow_list_json_read (list, import, root, error) &&
                 offtake_flow_list_make_plan (list, "t", "USD", 2030, error)
             ? g_steal_pointer (&import)
             : NULL;
}

/* "seller>buyer" of the agreements. */
static void
assert_flows (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeImport) import = read_list (text, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  GListModel *agreements = offtake_plan_get_list (import->plan, "agreements");
  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++) {
    g_autoptr (OfftakeAgreement) one = g_list_model_get_item (agreements, i);
    g_string_append_printf (found, "%s%s>%s", i > 0 ? " " : "", one->seller, one->buyer);
  }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_ends (void)
{
  /* d3-sankey: places in the list. */
  assert_flows (
      "{'nodes':[{'name':'A'},{'name':'B'}],'links':[{'source':0,'target':1,'value':2.5}]}", "A>B");
  /* d3-sankey with nodeId, d3-sankey-circular: names. */
  assert_flows (
      "{'nodes':[{'name':'A'},{'name':'B'}],'links':[{'source':'A','target':'B','value':1,'optimal':'yes'},"
      "{'source':'B','target':'B','value':1}]}",
      "A>B B>B");
  /* d3-sankey-diagram: ids and types. */
  assert_flows (
      "{'nodes':[{'id':'a','title':'A'},{'id':'b'}],'links':[{'source':'a','target':'b','type':'x','value':1}],"
      "'rankSets':[]}",
      "a>b");
  assert_flows (
      "{'nodes':[{'id':7,'name':'A'},{'id':9}],'links':[{'source':7,'target':9,'value':1}]}",
      "7>9");
  assert_flows ("{'nodes':['A','B'],'links':[{'source':'A','target':'B','value':1}]}", "A>B");
  /* What d3-sankey makes of its input: the ends are objects. */
  assert_flows (
      "{'nodes':[{'name':'A'},{'name':'B'}],'links':[{'source':{'name':'A'},'target':{'name':'B'},'value':1}]}",
      "A>B");
  assert_flows ("{'links':[{'source':'A','target':'B','value':1}]}", "A>B");
  /* Two of one name are told apart. */
  assert_flows ("{'nodes':[{'name':'A'},{'name':'A'}],'links':[{'source':0,'target':1,'value':1}]}",
                "A>A 2");
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL, nameless = NULL;
  g_autoptr (OfftakeImport) import = read_list (
      "{'nodes':[{'name':'A'},{'name':'B'}],'links':[{'source':0,'target':1,'value':1},{'source':0,'target':2,'value':1},"
      "{'source':0,'value':1},{'source':-1,'target':1,'value':1},{'source':0,'target':1},{'source':0,'target':1,'value':'2'},"
      "{'source':'C','target':1,'value':1}, 5]}",
      &error);

  g_assert_no_error (error);
  g_assert_cmpuint (import->n_rows, ==, 8);
  g_assert_cmpuint (import->refused->len, ==, 7);
  g_assert_cmpstr (((OfftakeImportNote *) import->refused->pdata[0])->place, ==, "links[1]");
  g_assert_null (read_list ("{'nodes':[{'x':1}],'links':[]}", &nameless));
  g_assert_nonnull (strstr (nameless->message, "nodes[0]"));
}

static void
test_left_out (void)
{
  g_autoptr (OfftakeImport) import = read_list (
      "{'nodes':[{'id':'a','color':'red'},{'id':'b'}],'links':[{'source':'a','target':'b','value':1,'optimal':'yes'}],"
      "'order':[]}",
      NULL);

  g_assert_cmpuint (import->questions->len, ==, 3);
  g_assert_cmpstr (((OfftakeImportNote *) import->questions->pdata[0])->place, ==, "links.optimal");
}

static void
test_is_one (void)
{
  g_autoptr (json_t) plan = json_pack ("{s:s, s:[]}", "format", "offtake-plan", "links");
  g_autoptr (json_t) array = json_array ();

  g_assert_false (offtake_flow_list_json_is_one (plan));
  g_assert_false (offtake_flow_list_json_is_one (array));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/flow-list-json/ends", test_ends);
  g_test_add_func ("/exchange/flow-list-json/refused", test_refused);
  g_test_add_func ("/exchange/flow-list-json/left-out", test_left_out);
  g_test_add_func ("/exchange/flow-list-json/is-one", test_is_one);
  return g_test_run ();
}
