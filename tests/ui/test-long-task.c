/* SPDX-License-Identifier: MPL-2.0 */
#include "long-task.h"

#include "ui/stage.h"

/* Work that ends when it is told to, or stopped; every part of it is counted. */
typedef struct {
  gint may_end, began, ended;            /* atomic; by the worker */
  guint *order, place, n_done, n_failed; /* on the main thread */
  gboolean fails, freed;
} Piece;

static gboolean
work (gpointer data, GCancellable *cancellable, GError **error)
{
  Piece *piece = data;

  g_atomic_int_set (&piece->began, 1);
  while (!g_atomic_int_get (&piece->may_end))
    g_thread_yield ();
  g_atomic_int_set (&piece->ended, 1);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (piece->fails)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
  return !piece->fails;
}

static void
on_done (OfftakeLongTask *task, gpointer data, const GError *error)
{
  Piece *piece = data;

  g_assert_cmpint (g_atomic_int_get (&piece->ended), ==, 1);
  piece->n_done++;
  piece->n_failed += error != NULL;
  if (piece->order)
    piece->place = ++*piece->order;
}

static void
piece_free (gpointer data)
{
  ((Piece *) data)->freed = TRUE;
}

static const OfftakeLongWork kind = {
  .text = "Counting", .work = work, .done = on_done, .free = piece_free
};

static gboolean
is_freed (gpointer data)
{
  return ((Piece *) data)->freed;
}

static gboolean
has_begun (gpointer data)
{
  return g_atomic_int_get (&((Piece *) data)->began);
}

static gboolean
is_told (gpointer data)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (stage_find (data, GTK_TYPE_REVEALER, 0)));
}

static OfftakeLongTask *
task_new (void)
{
  return g_object_ref_sink (g_object_new (OFFTAKE_TYPE_LONG_TASK, NULL));
}

/* The result comes back once; what is soon done is not told. */
static void
test_short (gconstpointer fails)
{
  g_autoptr (OfftakeLongTask) task = task_new ();
  Piece piece = { .may_end = 1, .fails = GPOINTER_TO_INT (fails) };

  offtake_long_task_run (task, &kind, &piece);
  g_assert_true (offtake_long_task_is_running (task));
  g_assert_false (is_told (task));
  stage_wait (is_freed, &piece);
  g_assert_cmpuint (piece.n_done, ==, 1);
  g_assert_cmpuint (piece.n_failed, ==, piece.fails);
  g_assert_false (offtake_long_task_is_running (task));
  g_assert_false (is_told (task));
}

/* What takes long is told, and no longer when it is done. */
static void
test_told (void)
{
  g_autoptr (OfftakeLongTask) task = task_new ();
  Piece piece = { 0 };

  offtake_long_task_run (task, &kind, &piece);
  stage_wait (is_told, task);
  g_assert_true (stage_says (task, "Counting"));
  g_atomic_int_set (&piece.may_end, 1);
  stage_wait (is_freed, &piece);
  g_assert_cmpuint (piece.n_done, ==, 1);
  g_assert_false (is_told (task));
}

/* Stop lets the person go on at once; the worker's data lasts until it is through. */
static void
test_stopped (void)
{
  g_autoptr (OfftakeLongTask) task = task_new ();
  Piece piece = { 0 };

  offtake_long_task_run (task, &kind, &piece);
  stage_wait (has_begun, &piece);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (task), "task.stop", NULL));
  g_assert_false (offtake_long_task_is_running (task));
  g_assert_false (piece.freed);
  g_atomic_int_set (&piece.may_end, 1);
  stage_wait (is_freed, &piece);
  g_assert_cmpuint (piece.n_done, ==, 0);
  offtake_long_task_stop (task);
}

/* One after another, in the order asked for; one that is stopped while it waits never begins. */
static void
test_queue (void)
{
  g_autoptr (OfftakeLongTask) task = task_new ();
  guint order = 0;
  Piece pieces[4] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    pieces[i].order = &order;
    offtake_long_task_run (task, &kind, &pieces[i]);
  }
  stage_wait (has_begun, &pieces[0]);
  g_assert_false (has_begun (&pieces[1]));
  offtake_long_task_stop (task); /* the first, which runs */
  offtake_long_task_stop (task); /* the second, which waits for its worker */
  g_assert_true (pieces[1].freed);
  g_assert_true (offtake_long_task_is_running (task));
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    g_atomic_int_set (&pieces[i].may_end, 1);
  stage_wait (is_freed, &pieces[3]);
  g_assert_false (has_begun (&pieces[1]));
  g_assert_cmpuint (pieces[0].n_done + pieces[1].n_done, ==, 0);
  g_assert_cmpuint (pieces[2].place, ==, 1);
  g_assert_cmpuint (pieces[3].place, ==, 2);
}

/* A window that is closed takes its work with it, but not from under the worker. */
static void
test_closed (void)
{
  OfftakeLongTask *task = task_new ();
  Piece running = { 0 }, waiting = { 0 };

  offtake_long_task_run (task, &kind, &running);
  offtake_long_task_run (task, &kind, &waiting);
  stage_wait (has_begun, &running);
  g_assert_finalize_object (task);
  g_assert_true (waiting.freed);
  g_assert_false (running.freed);
  g_atomic_int_set (&running.may_end, 1);
  stage_wait (is_freed, &running);
  g_assert_cmpuint (running.n_done + waiting.n_done, ==, 0);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_data_func ("/ui/long-task/short", GINT_TO_POINTER (FALSE), test_short);
  g_test_add_data_func ("/ui/long-task/fails", GINT_TO_POINTER (TRUE), test_short);
  g_test_add_func ("/ui/long-task/told", test_told);
  g_test_add_func ("/ui/long-task/stopped", test_stopped);
  g_test_add_func ("/ui/long-task/queue", test_queue);
  g_test_add_func ("/ui/long-task/closed", test_closed);
  return stage_run ();
}
