/* SPDX-License-Identifier: MPL-2.0 */
#include "base/task.h"

typedef struct {
  gpointer source; /* that the callback got */
  gboolean done, ended;
} Outcome;

static void
on_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  outcome->source = source;
  outcome->done = g_task_propagate_boolean (G_TASK (result), NULL);
}

static void
on_end (gpointer data, GObject *gone)
{
  ((Outcome *) data)->ended = TRUE;
}

/* Who holds the task after its callback, as a worker may, does not hold the source by it. */
static void
test_does_not_hold_its_source (void)
{
  Outcome outcome = { 0 };
  GObject *source = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GTask) task = offtake_task_new (source, NULL, on_ready, &outcome);

  g_object_weak_ref (source, on_end, &outcome);
  g_task_return_boolean (task, TRUE);
  g_object_unref (source);
  g_assert_false (outcome.ended);
  while (!outcome.source)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (outcome.source == source);
  g_assert_true (outcome.done);
  g_assert_true (outcome.ended);
}

static void
test_cancelled (void)
{
  Outcome outcome = { 0 };
  g_autoptr (GObject) source = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = offtake_task_new (source, cancellable, on_ready, &outcome);

  g_cancellable_cancel (cancellable);
  g_task_return_boolean (task, TRUE);
  while (!outcome.source)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (outcome.done);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/task/does-not-hold-its-source", test_does_not_hold_its_source);
  g_test_add_func ("/base/task/cancelled", test_cancelled);
  return g_test_run ();
}
