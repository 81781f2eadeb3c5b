/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/lever.h"

#include <math.h>
#include <string.h>

#include "lib/checked.h"
#include "lib/plan.h"

static const OfftakeLever *
find (const GPtrArray *levers, const char *agreement)
{
  for (guint i = 0; i < levers->len; i++)
    if (strcmp (((const OfftakeLever *) levers->pdata[i])->agreement, agreement) == 0)
      return levers->pdata[i];
  return NULL;
}

/* The plant takes 250 t of lithium carbonate, of which 12 t are recycled. With x t more there are
   12 + x of 250 + x: at least 6 % from x = 3.1915 on. Less of the virgin one does too, at 200 t. */
static void
test_recycled_lithium (void)
{
  Checked checked = checked_chain (NULL, NULL);
  const OfftakeFinding *finding =
      checked_assert (&checked, "eu-art8", "2031", "plant", NULL, OFFTAKE_OUTCOME_FAIL, 4.8);
  g_autofree char *before = fixture_plan_text (checked.plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) levers =
      offtake_levers_find (checked.plan, checked.compliance, finding, NULL, &error);
  g_autofree char *after = fixture_plan_text (checked.plan);
  const OfftakeLever *first = levers->pdata[0];

  g_assert_no_error (error);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (first->agreement, ==, "li-recycled");
  g_assert_cmpfloat (first->t, ==, 12);
  g_assert_cmpfloat (first->more_t, >=, 750 / 235.0);
  g_assert_cmpfloat (first->more_t, <, 1.01 * 750 / 235.0);
  g_assert_cmpfloat (first->gain, >, 0);
  g_assert_null (find (levers, "ni-recycled"));
  checked_clear (&checked);
}

/* What was found is what does. */
static void
test_does (void)
{
  Checked checked = checked_chain ("\"tpa\": 12}", "\"tpa\": 15.2}");

  checked_assert (&checked, "eu-art8", "2031", "plant", NULL, OFFTAKE_OUTCOME_PASS,
                  100 * 15.2 / 253.2);
  checked_clear (&checked);
}

static void
test_none (void)
{
  Checked checked = checked_chain (NULL, NULL);
  const OfftakeFinding *passes = checked_find (&checked, "eu-art8", "2031", "plant", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (offtake_finding_has_levers (passes));
  passes = checked_find (&checked, "us-macr", "2030", "plant", NULL);
  g_assert_false (offtake_finding_has_levers (passes));
  g_autoptr (GPtrArray) levers =
      offtake_levers_find (checked.plan, checked.compliance, passes, NULL, &error);
  g_assert_cmpuint (levers->len, ==, 0);

  g_cancellable_cancel (cancellable);
  passes = checked_find (&checked, "eu-art8", "2031", "plant", NULL);
  g_assert_null (
      offtake_levers_find (checked.plan, checked.compliance, passes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  checked_clear (&checked);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/lever/recycled-lithium", test_recycled_lithium);
  g_test_add_func ("/rules/lever/does", test_does);
  g_test_add_func ("/rules/lever/none", test_none);
  return g_test_run ();
}
