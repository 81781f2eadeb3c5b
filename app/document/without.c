/* SPDX-License-Identifier: MPL-2.0 */
#include "document/without.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "base/task.h"
#include "document/plan-check.h"
#include "document/plan-copy.h"
#include "engine/solve.h"

static void
take_deliveries_out (OfftakePlan *plan, const char *agreement)
{
  GListModel *deliveries = offtake_plan_get_list (plan, "deliveries");

  for (guint i = g_list_model_get_n_items (deliveries); i-- > 0;) {
    g_autoptr (OfftakeDelivery) delivery = g_list_model_get_item (deliveries, i);

    if (g_strcmp0 (delivery->agreement, agreement) == 0)
      offtake_plan_remove (plan, OFFTAKE_RECORD (delivery));
  }
}

static void
forget_mirrors (OfftakePlan *plan, const char *agreement)
{
  GListModel *agreements = offtake_plan_get_list (plan, "agreements");

  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++) {
    g_autoptr (OfftakeAgreement) other = g_list_model_get_item (agreements, i);

    if (g_strcmp0 (other->mirror, agreement) == 0)
      offtake_record_set_json (OFFTAKE_RECORD (other), "mirror", NULL, NULL);
  }
}

gboolean
offtake_plan_take_out (OfftakePlan *plan, const char *agreement, GError **error)
{
  OfftakeRecord *record = offtake_plan_find (plan, "agreements", agreement);

  if (!record) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
                 _ ("The plan has no agreement \"%s\"."), agreement);
    return FALSE;
  }
  take_deliveries_out (plan, agreement);
  forget_mirrors (plan, agreement);
  offtake_plan_remove (plan, record);
  return TRUE;
}

void
offtake_without_free (OfftakeWithout *self)
{
  g_clear_pointer (&self->solution, offtake_solution_unref);
  g_clear_pointer (&self->checks, offtake_compliance_unref);
  g_free (self);
}

typedef struct {
  OfftakePlanCopy plan;
  OfftakeSolution *with; /* what has not changed is taken from it */
  char *agreement;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  offtake_plan_copy_clear (&request->plan);
  offtake_solution_unref (request->with);
  g_free (request->agreement);
  g_free (request);
}

static OfftakeWithout *
work_out (const Request *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (OfftakePlan) plan = offtake_plan_copy_read (&request->plan, error);
  g_autoptr (OfftakeWithout) without = g_new0 (OfftakeWithout, 1);

  if (!plan || !offtake_plan_take_out (plan, request->agreement, error))
    return NULL;
  g_autoptr (OfftakeNetwork) network = offtake_network_compile (plan, error);
  if (!network)
    return NULL;
  without->solution =
      offtake_solve_again (network, request->with, NULL, NULL, NULL, cancellable, error);
  if (!without->solution)
    return NULL;
  without->checks = offtake_compliance_new (plan, without->solution, offtake_plan_check_get_book (),
                                            NULL, NULL, 0);
  return g_steal_pointer (&without);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  OfftakeWithout *without = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  without = work_out (data, cancellable, &error);
  if (without)
    g_task_return_pointer (task, without, (GDestroyNotify) offtake_without_free);
  else
    g_task_return_error (task, error);
}

void
offtake_without_async (OfftakeDocument *document,
                       const char *agreement,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = offtake_task_new (document, cancellable, callback, data);
  Request *request;

  g_return_if_fail (offtake_document_is_solved (document));
  request = g_new0 (Request, 1);
  offtake_plan_copy_init (&request->plan, document);
  request->with = offtake_solution_ref (offtake_document_get_solution (document));
  request->agreement = g_strdup (agreement);
  g_task_set_source_tag (task, offtake_without_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, run);
}

OfftakeWithout *
offtake_without_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
