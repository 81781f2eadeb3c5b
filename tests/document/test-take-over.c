/* SPDX-License-Identifier: MPL-2.0 */
#include "document/take-over.h"

#include <string.h>

#include "document/compare.h"
#include "exchange/plan-json.h"
#include "lib/document.h"
#include "lib/plan.h"
#include "lib/sample.h"

static void
assert_takes (DocumentFixture *fixture, OfftakePlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = document_text (fixture);

  offtake_document_take_over (fixture->document, plan, "Merge", &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) left =
      offtake_compare_plans (offtake_document_get_plan (fixture->document), plan);
  for (guint i = 0; i < left->len; i++) {
    const OfftakeDifference *one = g_ptr_array_index (left, i);
    g_assert_cmpint (one->kind, ==, OFFTAKE_DIFFERENCE_MOVED);
  }
  g_assert_cmpstr (offtake_document_get_undo_label (fixture->document), ==, "Merge");
  g_assert_true (offtake_document_undo (fixture->document, &error));
  g_autofree char *after = document_text (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* Whole other plans: all goes and all comes, in one step, and back. */
static void
test_another_plan (DocumentFixture *fixture, gconstpointer unused)
{
  static const char *const samples[] = { "founding", "north-america" };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autoptr (Sample) sample = sample_new (samples[i], NULL);
    assert_takes (fixture, sample->plan);
  }
}

static void
test_fewer_records (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (OfftakePlan) least = fixture_plan ("least.json");

  assert_takes (fixture, least);
}

static void
test_same_plan_is_no_step (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (OfftakePlan) same = fixture_plan ("every-key.json");

  g_assert_true (offtake_document_take_over (fixture->document, same, "Merge", NULL));
  g_assert_false (offtake_document_can_undo (fixture->document));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, DocumentFixture, NULL, document_set_up, function, document_tear_down)
  ADD ("/document/take-over/another-plan", test_another_plan);
  ADD ("/document/take-over/fewer", test_fewer_records);
  ADD ("/document/take-over/same", test_same_plan_is_no_step);
#undef ADD
  return g_test_run ();
}
