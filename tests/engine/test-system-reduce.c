/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/system-reduce.h"

#include "lib/random-system.h"

/* 0 has a leak; 1 is 0, 2 is 1; 3 mixes 2 and 0; 4 and 5 are each other; 6 is 4. */
static void
build (OfftakeSystem *system)
{
  OfftakeSystemBuilder builder;

  offtake_system_builder_init (&builder, 7, OFFTAKE_SYSTEM_MIXING);
  offtake_system_builder_end_row (&builder, 3);
  offtake_system_builder_add (&builder, 0, 2);
  offtake_system_builder_add (&builder, 0, 1);
  offtake_system_builder_end_row (&builder, 0);
  offtake_system_builder_add (&builder, 1, 5);
  offtake_system_builder_end_row (&builder, 0);
  offtake_system_builder_add (&builder, 2, 1);
  offtake_system_builder_add (&builder, 0, 1);
  offtake_system_builder_end_row (&builder, 0);
  offtake_system_builder_add (&builder, 5, 1);
  offtake_system_builder_end_row (&builder, 0);
  offtake_system_builder_add (&builder, 4, 1);
  offtake_system_builder_end_row (&builder, 0);
  offtake_system_builder_add (&builder, 4, 9);
  offtake_system_builder_end_row (&builder, 0);
  *system = builder.system;
}

static void
test_chains (void)
{
  g_auto (OfftakeSystem) system = { 0 };
  g_auto (OfftakeReduction) reduction = { 0 };

  build (&system);
  offtake_reduction_init (&reduction, &system);
  g_assert_cmpuint (reduction.n, ==, 4); /* 0, 3, 4 and 5 */
  g_assert_cmpuint (reduction.root[1], ==, reduction.root[0]);
  g_assert_cmpuint (reduction.root[2], ==, reduction.root[0]);
  g_assert_cmpuint (reduction.root[3], !=, reduction.root[0]);
  g_assert_cmpuint (reduction.root[6], ==, reduction.root[4]);
  g_assert_cmpuint (reduction.root[4], !=, reduction.root[5]); /* a ring has no end */
  for (guint i = 0; i < reduction.n; i++)
    g_assert_cmpuint (reduction.root[reduction.row[i]], ==, i);
}

static guint n_unknown;

static void
set_unknown (const guint *rows, guint n_rows, double *x, guint n_columns, gpointer data)
{
  n_unknown += n_rows;
  for (guint i = 0; i < n_rows; i++)
    x[rows[i]] = -1;
}

static void
test_solved_as_a_whole (void)
{
  g_auto (OfftakeSystem) system = { 0 };
  double x[7] = { 3, 0, 0, 0, 0, 0, 0 };
  static const double expected[] = { 1, 1, 1, 1, -1, -1, -1 };

  build (&system);
  n_unknown = 0;
  offtake_system_solve (&system, x, 1, set_unknown, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpfloat (x[i], ==, expected[i]);
  g_assert_cmpuint (n_unknown, ==, 3); /* the ring, and what hangs on it */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/system-reduce/chains", test_chains);
  g_test_add_func ("/engine/system-reduce/solved-as-a-whole", test_solved_as_a_whole);
  return g_test_run ();
}
