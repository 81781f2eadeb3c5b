/* SPDX-License-Identifier: MPL-2.0 */

/* Whatever way is chosen for the size and the leaks of a loop, the answer is right. */

#include "engine/system-block.h"

#include <math.h>

#include "lib/random-system.h"

static void
test_every_size_and_leak (void)
{
  static const guint sizes[] = { 2, 48, 49, 300, 301, 900 };
  static const double leaks[] = { 1, 1e-3, 1e-6, 1e-12, 1e-15 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint k = 0; k < G_N_ELEMENTS (leaks); k++) {
      g_auto (OfftakeSystem) system = { 0 };
      g_auto (OfftakeSystemBlock) block = { 0 };
      g_autofree guint *rows = NULL;
      g_autofree guint *place = NULL;
      g_autofree double *b = NULL;
      OfftakeSystemReport report = { 0 };
      random_system_conserving (&system, sizes[i], leaks[k], &b);
      random_system_block (&block, &system, &rows, &place);
      gsize n = (gsize) system.n * 3;
      g_autofree double *dense = g_memdup2 (b, n * sizeof (double));
      g_assert_true (offtake_system_block_solve_dense (&block, dense, 3, &report));
      report.bound = 0;
      g_assert_true (offtake_system_block_solve (&block, b, 3, &report));
      g_assert_cmpfloat (random_system_distance (b, dense, n), <=, 1e-9);
      g_assert_cmpfloat (report.bound, <=, 1e-9);
      for (guint row = 0; row < system.n; row++)
        g_assert_cmpfloat_with_epsilon (b[row * 3] + b[row * 3 + 1] + b[row * 3 + 2], 1, 1e-10);
    }
}

static void
test_not_fed (void)
{
  g_auto (OfftakeSystem) system = { 0 };
  g_auto (OfftakeSystemBlock) block = { 0 };
  g_autofree guint *rows = NULL;
  g_autofree guint *place = NULL;
  g_autofree double *b = NULL;
  OfftakeSystemReport report = { 0 };

  random_system_conserving (&system, 400, 0, &b);
  random_system_block (&block, &system, &rows, &place);
  g_assert_false (offtake_system_block_solve (&block, b, 3, &report));
}

static void
test_gains (void)
{
  static const guint sizes[] = { 10, 100, 500 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (double gain = 0.5; gain < 1.2; gain += 0.25) {
      g_auto (OfftakeSystem) system = { 0 };
      g_auto (OfftakeSystemBlock) block = { 0 };
      g_autofree guint *rows = NULL;
      g_autofree guint *place = NULL;
      g_autofree double *b = NULL;
      OfftakeSystemReport report = { 0 };
      random_system_of_gains (&system, sizes[i], gain, &b);
      random_system_block (&block, &system, &rows, &place);
      g_assert_cmpint (offtake_system_block_solve (&block, b, 1, &report), ==, gain < 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/system-block/every-size-and-leak", test_every_size_and_leak);
  g_test_add_func ("/engine/system-block/not-fed", test_not_fed);
  g_test_add_func ("/engine/system-block/gains", test_gains);
  return g_test_run ();
}
