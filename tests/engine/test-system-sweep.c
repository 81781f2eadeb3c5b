/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/system-block.h"

#include <math.h>

#include "lib/random-system.h"

typedef struct {
  OfftakeSystem system;
  OfftakeSystemBlock block;
  guint *rows, *place;
  double *b;
} Case;

static void
case_clear (Case *self)
{
  offtake_system_block_clear (&self->block);
  offtake_system_clear (&self->system);
  g_free (self->rows);
  g_free (self->place);
  g_free (self->b);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static void
case_init (Case *self, gboolean conserving, guint n, double number)
{
  if (conserving)
    random_system_conserving (&self->system, n, number, &self->b);
  else
    random_system_of_gains (&self->system, n, number, &self->b);
  random_system_block (&self->block, &self->system, &self->rows, &self->place);
}

static void
test_as_dense_elimination (void)
{
  for (guint i = 0; i < 60; i++) {
    gboolean conserving = i % 2;
    guint columns = conserving ? 3 : 1;
    g_auto (Case) one = { 0 };
    OfftakeSystemReport report = { 0 }, dense_report = { 0 };
    case_init (&one, conserving, (guint) g_test_rand_int_range (2, 200), conserving ? 0.5 : 0.8);
    gsize n = (gsize) one.system.n * columns;
    g_autofree double *x = g_memdup2 (one.b, n * sizeof (double));
    g_autofree double *dense = g_memdup2 (one.b, n * sizeof (double));
    g_assert_true (offtake_system_block_solve_dense (&one.block, dense, columns, &dense_report));
    g_assert_cmpint (offtake_system_block_solve_sweep (&one.block, x, columns, 20000,
                                                       OFFTAKE_SYSTEM_PRECISION, &report),
                     ==, OFFTAKE_OUTCOME_SOLVED);
    double distance = random_system_distance (x, dense, n);
    g_assert_cmpfloat (distance, <=, 1e-9);
    g_assert_cmpfloat (report.bound, <=, 1e-11);
    g_assert_cmpuint (report.sweeps, >, 0);
  }
}

/* It gives up rather than take a small change for the answer. */
static void
test_too_few_sweeps (void)
{
  g_auto (Case) one = { 0 };
  OfftakeSystemReport report = { 0 };
  case_init (&one, TRUE, 50, 1e-9);
  g_autofree double *before = g_memdup2 (one.b, 150 * sizeof (double));

  g_assert_cmpint (offtake_system_block_solve_sweep (&one.block, one.b, 3, 100,
                                                     OFFTAKE_SYSTEM_PRECISION, &report),
                   ==, OFFTAKE_OUTCOME_INEXACT);
  g_assert_cmpfloat (random_system_distance (one.b, before, 150), ==, 0);
  g_assert_cmpfloat (report.bound, ==, 0);
}

static void
test_gain_of_one_is_no_answer (void)
{
  g_auto (Case) one = { 0 };
  OfftakeSystemReport report = { 0 };

  case_init (&one, FALSE, 50, 1);
  g_assert_cmpint (offtake_system_block_solve_sweep (&one.block, one.b, 1, 2000,
                                                     OFFTAKE_SYSTEM_PRECISION, &report),
                   !=, OFFTAKE_OUTCOME_SOLVED);
}

/* Whatever goes round comes back as more: that is plain after a few sweeps. */
static void
test_more_than_a_gain_of_one (void)
{
  g_auto (Case) one = { 0 };
  OfftakeSystemReport report = { 0 };

  case_init (&one, FALSE, 500, 1.05);
  g_assert_cmpint (offtake_system_block_solve_sweep (&one.block, one.b, 1, 200,
                                                     OFFTAKE_SYSTEM_PRECISION, &report),
                   ==, OFFTAKE_OUTCOME_CLOSED);
}

/* A guess saves sweeps, changes no digit that counts, and is held to the same bound. */
static void
test_guess (void)
{
  g_auto (Case) one = { 0 };
  OfftakeSystemReport cold = { 0 }, warm = { 0 };

  case_init (&one, TRUE, 400, 0.3);
  g_autofree double *x = g_memdup2 (one.b, 1200 * sizeof (double));
  g_assert_cmpint (
      offtake_system_block_solve_sweep (&one.block, x, 3, 2000, OFFTAKE_SYSTEM_PRECISION, &cold),
      ==, OFFTAKE_OUTCOME_SOLVED);
  g_autofree double *guess = g_memdup2 (x, 1200 * sizeof (double));
  for (guint i = 0; i < 1200; i += 7)
    guess[i] *= 1.0001;
  one.block.guess = guess;
  g_assert_cmpint (offtake_system_block_solve_sweep (&one.block, one.b, 3, 2000,
                                                     OFFTAKE_SYSTEM_PRECISION, &warm),
                   ==, OFFTAKE_OUTCOME_SOLVED);
  g_assert_cmpfloat (random_system_distance (one.b, x, 1200), <=, 1e-9);
  g_assert_cmpfloat (warm.bound, <=, 1e-11);
  g_assert_cmpuint (warm.sweeps, <, cold.sweeps);
}

/* More tags than fit the widest step. */
static void
test_many_columns (void)
{
  g_auto (Case) one = { 0 };
  OfftakeSystemReport report = { 0 };
  case_init (&one, FALSE, 60, 0.7);
  g_autofree double *x = g_new (double, 60 * 23);

  one.system.whole = FALSE;
  for (guint i = 0; i < 60; i++)
    for (guint c = 0; c < 23; c++)
      x[i * 23 + c] = one.b[i] * (c + 1);
  g_assert_cmpint (
      offtake_system_block_solve_sweep (&one.block, x, 23, 2000, OFFTAKE_SYSTEM_PRECISION, &report),
      ==, OFFTAKE_OUTCOME_SOLVED);
  g_assert_true (offtake_system_block_solve_dense (&one.block, one.b, 1, &report));
  for (guint i = 0; i < 60; i++)
    for (guint c = 0; c < 23; c++)
      g_assert_cmpfloat_with_epsilon (x[i * 23 + c], one.b[i] * (c + 1), 1e-9 * x[i * 23 + c]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/system-sweep/as-dense-elimination", test_as_dense_elimination);
  g_test_add_func ("/engine/system-sweep/too-few-sweeps", test_too_few_sweeps);
  g_test_add_func ("/engine/system-sweep/gain-of-one-is-no-answer", test_gain_of_one_is_no_answer);
  g_test_add_func ("/engine/system-sweep/many-columns", test_many_columns);
  g_test_add_func ("/engine/system-sweep/more-than-a-gain-of-one", test_more_than_a_gain_of_one);
  g_test_add_func ("/engine/system-sweep/guess", test_guess);
  return g_test_run ();
}
