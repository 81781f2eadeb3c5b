/* SPDX-License-Identifier: MPL-2.0 */
#include "document/removal.h"

#include "lib/document.h"
#include "model/check.h"

/* Any record can be deleted with all that needs it; the plan is sound after it, and one undo brings
   everything back. */
static void
test_any_record (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakePlan *plan = offtake_document_get_plan (fixture->document);
  const char *const *lists = offtake_record_lists ();
  g_autofree char *before = document_text (fixture);

  for (guint i = 0; lists[i]; i++) {
    guint n = g_list_model_get_n_items (offtake_plan_get_list (plan, lists[i]));

    for (guint j = 0; j < n; j++) {
      g_autoptr (OfftakeRecord) record =
          g_list_model_get_item (offtake_plan_get_list (plan, lists[i]), j);
      g_autoptr (OfftakeRemoval) removal = offtake_removal_new (plan, record);
      g_autoptr (GError) error = NULL;

      offtake_removal_apply (removal, fixture->document, "Delete", &error);
      g_assert_no_error (error);
      g_assert_null (offtake_plan_find (plan, lists[i], offtake_record_get_id (record)));
      offtake_check_plan (plan, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (offtake_document_get_undo_label (fixture->document), ==, "Delete");
      offtake_document_undo (fixture->document, &error);
      g_assert_no_error (error);
      g_autofree char *after = document_text (fixture);
      g_assert_cmpstr (after, ==, before);
    }
  }
}

/* What is used stands after its users, so that each can go when its turn comes. */
static void
test_users_first (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakePlan *plan = offtake_document_get_plan (fixture->document);
  g_autoptr (OfftakeRecord) party =
      g_list_model_get_item (offtake_plan_get_list (plan, "parties"), 0);
  g_autoptr (OfftakeRemoval) removal = offtake_removal_new (plan, party);

  g_assert_cmpuint (removal->removed->len, >, 1);
  g_assert_true (g_ptr_array_index (removal->removed, removal->removed->len - 1) == party);
  for (guint i = 0; i < removal->changed->len; i++)
    g_assert_false (
        g_ptr_array_find (removal->removed, g_ptr_array_index (removal->changed, i), NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/document/removal/any-record", DocumentFixture, NULL, document_set_up,
              test_any_record, document_tear_down);
  g_test_add ("/document/removal/users-first", DocumentFixture, NULL, document_set_up,
              test_users_first, document_tear_down);
  return g_test_run ();
}
