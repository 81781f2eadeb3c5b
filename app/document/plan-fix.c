/* SPDX-License-Identifier: MPL-2.0 */
#include "document/plan-fix.h"

#include "base/task.h"
#include "document/plan-copy.h"

/* What a worker needs: nothing of it changes. */
typedef struct {
  OfftakePlanCopy plan;
  OfftakeCompliance *compliance;
  const OfftakeFinding *finding; /* of `compliance` */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  offtake_plan_copy_clear (&request->plan);
  offtake_compliance_unref (request->compliance);
  g_free (request);
}

static void
fix (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  g_autoptr (OfftakePlan) plan = NULL;
  GPtrArray *levers = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  plan = offtake_plan_copy_read (&request->plan, &error);
  if (plan)
    levers = offtake_levers_find (plan, request->compliance, request->finding, cancellable, &error);
  if (levers)
    g_task_return_pointer (task, levers, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
offtake_plan_fix_async (OfftakeDocument *document,
                        OfftakeCompliance *compliance,
                        const OfftakeFinding *finding,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = offtake_task_new (document, cancellable, callback, data);
  Request *request = g_new0 (Request, 1);

  offtake_plan_copy_init (&request->plan, document);
  request->compliance = offtake_compliance_ref (compliance);
  request->finding = finding;
  g_task_set_source_tag (task, offtake_plan_fix_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, fix);
}

GPtrArray *
offtake_plan_fix_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
