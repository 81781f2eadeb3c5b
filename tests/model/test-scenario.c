/* SPDX-License-Identifier: MPL-2.0 */
#include "model/scenario.h"

#include "lib/record.h"

/* What a change sets is kept in its order. */
static void
test_changes (void)
{
  static const char text[] =
      "{'id':'s','changes':[{'list':'sites','id':'x','set':{'name':'b','mode':'push'}},"
      "{'list':'parties','add':{'id':'p','country':'US'}},{'list':'rules','id':'r','remove':true}],"
      "'include_status':['mou']}";
  g_autoptr (OfftakeScenario) scenario = fixture_record (OFFTAKE_TYPE_SCENARIO, text);
  const OfftakeScenarioChange *change = g_ptr_array_index (scenario->changes, 2);

  g_assert_cmpuint (scenario->changes->len, ==, 3);
  g_assert_true (change->remove);
  g_assert_null (change->set);
  fixture_assert_record (scenario, text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/scenario/changes", test_changes);
  return g_test_run ();
}
