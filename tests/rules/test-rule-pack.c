/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/rule-pack.h"

#include <string.h>

#include "base/error.h"

#define HEAD                                                                                       \
  "{\"format\":\"offtake-rules/1\",\"id\":\"p\",\"title\":\"Law\",\"law_version\":\"L\","          \
  "\"as_of\":\"2026-01-01\",\"sources\":[{\"id\":\"1\",\"title\":\"Journal\","                     \
  "\"uri\":\"https://example.org\"}],\"rules\":["
#define RULE(id, source)                                                                           \
  "{\"id\":\"" id "\",\"title\":\"T\",\"kind\":\"benchmark\",\"citation\":\"C\",\"figures\":["     \
  "{\"name\":\"minimum\",\"value\":1,\"clause\":\"C\",\"confidence\":\"P\",\"sources\":[\"" source \
  "\"]}]}"

static void
test_read (void)
{
  static const char text[] = HEAD RULE ("p-1", "1") "," RULE ("p-2", "1") "]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeRulePack) pack = offtake_rule_pack_read (text, strlen (text), "p.json", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pack->id, ==, "p");
  g_assert_cmpstr (pack->title, ==, "Law");
  g_assert_cmpstr (pack->as_of, ==, "2026-01-01");
  g_assert_cmpuint (pack->rules->len, ==, 2);
  g_assert_cmpstr (((const OfftakeRule *) pack->rules->pdata[1])->id, ==, "p-2");
  g_assert_cmpstr (offtake_rule_pack_source_title (pack, "1"), ==, "Journal");
  g_assert_cmpstr (offtake_rule_pack_source_uri (pack, "1"), ==, "https://example.org");
  g_assert_null (offtake_rule_pack_source_title (pack, "2"));
}

/* Refused whole, with file, path and reason. */
static void
test_refused (void)
{
  static const struct {
    const char *text, *place;
  } cases[] = {
    { "", "p.json: line 1" },
    { "{}", "p.json: " },
    { HEAD RULE ("p-1", "2") "]}", "p.json: rules[0].figures[0].sources[0]: " },
    { HEAD RULE ("p-1", "1") "," RULE ("p-1", "1") "]}", "p.json: rules[1].id: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (
        offtake_rule_pack_read (cases[i].text, strlen (cases[i].text), "p.json", &error));
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
    g_test_message ("%s", error->message);
    g_assert_true (g_str_has_prefix (error->message, cases[i].place));
  }
}

/* A company's rule outlives the text it was read from. */
static void
test_company_rule (void)
{
  static const char text[] =
      "{\"id\":\"own\",\"title\":\"T\",\"kind\":\"flow_share\",\"measure\":\"recycled_share\","
      "\"figures\":[{\"name\":\"minimum\",\"key\":\"Ni\",\"value\":20}]}";
  g_autoptr (GError) error = NULL;
  json_t *tree = offtake_json_read (text, strlen (text), "own", NULL);
  g_autoptr (OfftakeRule) rule = offtake_rule_pack_read_rule (tree, "rules[0]", &error);

  g_assert_no_error (error);
  json_decref (tree);
  g_assert_cmpstr (rule->id, ==, "own");
  g_assert_cmpfloat (offtake_rule_number (rule, "minimum", "Ni"), ==, 20);
  g_assert_cmpint (rule->figures[0].confidence, ==, OFFTAKE_CONFIDENCE_OWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/rule-pack/read", test_read);
  g_test_add_func ("/rules/rule-pack/refused", test_refused);
  g_test_add_func ("/rules/rule-pack/company-rule", test_company_rule);
  return g_test_run ();
}
