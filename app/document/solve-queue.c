/* SPDX-License-Identifier: MPL-2.0 */
#include "document/solve-queue.h"

#include <gio/gio.h>

/* Counted: a task that was cancelled may come back after the queue has been freed. */
struct _OfftakeSolveQueue {
  OfftakeSolveFunc func; /* NULL once freed */
  OfftakeSolveFunc shown_func;
  gpointer data;
  OfftakeShown shown;
  GCancellable *running; /* of the one task there is */
  guint running_tag;
  OfftakeNetwork *waiting;
  guint waiting_tag;
  OfftakeSolution *last; /* what has not changed since is taken from it */
};

/* Below so many agreements in all periods the whole is there as soon as a part of it. */
#define WORTH_SHOWING 20000

/* What a task works on. The queue lives until the task has come back; the worker leaves it alone.
 */
typedef struct {
  OfftakeSolveQueue *queue;
  GMainContext *context;
  OfftakeNetwork *network;
  OfftakeSolution *last; /* nullable */
  OfftakeShown shown;
  GCancellable *cancellable;
  guint tag;
} Request;

/* On its way from the worker to the main context. */
typedef struct {
  OfftakeSolveQueue *queue;
  OfftakeSolution *solution;
  GCancellable *cancellable;
  guint tag;
} Message;

static void run_next (OfftakeSolveQueue *self);

static void
clear (gpointer data)
{
  OfftakeSolveQueue *self = data;

  g_clear_object (&self->running);
  g_clear_pointer (&self->waiting, offtake_network_unref);
  g_clear_pointer (&self->last, offtake_solution_unref);
}

static void
request_free (gpointer data)
{
  Request *request = data;

  offtake_network_unref (request->network);
  g_clear_pointer (&request->last, offtake_solution_unref);
  g_object_unref (request->cancellable);
  g_main_context_unref (request->context);
  g_free (request);
}

static void
message_free (gpointer data)
{
  Message *message = data;

  offtake_solution_unref (message->solution);
  g_object_unref (message->cancellable);
  g_free (message);
}

OfftakeSolveQueue *
offtake_solve_queue_new (OfftakeSolveFunc func, gpointer data)
{
  OfftakeSolveQueue *self = g_rc_box_new0 (OfftakeSolveQueue);

  self->func = func;
  self->data = data;
  self->shown.period = OFFTAKE_NONE;
  return self;
}

void
offtake_solve_queue_show (OfftakeSolveQueue *self, OfftakeSolveFunc func, OfftakeShown shown)
{
  self->shown_func = func;
  self->shown = shown;
}

void
offtake_solve_queue_free (OfftakeSolveQueue *self)
{
  self->func = NULL;
  self->shown_func = NULL;
  offtake_solve_queue_cancel (self);
  g_rc_box_release_full (self, clear);
}

static gboolean
on_shown (gpointer data)
{
  Message *message = data;
  OfftakeSolveQueue *queue = message->queue;

  if (queue->shown_func && !g_cancellable_is_cancelled (message->cancellable))
    queue->shown_func (message->solution, NULL, message->tag, queue->data);
  return G_SOURCE_REMOVE;
}

/* In the worker. The message is there before the task comes back, and is read before it. */
static void
send_shown (OfftakeSolution *solution, gpointer data)
{
  const Request *request = data;
  Message *message = g_new (Message, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  *message = (Message){ request->queue, offtake_solution_ref (solution),
                        g_object_ref (request->cancellable), request->tag };
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_shown, message, message_free);
  g_source_attach (source, request->context);
}

static gboolean
is_worth_showing (const Request *request)
{
  return request->shown.period != OFFTAKE_NONE &&
         (gsize) offtake_network_n_agreements (request->network) *
                 offtake_network_n_periods (request->network) >=
             WORTH_SHOWING;
}

static void
solve (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  Request *request = data;
  OfftakeSolution *solution = offtake_solve_again (request->network, request->last, &request->shown,
                                                   is_worth_showing (request) ? send_shown : NULL,
                                                   request, cancellable, &error);

  if (solution)
    g_task_return_pointer (task, solution, (GDestroyNotify) offtake_solution_unref);
  else
    g_task_return_error (task, error);
}

static void
on_solved (GObject *source, GAsyncResult *result, gpointer data)
{
  OfftakeSolveQueue *self = data; /* the count taken when the task was started */
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeSolution) solution = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean wanted = self->func && !g_cancellable_is_cancelled (self->running);
  guint tag = self->running_tag;

  g_clear_object (&self->running);
  if (solution) {
    g_clear_pointer (&self->last, offtake_solution_unref);
    self->last = offtake_solution_ref (solution);
  }
  run_next (self);
  if (wanted)
    self->func (solution, error, tag, self->data);
  g_rc_box_release_full (self, clear);
}

static void
run_next (OfftakeSolveQueue *self)
{
  if (self->running || !self->waiting)
    return;
  self->running = g_cancellable_new ();
  self->running_tag = self->waiting_tag;

  Request *request = g_new0 (Request, 1);
  request->network = g_steal_pointer (&self->waiting);
  request->last = self->last ? offtake_solution_ref (self->last) : NULL;
  request->queue = self;
  request->context = g_main_context_ref_thread_default ();
  request->shown = self->shown;
  request->cancellable = g_object_ref (self->running);
  request->tag = self->running_tag;
  g_autoptr (GTask) task = g_task_new (NULL, self->running, on_solved, g_rc_box_acquire (self));
  g_task_set_source_tag (task, offtake_solve_queue_push);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, solve);
}

void
offtake_solve_queue_push (OfftakeSolveQueue *self, OfftakeNetwork *network, guint tag)
{
  offtake_solve_queue_cancel (self);
  self->waiting = offtake_network_ref (network);
  self->waiting_tag = tag;
  run_next (self);
}

void
offtake_solve_queue_cancel (OfftakeSolveQueue *self)
{
  g_clear_pointer (&self->waiting, offtake_network_unref);
  if (self->running)
    g_cancellable_cancel (self->running);
}

gboolean
offtake_solve_queue_is_busy (OfftakeSolveQueue *self)
{
  return self->running || self->waiting;
}
