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
    g_auto (Case) one = { 0 };
    OfftakeSystemReport report = { 0 }, dense_report = { 0 };
    case_init (&one, conserving, (guint) g_test_rand_int_range (2, 120),
               conserving ? pow (10, -(double) (i % 12)) : 0.9);
    gsize n = (gsize) one.system.n * (conserving ? 3 : 1);
    g_autofree double *x = g_memdup2 (one.b, n * sizeof (double));
    g_autofree double *dense = g_memdup2 (one.b, n * sizeof (double));
    guint columns = conserving ? 3 : 1;
    g_assert_true (offtake_system_block_solve_dense (&one.block, dense, columns, &dense_report));
    g_assert_cmpint (
        offtake_system_block_solve_klu (&one.block, x, columns, INFINITY, INFINITY, &report), ==,
        OFFTAKE_OUTCOME_SOLVED);
    g_assert_cmpfloat (random_system_distance (x, dense, n), <=, 1e-12);
    if (!conserving || i % 12 < 4)
      g_assert_cmpfloat (report.bound, <=, 1e-9);
  }
}

static void
test_gain_of_one_is_closed (void)
{
  g_auto (Case) one = { 0 }, more = { 0 };
  OfftakeSystemReport report = { 0 };

  case_init (&one, FALSE, 80, 1);
  case_init (&more, FALSE, 80, 1.3);
  g_assert_cmpint (
      offtake_system_block_solve_klu (&one.block, one.b, 1, INFINITY, INFINITY, &report), ==,
      OFFTAKE_OUTCOME_CLOSED);
  g_assert_cmpint (
      offtake_system_block_solve_klu (&more.block, more.b, 1, INFINITY, INFINITY, &report), ==,
      OFFTAKE_OUTCOME_CLOSED);
}

static void
test_fill_is_known_before (void)
{
  g_auto (Case) one = { 0 };
  OfftakeSystemReport report = { 0 };

  case_init (&one, FALSE, 200, 0.9);
  g_assert_cmpint (offtake_system_block_solve_klu (&one.block, one.b, 1, 100, INFINITY, &report),
                   ==, OFFTAKE_OUTCOME_FILLED);
}

/* Values below zero are no trouble for the plain way. */
static void
test_whole (void)
{
  OfftakeSystemBuilder builder;
  g_auto (OfftakeSystem) system = { 0 };
  double x[2] = { 1, 2 };

  offtake_system_builder_init (&builder, 2, OFFTAKE_SYSTEM_PLAIN);
  offtake_system_builder_add (&builder, 1, -0.5);
  offtake_system_builder_end_row (&builder, 1);
  offtake_system_builder_add (&builder, 0, 0.5);
  offtake_system_builder_end_row (&builder, 1);
  system = builder.system;
  g_assert_true (offtake_system_block_solve_whole (&system, x));
  g_assert_cmpfloat_with_epsilon (x[0], 0, 1e-15);
  g_assert_cmpfloat_with_epsilon (x[1], 2, 1e-15);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/system-klu/as-dense-elimination", test_as_dense_elimination);
  g_test_add_func ("/engine/system-klu/gain-of-one-is-closed", test_gain_of_one_is_closed);
  g_test_add_func ("/engine/system-klu/fill-is-known-before", test_fill_is_known_before);
  g_test_add_func ("/engine/system-klu/whole", test_whole);
  return g_test_run ();
}
