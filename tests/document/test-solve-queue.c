/* SPDX-License-Identifier: MPL-2.0 */
#include "document/solve-queue.h"

#include "engine/specimen.h"
#include "lib/plan.h"

typedef struct {
  OfftakeNetwork *network;
  GArray *tags; /* of the answers, in order */
} Fixture;

static void
on_solved (OfftakeSolution *solution, const GError *error, guint tag, gpointer data)
{
  Fixture *fixture = data;

  g_assert_no_error (error);
  g_assert_nonnull (solution);
  g_array_append_val (fixture->tags, tag);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = fixture_plan ("every-key.json");

  fixture->network = offtake_network_compile (plan, &error);
  g_assert_no_error (error);
  fixture->tags = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  offtake_network_unref (fixture->network);
  g_array_unref (fixture->tags);
}

static void
test_newest_wins (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (OfftakeSolveQueue) queue = offtake_solve_queue_new (on_solved, fixture);

  for (guint tag = 1; tag <= 50; tag++)
    offtake_solve_queue_push (queue, fixture->network, tag);
  while (offtake_solve_queue_is_busy (queue))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->tags->len, ==, 1);
  g_assert_cmpuint (g_array_index (fixture->tags, guint, 0), ==, 50);
}

static void
test_one_after_the_other (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (OfftakeSolveQueue) queue = offtake_solve_queue_new (on_solved, fixture);

  for (guint tag = 1; tag <= 5; tag++) {
    offtake_solve_queue_push (queue, fixture->network, tag);
    while (offtake_solve_queue_is_busy (queue))
      g_main_context_iteration (NULL, TRUE);
    g_assert_cmpuint (fixture->tags->len, ==, tag);
  }
}

static void
test_cancelled_is_silent (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (OfftakeSolveQueue) queue = offtake_solve_queue_new (on_solved, fixture);

  offtake_solve_queue_push (queue, fixture->network, 1);
  offtake_solve_queue_cancel (queue);
  while (offtake_solve_queue_is_busy (queue))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->tags->len, ==, 0);
}

typedef struct {
  GArray *n_periods; /* of the answers, in order */
} Large;

static void
count_periods (OfftakeSolution *solution, const GError *error, guint tag, gpointer data)
{
  Large *large = data;
  guint n = 0;

  for (guint p = 0; p < 3; p++)
    n += offtake_solution_has_period (solution, p);
  g_array_append_val (large->n_periods, n);
}

/* Of a large plan what is on screen comes before the rest, and with an older request nothing does.
 */
static void
test_shown_first (void)
{
  Large large = { g_array_new (FALSE, FALSE, sizeof (guint)) };
  g_autoptr (OfftakePlan) plan = offtake_specimen_new (OFFTAKE_TOPOLOGY_HUB, 1500, 3);
  g_autoptr (OfftakeNetwork) network = offtake_network_compile (plan, NULL);
  g_autoptr (OfftakeSolveQueue) queue = offtake_solve_queue_new (count_periods, &large);

  offtake_solve_queue_show (queue, count_periods, (OfftakeShown){ 1, 0 });
  offtake_solve_queue_push (queue, network, 1);
  offtake_solve_queue_push (queue, network, 2);
  while (offtake_solve_queue_is_busy (queue))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (large.n_periods->len, ==, 2);
  g_assert_cmpuint (g_array_index (large.n_periods, guint, 0), ==, 1);
  g_assert_cmpuint (g_array_index (large.n_periods, guint, 1), ==, 3);
  g_array_unref (large.n_periods);
}

/* The task comes back to a queue that is not there any more. */
static void
test_freed_while_busy (Fixture *fixture, gconstpointer unused)
{
  OfftakeSolveQueue *queue = offtake_solve_queue_new (on_solved, fixture);

  offtake_solve_queue_push (queue, fixture->network, 1);
  offtake_solve_queue_free (queue);
  g_autoptr (OfftakeSolveQueue) other = offtake_solve_queue_new (on_solved, fixture);
  offtake_solve_queue_push (other, fixture->network, 2);
  while (offtake_solve_queue_is_busy (other))
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fixture->tags->len, ==, 1);
  g_assert_cmpuint (g_array_index (fixture->tags, guint, 0), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/document/solve-queue/newest-wins", test_newest_wins);
  ADD ("/document/solve-queue/in-turn", test_one_after_the_other);
  ADD ("/document/solve-queue/cancelled", test_cancelled_is_silent);
  ADD ("/document/solve-queue/freed", test_freed_while_busy);
#undef ADD
  g_test_add_func ("/document/solve-queue/shown-first", test_shown_first);
  return g_test_run ();
}
