/* SPDX-License-Identifier: MPL-2.0 */
#include "model/plan.h"

#include "lib/record.h"

static void
test_horizon (void)
{
  static const char text[] =
      "{'title':'t','currency':'EUR','horizon':{'from':2024,'to':2025,'step':'quarter'}}";
  g_autoptr (OfftakePlanHead) head = fixture_record (OFFTAKE_TYPE_PLAN_HEAD, text);

  g_assert_cmpstr (head->id, ==, "plan"); /* of the plan file alone */
  g_assert_cmpint (head->horizon->to, ==, 2025);
  g_assert_cmpuint (head->horizon->step, ==, OFFTAKE_STEP_QUARTER);
  fixture_assert_record (head, text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/plan-head/horizon", test_horizon);
  return g_test_run ();
}
