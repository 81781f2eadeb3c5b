/* SPDX-License-Identifier: MPL-2.0 */
#include "document/variant.h"

#include "base/task.h"
#include "document/plan-check.h"
#include "document/plan-copy.h"
#include "document/without.h"
#include "engine/solve.h"

void
offtake_variant_free (OfftakeVariant *self)
{
  g_clear_object (&self->plan);
  g_clear_pointer (&self->solution, offtake_solution_unref);
  g_clear_pointer (&self->checks, offtake_compliance_unref);
  g_free (self);
}

typedef struct {
  OfftakePlanCopy plan;
  OfftakeSolution *known; /* what has not changed is taken from it; nullable */
  char *without;          /* an agreement that is taken out; nullable */
  gboolean with_checks;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  offtake_plan_copy_clear (&request->plan);
  g_clear_pointer (&request->known, offtake_solution_unref);
  g_free (request->without);
  g_free (request);
}

static OfftakeVariant *
work_out (const Request *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (OfftakeVariant) variant = g_new0 (OfftakeVariant, 1);

  variant->plan = offtake_plan_copy_read (&request->plan, error);
  if (!variant->plan ||
      (request->without && !offtake_plan_take_out (variant->plan, request->without, error)))
    return NULL;
  g_autoptr (OfftakeNetwork) network = offtake_network_compile (variant->plan, error);
  if (!network)
    return NULL;
  variant->solution =
      offtake_solve_again (network, request->known, NULL, NULL, NULL, cancellable, error);
  if (!variant->solution)
    return NULL;
  if (request->with_checks)
    variant->checks = offtake_compliance_new (variant->plan, variant->solution,
                                              offtake_plan_check_get_book (), NULL, NULL, 0);
  return g_steal_pointer (&variant);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  OfftakeVariant *variant = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  variant = work_out (data, cancellable, &error);
  if (variant)
    g_task_return_pointer (task, variant, (GDestroyNotify) offtake_variant_free);
  else
    g_task_return_error (task, error);
}

static Request *
request_new (OfftakeDocument *document, gboolean with_checks)
{
  Request *request = g_new0 (Request, 1);

  offtake_plan_copy_init (&request->plan, document);
  if (offtake_document_is_solved (document))
    request->known = offtake_solution_ref (offtake_document_get_solution (document));
  request->with_checks = with_checks;
  return request;
}

static void
start (OfftakeDocument *document,
       Request *request,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer data)
{
  g_autoptr (GTask) task = offtake_task_new (document, cancellable, callback, data);

  g_task_set_source_tag (task, offtake_variant_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, run);
}

void
offtake_variant_async (OfftakeDocument *document,
                       const char *scenario,
                       gboolean with_checks,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  Request *request = request_new (document, with_checks);

  g_free (request->plan.scenario);
  request->plan.scenario = g_strdup (scenario);
  start (document, request, cancellable, callback, data);
}

void
offtake_variant_without_async (OfftakeDocument *document,
                               const char *agreement,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  Request *request = request_new (document, TRUE);

  request->without = g_strdup (agreement);
  start (document, request, cancellable, callback, data);
}

OfftakeVariant *
offtake_variant_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
