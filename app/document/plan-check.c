/* SPDX-License-Identifier: MPL-2.0 */
#include "document/plan-check.h"

#include "base/task.h"
#include "document/plan-copy.h"

/* What a worker needs: nothing of it changes. */
typedef struct {
  OfftakePlanCopy plan;
  OfftakeSolution *solution;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  offtake_plan_copy_clear (&request->plan);
  offtake_solution_unref (request->solution);
  g_free (request);
}

OfftakeRuleBook *
offtake_plan_check_get_book (void)
{
  static OfftakeRuleBook *book;

  if (g_once_init_enter (&book))
    g_once_init_leave (&book, offtake_rule_book_load (NULL));
  return book;
}

static void
check (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  g_autoptr (OfftakePlan) plan = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  plan = offtake_plan_copy_read (&request->plan, &error);
  if (!plan) {
    g_task_return_error (task, error);
    return;
  }
  g_task_return_pointer (task,
                         offtake_compliance_new (plan, request->solution,
                                                 offtake_plan_check_get_book (), NULL, NULL, 0),
                         (GDestroyNotify) offtake_compliance_unref);
}

void
offtake_plan_check_async (OfftakeDocument *document,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = offtake_task_new (document, cancellable, callback, data);
  Request *request;

  g_return_if_fail (offtake_document_is_solved (document));
  request = g_new0 (Request, 1);
  offtake_plan_copy_init (&request->plan, document);
  request->solution = offtake_solution_ref (offtake_document_get_solution (document));
  g_task_set_source_tag (task, offtake_plan_check_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, check);
}

OfftakeCompliance *
offtake_plan_check_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
