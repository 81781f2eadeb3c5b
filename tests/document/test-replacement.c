/* SPDX-License-Identifier: MPL-2.0 */
#include "document/replacement.h"

#include "document/draft.h"
#include "lib/document.h"
#include "lib/fixture.h"
#include "model/check.h"

/* Whatever can take the place of a record does so everywhere, the plan is sound after it, and one
   undo brings everything back; where it does not fit nothing has changed. */
static void
test_any_pair (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakePlan *plan = offtake_document_get_plan (fixture->document);
  const char *const *lists = offtake_record_lists ();
  g_autofree char *before = document_text (fixture);
  guint done = 0;

  for (guint i = 0; lists[i]; i++) {
    GListModel *records = offtake_plan_get_list (plan, lists[i]);
    guint n = g_list_model_get_n_items (records);

    for (guint j = 0; j + 1 < n; j++) {
      g_autoptr (OfftakeRecord) record = g_list_model_get_item (records, j);
      g_autoptr (OfftakeRecord) other = g_list_model_get_item (records, j + 1);
      g_autoptr (GError) error = NULL;

      if (offtake_replacement_apply (fixture->document, record, other, "Replace", &error)) {
        g_assert_no_error (error);
        g_assert_null (offtake_plan_find (plan, lists[i], offtake_record_get_id (record)));
        offtake_check_plan (plan, &error);
        g_assert_no_error (error);
        g_assert_cmpstr (offtake_document_get_undo_label (fixture->document), ==, "Replace");
        offtake_document_undo (fixture->document, &error);
        g_assert_no_error (error);
        done++;
      } else {
        g_assert_nonnull (error);
      }
      g_autofree char *after = document_text (fixture);
      g_assert_cmpstr (after, ==, before);
    }
  }
  g_assert_cmpuint (done, >, 3);
}

/* A recipe and a share of what it needs change together, though neither could alone. */
static void
test_changes_together (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", NULL);
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "p.offtake", NULL);
  g_autoptr (OfftakeDocument) document = offtake_document_create (path, plan, FALSE, &error);
  OfftakeRecord *nickel = offtake_plan_find (
      plan, "materials",
      OFFTAKE_AGREEMENT (offtake_plan_find (plan, "agreements", "aqms-6k-ni"))->material);
  g_autoptr (OfftakeRecord) other = offtake_draft_copy (plan, nickel);

  g_assert_no_error (error);
  g_assert_true (offtake_document_add (document, other, NULL));
  offtake_replacement_apply (document, nickel, other, "Replace", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (
      OFFTAKE_AGREEMENT (offtake_plan_find (plan, "agreements", "aqms-6k-ni"))->material, ==,
      offtake_record_get_id (other));
  offtake_document_close (document);
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/document/replacement/any-pair", DocumentFixture, NULL, document_set_up,
              test_any_pair, document_tear_down);
  g_test_add_func ("/document/replacement/changes-together", test_changes_together);
  return g_test_run ();
}
