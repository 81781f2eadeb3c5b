/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/solve.h"

#include "engine/solution-private.h"

/* Below so many agreements in all periods another thread costs more than it saves. */
#define WORTH_THREADS 3000
#define MAX_THREADS 8

/* The periods that threads take one after the other. */
typedef struct {
  OfftakeNetwork *network;
  const OfftakeSolution *previous;  /* nullable */
  const OfftakeNetworkMatch *match; /* of a network with another frame; else NULL */
  const guint *periods;
  guint n_periods;
  gint next; /* atomic */
  OfftakePeriodResult **results;
  GCancellable *cancellable;
} Work;

/* The same period of the previous solution. */
static const OfftakePeriodResult *
find_past (OfftakeNetwork *network, const OfftakeSolution *previous, guint period)
{
  OfftakeNetwork *before = previous ? offtake_solution_get_network (previous) : NULL;
  guint index =
      before ? offtake_network_find_period (before, network->period[period].label) : OFFTAKE_NONE;

  return index != OFFTAKE_NONE && offtake_solution_has_period (previous, index)
             ? offtake_solution_get_result (previous, index)
             : NULL;
}

/* A period to be solved: what is to be filled, and what it was. */
typedef struct {
  OfftakePeriodResult *result, *past; /* past: nullable; the same where nothing has changed since */
} Start;

static void
start_clear (Start *self)
{
  g_clear_pointer (&self->result, offtake_period_result_unref);
  g_clear_pointer (&self->past, offtake_period_result_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Start, start_clear)

static Start
start_period (const Work *work, guint period)
{
  const OfftakePeriodResult *past = find_past (work->network, work->previous, period);
  Start start = { NULL, NULL };

  if (past)
    start.past = work->match ? offtake_period_result_carry (past, period, work->match)
                             : offtake_period_result_ref ((OfftakePeriodResult *) past);
  if (past && !work->match &&
      offtake_network_period_equals (work->network, period, past->network, past->period)) {
    start.result = offtake_period_result_ref (start.past);
    return start;
  }
  start.result = offtake_period_result_new (work->network, period);
  start.result->past = start.past;
  return start;
}

/* NULL if it has been cancelled. */
static OfftakePeriodResult *
solve_period (const Work *work, guint period)
{
  g_auto (Start) start = start_period (work, period);

  return start.result == start.past ||
                 offtake_period_result_solve (start.result, work->cancellable, NULL)
             ? g_steal_pointer (&start.result)
             : NULL;
}

static gpointer
work_through (gpointer data)
{
  Work *work = data;

  for (;;) {
    guint i = (guint) g_atomic_int_add (&work->next, 1);
    if (i >= work->n_periods || g_cancellable_is_cancelled (work->cancellable))
      return NULL;
    if (!work->results[i])
      work->results[i] = solve_period (work, work->periods[i]);
  }
}

/* Shares the periods among threads; this one works too. */
static void
work_together (Work *work)
{
  GThread *threads[MAX_THREADS];
  guint n = MIN (MIN (g_get_num_processors (), MAX_THREADS), work->n_periods);

  if ((gsize) work->network->n_agreements * work->n_periods < WORTH_THREADS)
    n = 1;
  for (guint i = 1; i < n; i++)
    threads[i] = g_thread_try_new ("solve", work_through, work, NULL);
  work_through (work);
  for (guint i = 1; i < n; i++)
    if (threads[i])
      g_thread_join (threads[i]);
}

/* Puts the results together; on cancel they are dropped. */
static OfftakeSolution *
finish (Work *work, GError **error)
{
  g_autoptr (OfftakeSolution) solution = offtake_solution_new (work->network);
  gboolean cancelled = g_cancellable_set_error_if_cancelled (work->cancellable, error);

  for (guint i = 0; i < work->n_periods; i++) {
    if (work->results[i] && !cancelled)
      offtake_solution_take_period (solution, work->results[i]);
    else
      g_clear_pointer (&work->results[i], offtake_period_result_unref);
  }
  return cancelled ? NULL : g_steal_pointer (&solution);
}

OfftakeSolution *
offtake_solve_periods (OfftakeNetwork *network,
                       const guint *periods,
                       guint n_periods,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree OfftakePeriodResult **results = g_new0 (OfftakePeriodResult *, n_periods + 1);
  Work work = { .network = network,
                .periods = periods,
                .n_periods = n_periods,
                .results = results,
                .cancellable = cancellable };

  work_together (&work);
  return finish (&work, error);
}

OfftakeSolution *
offtake_solve (OfftakeNetwork *network, GCancellable *cancellable, GError **error)
{
  return offtake_solve_again (network, NULL, NULL, NULL, NULL, cancellable, error);
}

static void
tell (OfftakeNetwork *network,
      OfftakePeriodResult *result,
      OfftakeSolveShownFunc func,
      gpointer data)
{
  g_autoptr (OfftakeSolution) solution = offtake_solution_new (network);

  offtake_solution_take_period (solution, offtake_period_result_ref (result));
  func (solution, data);
}

/* Solves what is on screen and tells of it, then the rest of that period. Nothing is left to solve
   if it has been cancelled. */
static void
show (Work *work, const OfftakeShown *shown, OfftakeSolveShownFunc func, gpointer data)
{
  g_auto (Start) start = start_period (work, shown->period);

  if (start.result == start.past ||
      (shown->all_elements &&
       offtake_period_result_solve (start.result, work->cancellable, NULL))) {
    work->results[shown->period] = offtake_period_result_ref (start.result);
    tell (work->network, start.result, func, data);
    return;
  }
  if (shown->all_elements)
    return;
  if (!offtake_period_result_solve_for (start.result, shown->element, work->cancellable, NULL))
    return;
  start.result->past = NULL;
  tell (work->network, start.result, func, data);
  g_autoptr (OfftakePeriodResult) whole = offtake_period_result_copy (start.result);
  whole->past = start.past;
  if (offtake_period_result_complete (whole, work->cancellable, NULL))
    work->results[shown->period] = g_steal_pointer (&whole);
}

OfftakeSolution *
offtake_solve_again (OfftakeNetwork *network,
                     const OfftakeSolution *previous,
                     const OfftakeShown *shown,
                     OfftakeSolveShownFunc func,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree guint *periods = g_new (guint, network->n_periods + 1);
  g_autofree OfftakePeriodResult **results = g_new0 (OfftakePeriodResult *, network->n_periods + 1);
  OfftakeNetwork *before = previous ? offtake_solution_get_network (previous) : NULL;
  g_auto (OfftakeNetworkMatch) match = { 0 };
  Work work = { .network = network,
                .previous = previous,
                .periods = periods,
                .n_periods = network->n_periods,
                .results = results,
                .cancellable = cancellable };

  if (before && !offtake_network_has_frame_of (network, before)) {
    if (offtake_network_match_init (&match, network, before))
      work.match = &match;
    else
      work.previous = NULL;
  }
  for (guint p = 0; p < network->n_periods; p++)
    periods[p] = p;
  if (func && shown && shown->period < network->n_periods)
    show (&work, shown, func, data);
  work_together (&work);
  return finish (&work, error);
}
