/* SPDX-License-Identifier: MPL-2.0 */
#include "document/plan-fix.h"

#include "document/plan-check.h"
#include "lib/document.h"
#include "lib/wait.h"

#define CHAIN "../rules/chain.json"

typedef struct {
  GPtrArray *levers;
  GError *error;
  gboolean done;
} Answer;

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
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->levers = offtake_plan_fix_finish (result, &answer->error);
  answer->done = TRUE;
}

static const OfftakeFinding *
find_failure (const OfftakeCompliance *compliance)
{
  for (guint i = 0; i < compliance->findings->len; i++) {
    const OfftakeFinding *finding = compliance->findings->pdata[i];
    if (g_str_equal (finding->verdict->rule->id, "eu-art8") &&
        finding->verdict->outcome == OFFTAKE_OUTCOME_FAIL)
      return finding;
  }
  g_assert_not_reached ();
}

static void
run (DocumentFixture *fixture, GCancellable *cancellable, Answer *answer)
{
  g_assert_true (wait_until (is_solved, fixture->document));
  g_autoptr (OfftakeCompliance) compliance =
      offtake_compliance_new (offtake_document_get_plan (fixture->document),
                              offtake_document_get_solution (fixture->document),
                              offtake_plan_check_get_book (), NULL, NULL, 0);
  offtake_plan_fix_async (fixture->document, compliance, find_failure (compliance), cancellable,
                          on_found, answer);
  g_assert_true (wait_until (is_done, answer));
}

static void
test_found (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = document_text (fixture);
  Answer answer = { 0 };

  run (fixture, NULL, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (((const OfftakeLever *) answer.levers->pdata[0])->agreement, ==, "li-recycled");
  g_autofree char *after = document_text (fixture);
  g_assert_cmpstr (before, ==, after);
  g_ptr_array_unref (answer.levers);
}

static void
test_cancelled (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { 0 };

  g_cancellable_cancel (cancellable);
  run (fixture, cancellable, &answer);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (answer.levers);
  g_clear_error (&answer.error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/document/plan-fix/found", DocumentFixture, CHAIN, document_set_up, test_found,
              document_tear_down);
  g_test_add ("/document/plan-fix/cancelled", DocumentFixture, CHAIN, document_set_up,
              test_cancelled, document_tear_down);
  return g_test_run ();
}
