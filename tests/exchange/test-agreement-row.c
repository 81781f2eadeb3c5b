/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lib/table.h"

#define HEAD "seller,buyer,material,tpa,"

static void
test_statuses (void)
{
  static const struct {
    const char *status, *notes;
    OfftakeStatus expected;
  } cases[] = {
    { "binding", "", OFFTAKE_STATUS_BINDING },
    { "Aktiv", "", OFFTAKE_STATUS_ACTIVE },
    { "Entwurf", "", OFFTAKE_STATUS_DRAFT },
    { "", "Non-binding LOI 2025-11-10", OFFTAKE_STATUS_LOI },
    { "", "MOU of 2023", OFFTAKE_STATUS_MOU },
    { "", "MOU of 2023; abandoned in 2024", OFFTAKE_STATUS_TERMINATED },
    { "", "a loiter", OFFTAKE_STATUS_DRAFT },
    { "", "", OFFTAKE_STATUS_DRAFT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text =
        g_strdup_printf (HEAD "status,notes\nA,B,c,1,%s,%s\n", cases[i].status, cases[i].notes);
    g_autoptr (OfftakeImport) import = table_read_all (text);
    g_assert_cmpint (table_agreement (import, "001")->status, ==, cases[i].expected);
    g_assert_true (table_asks (import, "what is its status") == (*cases[i].status == '\0'));
  }
}

static void
test_fields (void)
{
  g_autoptr (OfftakeImport) import = table_read_all (
      HEAD "status,start,term,price (USD/lb),exclusive,url,closed_loop,Colour,notes\n"
           "A,B,c,1,binding,2026-07-01,2,1,yes,https://example.org/a,yes,red,first\n");
  OfftakeAgreement *one = table_agreement (import, "001");
  g_autofree char *end = offtake_day_format (one->end);

  g_assert_cmpstr (end, ==, "2028-06-30");
  g_assert_cmpfloat_with_epsilon (offtake_series_at (one->price->per_t, 0, OFFTAKE_BEFORE_FIRST),
                                  2204.622621848776, 1e-9);
  g_assert_true (one->exclusive);
  g_assert_cmpstr (((OfftakeDocumentLink *) one->documents->pdata[0])->uri, ==,
                   "https://example.org/a");
  g_assert_cmpstr (one->notes, ==, "first\nclosed_loop: yes\nColour: red");
}

static void
test_questions_are_conditions (void)
{
  g_autoptr (OfftakeImport) import =
      table_read_all (HEAD "term,price basis\nA,B,c,1,life of mine,market\n");
  OfftakeAgreement *one = table_agreement (import, "001");

  g_assert_cmpuint (one->conditions->len, ==, 3);
  g_assert_true (table_asks (import, "\"life of mine\""));
  g_assert_true (table_asks (import, "\"market\""));
  g_assert_false (((OfftakeCondition *) one->conditions->pdata[0])->done);
}

static void
test_guards (void)
{
  g_autoptr (OfftakeImport) import = table_read_all (HEAD "title,status\nA,B,c,1,'=1+1,draft\n");

  g_assert_cmpstr (table_agreement (import, "001")->title, ==, "=1+1");
}

static void
test_refused (void)
{
  static const struct {
    const char *cells, *reason;
  } cases[] = {
    { "x,,,,", "quantity.tpa: \"x\" is no number" },
    { "-1,,,,", "quantity.tpa" },
    { "1,wild,,,", "status: \"wild\" is none of" },
    { "1,,3/10/2026,,", "start: \"3/10/2026\" is no day" },
    { "1,,,maybe,", "exclusive: \"maybe\" is neither yes nor no" },
    { "1,,,,[1", "specification" },
    { "1,,,,{}", "specification" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *text = g_strdup_printf (
        HEAD "status,start,exclusive,specification\nA,B,c,2,,,,\nA,B,c,%s\n", cases[i].cells);
    g_autoptr (OfftakeImport) import = table_read (text, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (import->refused->len, ==, 1);
    g_autofree char *note = table_note (import->refused, 0);
    g_assert_true (g_str_has_prefix (note, "line 3: "));
    if (!strstr (note, cases[i].reason))
      g_error ("%s", note);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/agreement-row/statuses", test_statuses);
  g_test_add_func ("/exchange/agreement-row/fields", test_fields);
  g_test_add_func ("/exchange/agreement-row/questions-are-conditions",
                   test_questions_are_conditions);
  g_test_add_func ("/exchange/agreement-row/guards", test_guards);
  g_test_add_func ("/exchange/agreement-row/refused", test_refused);
  return g_test_run ();
}
