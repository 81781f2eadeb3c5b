/* SPDX-License-Identifier: MPL-2.0 */
#include "document/plan-check.h"

#include <math.h>
#include <string.h>

#include "lib/document.h"
#include "lib/wait.h"

#define CHAIN "../rules/chain.json"

typedef struct {
  OfftakeCompliance *compliance;
  GError *error;
  gboolean done;
} Answer;

static void
answer_clear (Answer *self)
{
  g_clear_pointer (&self->compliance, offtake_compliance_unref);
  g_clear_error (&self->error);
}

static gboolean
is_solved (gpointer document)
{
  return offtake_document_is_solved (document);
}

static gboolean
is_done (gpointer data)
{
  return ((Answer *) data)->done;
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->compliance = offtake_plan_check_finish (result, &answer->error);
  answer->done = TRUE;
}

static void
start (DocumentFixture *fixture, GCancellable *cancellable, Answer *answer)
{
  g_assert_true (wait_until (is_solved, fixture->document));
  offtake_plan_check_async (fixture->document, cancellable, on_checked, answer);
}

/* Every verdict is what the same rules say on this thread. */
static void
test_same_as_at_once (DocumentFixture *fixture, gconstpointer unused)
{
  Answer answer = { 0 };

  start (fixture, NULL, &answer);
  g_assert_true (wait_until (is_done, &answer));
  g_assert_no_error (answer.error);
  g_autoptr (OfftakeCompliance) expected =
      offtake_compliance_new (offtake_document_get_plan (fixture->document),
                              offtake_document_get_solution (fixture->document),
                              offtake_plan_check_get_book (), NULL, NULL, 0);
  g_assert_true (answer.compliance->solution == offtake_document_get_solution (fixture->document));
  g_assert_cmpuint (expected->findings->len, >, 50);
  g_assert_cmpuint (answer.compliance->findings->len, ==, expected->findings->len);
  for (guint i = 0; i < expected->findings->len; i++) {
    const OfftakeFinding *one = expected->findings->pdata[i];
    const OfftakeFinding *other = answer.compliance->findings->pdata[i];
    g_assert_cmpstr (one->verdict->rule->id, ==, other->verdict->rule->id);
    g_assert_cmpint (one->verdict->outcome, ==, other->verdict->outcome);
    g_assert_true (isnan (one->verdict->value) ? isnan (other->verdict->value)
                                               : one->verdict->value == other->verdict->value);
  }
  answer_clear (&answer);
}

/* The worker has a plan of its own: what is edited meanwhile does not reach it. */
static void
test_edits_go_on (DocumentFixture *fixture, gconstpointer unused)
{
  Answer answer = { 0 };
  OfftakeSolution *solution;

  g_assert_true (wait_until (is_solved, fixture->document));
  solution = offtake_solution_ref (offtake_document_get_solution (fixture->document));
  start (fixture, NULL, &answer);
  OfftakeRecord *cathode = document_find (fixture, "agreements", "cam");
  g_assert_true (offtake_document_remove (fixture->document, cathode, NULL));
  g_assert_true (wait_until (is_done, &answer));
  g_assert_no_error (answer.error);
  g_assert_true (answer.compliance->solution == solution);
  answer_clear (&answer);
  offtake_solution_unref (solution);
}

static void
test_cancelled (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { 0 };

  start (fixture, cancellable, &answer);
  g_cancellable_cancel (cancellable);
  g_assert_true (wait_until (is_done, &answer));
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (answer.compliance);
  answer_clear (&answer);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/document/plan-check/same-as-at-once", DocumentFixture, CHAIN, document_set_up,
              test_same_as_at_once, document_tear_down);
  g_test_add ("/document/plan-check/edits-go-on", DocumentFixture, CHAIN, document_set_up,
              test_edits_go_on, document_tear_down);
  g_test_add ("/document/plan-check/cancelled", DocumentFixture, CHAIN, document_set_up,
              test_cancelled, document_tear_down);
  return g_test_run ();
}
