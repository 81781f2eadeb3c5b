/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/compliance-json.h"

#include <string.h>

#include "lib/checked.h"

static json_t *
read_back (const Checked *checked)
{
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);
  g_autofree char *text = offtake_compliance_json_write (checked->compliance, checked->plan, book);
  g_autofree char *again = offtake_compliance_json_write (checked->compliance, checked->plan, book);
  json_t *list = offtake_json_read (text, strlen (text), "findings", NULL);

  g_assert_cmpstr (text, ==, again);
  g_assert_nonnull (list);
  return list;
}

static const char *
text_of (json_t *object, const char *key)
{
  return json_string_value (json_object_get (object, key));
}

static json_t *
find (json_t *list, const char *rule, const char *period)
{
  json_t *finding;
  size_t i;

  json_array_foreach (list, i, finding)
  {
    if (strcmp (text_of (finding, "rule"), rule) == 0 &&
        strcmp (text_of (finding, "period"), period) == 0)
      return finding;
  }
  return NULL;
}

static void
test_finding (void)
{
  Checked checked = checked_chain (NULL, NULL);
  g_autoptr (json_t) list = read_back (&checked);
  json_t *finding = find (list, "eu-art8", "2031");

  g_assert_cmpuint (json_array_size (list), ==, checked.compliance->findings->len);
  g_assert_cmpstr (text_of (finding, "site"), ==, "plant");
  g_assert_cmpstr (text_of (finding, "material"), ==, "cam");
  g_assert_true (json_is_null (json_object_get (finding, "agreement")));
  g_assert_cmpstr (text_of (finding, "outcome"), ==, "FAIL");
  g_assert_cmpfloat_with_epsilon (json_number_value (json_object_get (finding, "margin_t")), -0.6,
                                  1e-9);
  g_assert_cmpstr (text_of (finding, "margin_element"), ==, "Li");
  g_assert_cmpuint (json_object_size (json_object_get (finding, "metals")), ==, 2);
  checked_clear (&checked);
}

/* Numbers, flows with their documents, clauses with sources. */
static void
test_evidence (void)
{
  Checked checked = checked_chain (NULL, NULL);
  g_autoptr (json_t) list = read_back (&checked);
  json_t *evidence = json_object_get (find (list, "eu-art8", "2031"), "evidence"), *flow, *figure;
  size_t i;
  guint n_documents = 0;

  g_assert_nonnull (text_of (evidence, "formula"));
  g_assert_cmpuint (json_array_size (json_object_get (evidence, "numbers")), ==, 5);
  json_array_foreach (json_object_get (evidence, "flows"), i, flow) n_documents +=
      json_array_size (json_object_get (flow, "documents"));
  g_assert_cmpuint (n_documents, ==, 1);
  json_array_foreach (json_object_get (evidence, "figures"), i, figure)
  {
    g_assert_cmpuint (json_array_size (json_object_get (figure, "sources")), >, 0);
    g_assert_nonnull (text_of (figure, "clause"));
    g_assert_true (json_is_boolean (json_object_get (figure, "verified")));
  }
  g_assert_cmpuint (i, >, 0);
  checked_clear (&checked);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/compliance-json/finding", test_finding);
  g_test_add_func ("/exchange/compliance-json/evidence", test_evidence);
  return g_test_run ();
}
