/* SPDX-License-Identifier: MPL-2.0 */
#include "document/compare.h"

#include <string.h>

#include "lib/plan.h"
#include "exchange/plan-json.h"
#include "lib/random-plan.h"

static OfftakePlan *
read_plan (const char *lists)
{
  g_autofree char *text = g_strdup_printf (
      "{'format':'offtake-plan','version':1,'title':'t','currency':'USD','horizon':{'from':2024,'to':2025},%s}",
      lists);
  g_autoptr (GError) error = NULL;
  OfftakePlan *plan;

  g_strdelimit (text, "'", '"');
  plan = offtake_plan_json_read (text, strlen (text), "plan", &error);
  g_assert_no_error (error);
  return plan;
}

static void
assert_differences (const char *before, const char *after, const char *expected)
{
  g_autoptr (OfftakePlan) was = read_plan (before), is = read_plan (after);
  g_autoptr (GPtrArray) found = offtake_compare_plans (was, is);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++) {
    g_autofree char *line = offtake_difference_format (found->pdata[i]);
    g_string_append_printf (text, "%s;", line);
  }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_kinds (void)
{
  assert_differences ("'notes':'a'", "'notes':'a'", "");
  assert_differences ("'notes':'a'", "'notes':'b'",
                      "changed  plan plan (t): notes: \"a\" → \"b\";");
  assert_differences ("'parties':[{'id':'p','country':'US'}]",
                      "'parties':[{'id':'p','name':'P','country':'CA'}]",
                      "changed  parties p (P): country: \"US\" → \"CA\";"
                      "changed  parties p (P): name: absent → \"P\";");
  assert_differences ("'parties':[{'id':'p','country':'US'},{'id':'q','country':'US'}]",
                      "'parties':[{'id':'q','country':'US'},{'id':'r','name':'R','country':'US'}]",
                      "removed  parties p;added    parties r (R);");
  assert_differences ("'materials':[{'id':'a'},{'id':'b'}]",
                      "'materials':[{'id':'b'},{'id':'c'},{'id':'a'}]",
                      "added    materials c;moved    materials: [\"a\",\"b\"] → [\"b\",\"a\"];");
}

static void
test_json (void)
{
  g_autoptr (OfftakePlan) was = read_plan ("'notes':'a'"), is = read_plan ("'notes':'b'");
  g_autoptr (GPtrArray) found = offtake_compare_plans (was, is);
  g_autoptr (json_t) object = offtake_difference_to_json (found->pdata[0]);
  g_autofree char *text = offtake_json_write_compact (object);

  g_assert_cmpstr (
      text, ==,
      "{\"kind\":\"changed\",\"list\":\"plan\",\"id\":\"plan\",\"field\":\"notes\",\"before\":\"a\","
      "\"after\":\"b\"}");
}

static void
test_equal_plans_do_not_differ (void)
{
  for (guint i = 0; i < 50; i++) {
    g_autoptr (json_t) tree = random_plan ();
    g_autoptr (json_t) shuffled = random_shuffle (tree);
    g_autoptr (OfftakePlan) a = offtake_plan_json_read_root (tree, "a", NULL);
    g_autoptr (OfftakePlan) b = offtake_plan_json_read_root (shuffled, "b", NULL);
    g_autoptr (GPtrArray) found = offtake_compare_plans (a, b);
    g_assert_cmpuint (found->len, ==, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/compare/kinds", test_kinds);
  g_test_add_func ("/document/compare/json", test_json);
  g_test_add_func ("/document/compare/equal-plans-do-not-differ", test_equal_plans_do_not_differ);
  return g_test_run ();
}
