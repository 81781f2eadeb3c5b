/* SPDX-License-Identifier: MPL-2.0 */

/* A plan that passes the checks is written as a canonical text, which reads and writes as itself.
 */

#include "exchange/plan-json.h"
#include "fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan =
      offtake_plan_json_read ((const char *) data, size, "input", &error);

  g_assert_true ((plan != NULL) == (error == NULL));
  if (!plan)
    return 0;

  g_autofree char *text = offtake_plan_json_write (plan);
  g_autoptr (OfftakePlan) again = offtake_plan_json_read (text, strlen (text), "text", &error);
  g_assert_no_error (error);
  g_autofree char *same = offtake_plan_json_write (again);
  g_assert_cmpstr (same, ==, text);
  return 0;
}
