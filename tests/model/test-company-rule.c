/* SPDX-License-Identifier: MPL-2.0 */
#include "model/company-rule.h"

#include "lib/record.h"

/* Whatever a rule holds comes back. */
static void
test_whole (void)
{
  static const char text[] = "{'title':'x','id':'own','cases':[{'a':null},1.5],'body':{}}";
  g_autoptr (OfftakeCompanyRule) rule = fixture_record (OFFTAKE_TYPE_COMPANY_RULE, text);
  g_autoptr (OfftakeRecord) copy = offtake_record_copy (OFFTAKE_RECORD (rule));

  g_assert_cmpstr (rule->id, ==, "own");
  fixture_assert_record (rule, text);
  fixture_assert_record (copy, text);
}

/* The whole and the id in it cannot come apart. */
static void
test_change (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeCompanyRule) rule =
      fixture_record (OFFTAKE_TYPE_COMPANY_RULE, "{'id':'own','limit':1}");
  g_autoptr (json_t) changed = json_pack ("{s:s, s:i}", "id", "own", "limit", 2);
  g_autoptr (json_t) other = json_pack ("{s:s}", "id", "other");
  g_autoptr (json_t) none = json_array ();

  g_assert_true (offtake_record_set_json (OFFTAKE_RECORD (rule), "body", changed, &error));
  fixture_assert_record (rule, "{'id':'own','limit':2}");
  g_assert_false (offtake_record_set_json (OFFTAKE_RECORD (rule), "body", other, NULL));
  g_assert_false (offtake_record_set_json (OFFTAKE_RECORD (rule), "body", none, NULL));
  fixture_assert_record (rule, "{'id':'own','limit':2}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/company-rule/whole", test_whole);
  g_test_add_func ("/model/company-rule/change", test_change);
  return g_test_run ();
}
