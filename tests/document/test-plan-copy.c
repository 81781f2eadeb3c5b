/* SPDX-License-Identifier: MPL-2.0 */
#include "document/plan-copy.h"

#include "lib/document.h"

/* Later edits do not reach the copy. */
static void
test_stands_still (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakePlanCopy copy;
  g_autoptr (GError) error = NULL;

  offtake_plan_copy_init (&copy, fixture->document);
  g_assert_true (offtake_document_remove (fixture->document,
                                          document_find (fixture, "agreements", "005"), NULL));
  g_autoptr (OfftakePlan) plan = offtake_plan_copy_read (&copy, &error);
  g_assert_no_error (error);
  g_assert_nonnull (offtake_plan_find (plan, "agreements", "005"));
  g_assert_null (
      offtake_plan_find (offtake_document_get_plan (fixture->document), "agreements", "005"));
  offtake_plan_copy_clear (&copy);
}

static void
test_scenario (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakePlanCopy copy;
  g_autoptr (GError) error = NULL;

  offtake_document_set_scenario (fixture->document, "fast");
  offtake_plan_copy_init (&copy, fixture->document);
  g_autoptr (OfftakePlan) plan = offtake_plan_copy_read (&copy, &error);
  g_assert_no_error (error);
  g_assert_null (offtake_plan_find (plan, "agreements", "003"));
  g_assert_nonnull (offtake_plan_find (plan, "parties", "r"));
  offtake_plan_copy_clear (&copy);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/document/plan-copy/stands-still", DocumentFixture, NULL, document_set_up,
              test_stands_still, document_tear_down);
  g_test_add ("/document/plan-copy/scenario", DocumentFixture, NULL, document_set_up, test_scenario,
              document_tear_down);
  return g_test_run ();
}
