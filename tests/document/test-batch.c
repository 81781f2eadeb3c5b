/* SPDX-License-Identifier: MPL-2.0 */
#include "document/batch.h"

#include "base/error.h"
#include "lib/document.h"
#include "lib/fixture.h"
#include "lib/plan.h"

static OfftakeRecord *
new_party (DocumentFixture *fixture, const char *id)
{
  g_autoptr (json_t) tree = offtake_record_to_json (document_find (fixture, "parties", "p"));
  json_object_set_new (tree, "id", json_string (id));
  OfftakeRecord *party = offtake_record_from_json (OFFTAKE_TYPE_PARTY, tree, NULL, NULL);

  g_assert_nonnull (party);
  return party;
}

static OfftakeBatch *
begin (DocumentFixture *fixture, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  OfftakeBatch *batch = offtake_batch_new (fixture->document, "Take", cancellable, &error);

  g_assert_no_error (error);
  g_assert_true (offtake_batch_begin (batch, &error));
  g_assert_no_error (error);
  return batch;
}

/* Changes one party twice and adds two, of which one is changed as well. */
static void
fill (DocumentFixture *fixture, OfftakeBatch *batch)
{
  OfftakePlan *plan = offtake_batch_get_plan (batch);
  g_autoptr (OfftakeRecord) one = new_party (fixture, "one"), two = new_party (fixture, "two"),
                            same = new_party (fixture, "p");
  g_autoptr (GError) error = NULL;

  offtake_batch_add (batch, one, &error);
  g_assert_no_error (error);
  g_assert_true (offtake_batch_add (batch, two, NULL));
  g_assert_false (offtake_batch_add (batch, same, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  for (guint i = 0; i < 3; i++) {
    static const char *const ids[] = { "p", "p", "two" }, *const names[] = { "A", "B", "C" };
    g_autoptr (OfftakeRecord) copy =
        offtake_record_copy (offtake_plan_find (plan, "parties", ids[i]));
    g_object_set (copy, "name", names[i], i == 0 ? "country" : NULL, "MX", NULL);
    g_assert_true (offtake_batch_change (batch, copy, NULL));
  }
}

static const char *
name_of (DocumentFixture *fixture, const char *id)
{
  return offtake_record_get_title (document_find (fixture, "parties", id));
}

/* Nothing is shown before the end; then all is, as one step, in the records that were there. */
static void
test_stored (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = document_text (fixture);
  OfftakeRecord *known = document_find (fixture, "parties", "p");
  OfftakeBatch *batch = begin (fixture, NULL);
  g_autoptr (GError) error = NULL;

  fill (fixture, batch);
  g_assert_cmpuint (offtake_document_get_taken (fixture->document), ==, 5);
  g_assert_null (document_find (fixture, "parties", "one"));
  g_assert_cmpstr (name_of (fixture, "p"), !=, "B");
  g_assert_true (offtake_batch_commit (batch, &error));
  g_assert_null (document_find (fixture, "parties", "one"));
  offtake_batch_free (batch);
  g_assert_true (document_find (fixture, "parties", "p") == known);
  g_assert_cmpstr (name_of (fixture, "p"), ==, "B");
  g_assert_cmpstr (OFFTAKE_PARTY (known)->country, ==, "MX");
  g_assert_cmpstr (name_of (fixture, "two"), ==, "C");
  g_assert_cmpstr (offtake_document_get_undo_label (fixture->document), ==, "Take");
  g_autofree char *after = document_text (fixture);
  document_reopen (fixture);
  g_assert_true (offtake_document_undo (fixture->document, &error));
  g_autofree char *undone = document_text (fixture);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (offtake_document_redo (fixture->document, &error));
  g_autofree char *again = document_text (fixture);
  g_assert_cmpstr (again, ==, after);
}

/* A batch that is given up, or never begun, leaves no trace, and edits go on after it. */
static void
test_given_up (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = document_text (fixture);
  OfftakeBatch *batch = begin (fixture, NULL);

  fill (fixture, batch);
  offtake_batch_abort (batch);
  offtake_batch_free (batch);
  offtake_batch_free (offtake_batch_new (fixture->document, "Never begun", NULL, NULL));
  g_autofree char *after = document_text (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (offtake_document_can_undo (fixture->document));
  document_set (fixture, "parties", "p", "name", "\"Another\"");
  g_assert_true (offtake_document_can_undo (fixture->document));
}

static void
test_cancelled (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = document_text (fixture);
  g_autoptr (OfftakeRecord) late = new_party (fixture, "late");
  OfftakeBatch *batch = begin (fixture, cancellable);
  g_autoptr (GError) error = NULL;

  fill (fixture, batch);
  g_cancellable_cancel (cancellable);
  g_assert_false (offtake_batch_add (batch, late, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  offtake_batch_free (batch);
  g_autofree char *after = document_text (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* One at a time, and nothing beside it that needs the file. */
static void
test_alone (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakeBatch *batch = begin (fixture, NULL);
  g_autofree char *copy = g_build_filename (fixture->dir, "copy.offtake", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (offtake_batch_new (fixture->document, "Second", NULL, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED);
  g_assert_false (offtake_document_save_copy (fixture->document, copy, NULL));
  g_assert_true (offtake_document_make_backup (fixture->document, NULL));
  offtake_document_end_typing (fixture->document);
  offtake_document_look_at_file (fixture->document);
  g_assert_null (offtake_document_load_plan (fixture->path, NULL));
  offtake_batch_free (batch);
  g_autoptr (OfftakePlan) plan = offtake_document_load_plan (fixture->path, NULL);
  g_assert_nonnull (plan);
}

/* Under a scenario the same is one change of it: the base plan stays, and so does the file until
 * the end. */
static void
test_in_scenario (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakeDocument *document = fixture->document;
  g_autofree char *before = document_text (fixture);
  g_autoptr (GError) error = NULL;

  offtake_document_set_scenario (document, "fast");
  OfftakePlan *shown = offtake_document_get_shown_plan (document);
  OfftakeRecord *known = offtake_plan_find (shown, "parties", "p");
  OfftakeBatch *given_up = begin (fixture, NULL);
  fill (fixture, given_up);
  offtake_batch_free (given_up);
  g_assert_false (offtake_document_can_undo (document));

  OfftakeBatch *batch = begin (fixture, NULL);
  fill (fixture, batch);
  g_assert_null (offtake_plan_find (shown, "parties", "one"));
  g_assert_true (offtake_batch_commit (batch, &error));
  g_assert_no_error (error);
  offtake_batch_free (batch);
  g_assert_true (offtake_plan_find (shown, "parties", "p") == known);
  g_assert_cmpstr (offtake_record_get_title (known), ==, "B");
  g_assert_cmpstr (offtake_record_get_title (offtake_plan_find (shown, "parties", "two")), ==, "C");
  g_assert_null (document_find (fixture, "parties", "one"));
  g_assert_cmpstr (name_of (fixture, "p"), !=, "B");
  g_autoptr (OfftakePlan) applied =
      offtake_plan_apply_scenario (offtake_document_get_plan (document), "fast", &error);
  g_assert_no_error (error);
  g_autofree char *expected = fixture_plan_text (applied);
  g_autofree char *is = fixture_plan_text (shown);
  g_assert_cmpstr (is, ==, expected);
  g_assert_true (offtake_document_undo (document, &error));
  g_assert_false (offtake_document_can_undo (document));
  offtake_document_set_scenario (document, NULL);
  g_autofree char *after = document_text (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* A scenario that is asked for meanwhile is shown at the end, the last that was. */
static void
test_scenario_waits (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakeDocument *document = fixture->document;
  OfftakePlan *plan = offtake_document_get_plan (document);

  for (guint i = 0; i < 3; i++) {
    const gboolean stays = i == 2;
    OfftakeBatch *batch = begin (fixture, NULL);

    offtake_document_set_scenario (document, "fast");
    if (stays)
      offtake_document_set_scenario (document, NULL);
    g_assert_null (offtake_document_get_scenario (document));
    g_assert_true (offtake_document_get_plan (document) == plan);
    g_assert_true (offtake_document_get_shown_plan (document) == plan);
    if (i == 0) {
      fill (fixture, batch);
      g_assert_true (offtake_batch_commit (batch, NULL));
    }
    offtake_batch_free (batch);
    g_assert_cmpstr (offtake_document_get_scenario (document), ==, stays ? NULL : "fast");
    g_assert_cmpstr (name_of (fixture, "p"), ==, "B");
    offtake_document_set_scenario (document, NULL);
  }
  g_autofree char *text = document_text (fixture);
  document_reopen (fixture);
  g_autofree char *again = document_text (fixture);
  g_assert_cmpstr (again, ==, text);
}

/* The scenario tells the changes in the order of the plan, whatever came first. */
static void
test_order_in_scenario (DocumentFixture *fixture, gconstpointer unused)
{
  offtake_document_set_scenario (fixture->document, "empty");
  OfftakeBatch *batch = begin (fixture, NULL);
  GListModel *sites = offtake_plan_get_list (offtake_batch_get_plan (batch), "sites");
  guint n = g_list_model_get_n_items (sites);

  for (guint i = n; i-- > 0;) {
    g_autoptr (OfftakeRecord) site = g_list_model_get_item (sites, i);
    g_autoptr (OfftakeRecord) copy = offtake_record_copy (site);
    g_object_set (copy, "name", "Another", NULL);
    g_assert_true (offtake_batch_change (batch, copy, NULL));
  }
  g_assert_true (offtake_batch_commit (batch, NULL));
  GPtrArray *changes = OFFTAKE_SCENARIO (document_find (fixture, "scenarios", "empty"))->changes;
  g_assert_cmpuint (changes->len, ==, n);
  for (guint i = 0; i < n; i++) {
    g_autoptr (OfftakeRecord) site = g_list_model_get_item (sites, i);
    g_assert_cmpstr (((OfftakeScenarioChange *) changes->pdata[i])->id, ==,
                     offtake_record_get_id (site));
  }
  offtake_batch_free (batch);
}

/* A scenario is no place for a table of thousands, which it would write at every key. */
static void
test_too_many_for_a_scenario (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  offtake_document_set_scenario (fixture->document, "fast");
  OfftakeBatch *batch = begin (fixture, NULL);
  while (!error && n < 10000) {
    g_autofree char *id = g_strdup_printf ("party-%u", n++);
    g_autoptr (OfftakeRecord) party = new_party (fixture, id);
    offtake_batch_add (batch, party, &error);
  }
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM);
  g_assert_cmpuint (n, ==, 501);
  offtake_batch_free (batch);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, DocumentFixture, NULL, document_set_up, function, document_tear_down)
  ADD ("/document/batch/stored", test_stored);
  ADD ("/document/batch/given-up", test_given_up);
  ADD ("/document/batch/cancelled", test_cancelled);
  ADD ("/document/batch/in-scenario", test_in_scenario);
  ADD ("/document/batch/scenario-waits", test_scenario_waits);
  ADD ("/document/batch/too-many-for-a-scenario", test_too_many_for_a_scenario);
  ADD ("/document/batch/order-in-scenario", test_order_in_scenario);
  ADD ("/document/batch/alone", test_alone);
#undef ADD
  return g_test_run ();
}
