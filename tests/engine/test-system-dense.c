/* SPDX-License-Identifier: MPL-2.0 */

/* Dense elimination against exact rational arithmetic, where a loop is all but closed. */

#include "engine/system-block.h"

#include <math.h>

#include "lib/exact.h"
#include "lib/solved.h"

#define N 6

/* A loop of whole tonnes: flow[to][from], and one tonne that leaks. */
static void
random_flows (gint64 *flow)
{
  for (guint to = 0; to < N; to++)
    for (guint from = 0; from < N; from++)
      flow[to * N + from] = from == (to + 1) % N || g_test_rand_bit ()
                                ? (gint64) g_test_rand_int_range (1, G_MAXINT32) << 9
                                : 0;
}

static void
build (const gint64 *flow, OfftakeSystemKind kind, const double *ends, OfftakeSystem *system)
{
  OfftakeSystemBuilder builder;

  offtake_system_builder_init (&builder, N, kind);
  for (guint i = 0; i < N; i++) {
    for (guint j = 0; j < N; j++)
      offtake_system_builder_add (&builder, j, (double) flow[i * N + j]);
    offtake_system_builder_end_row (&builder, ends[i]);
  }
  *system = builder.system;
}

/* The matrix whose rows (or columns) sum to the leaks. */
static void
as_matrix (const gint64 *flow, OfftakeSystemKind kind, const gint64 *leak, gint64 *a)
{
  for (guint i = 0; i < N; i++) {
    gint64 sum = leak[i];
    for (guint k = 0; k < N; k++)
      sum += kind == OFFTAKE_SYSTEM_MIXING ? flow[i * N + k] : flow[k * N + i];
    for (guint j = 0; j < N; j++)
      a[i * N + j] = (i == j ? sum : 0) - flow[i * N + j];
  }
}

static void
check (OfftakeSystemKind kind)
{
  gint64 flow[N * N], leak[N] = { 0, 0, 1, 0, 0, 0 }, a[N * N], b[N] = { 0, 3, 0, 0, 0, 7 };
  double ends[N], x[N];
  long double exact[N];
  guint rows[N], place[N];
  g_auto (OfftakeSystem) system = { 0 };
  g_auto (OfftakeSystemBlock) block = { 0 };
  OfftakeSystemReport report = { 0 };

  random_flows (flow);
  for (guint i = 0; i < N; i++) {
    ends[i] = (double) leak[i];
    x[i] = (double) b[i];
    rows[i] = i;
    place[i] = G_MAXUINT;
  }
  build (flow, kind, ends, &system);
  as_matrix (flow, kind, leak, a);
  offtake_system_block_init (&block, &system, rows, N, place);
  for (guint i = 0; i < N; i++)
    (block.leak ? block.leak : block.drain)[i] = ends[i];
  g_assert_true (offtake_system_block_solve_dense (&block, x, 1, &report));
  g_assert_true (exact_solve (N, a, b, exact));
  for (guint i = 0; i < N; i++)
    g_assert_cmpfloat (fabsl (x[i] - exact[i]), <=, 1e-14 * exact[i]);
}

/* A leak of one part in 10^12. */
static void
test_nearly_closed (void)
{
  for (guint k = 0; k < solved_volume (200, 5000); k++) {
    check (OFFTAKE_SYSTEM_MIXING);
    check (OFFTAKE_SYSTEM_SPREADING);
  }
}

/* A plain system with a gain of 1 - @gap, whose answer is known. */
static double
solve_ring (double gap, double *bound)
{
  guint rows[2] = { 0, 1 }, place[2] = { G_MAXUINT, G_MAXUINT };
  double x[2] = { 1, 1 };
  g_auto (OfftakeSystem) system = { 0 };
  g_auto (OfftakeSystemBlock) block = { 0 };
  OfftakeSystemBuilder builder;
  OfftakeSystemReport report = { 0 };

  offtake_system_builder_init (&builder, 2, OFFTAKE_SYSTEM_PLAIN);
  for (guint i = 0; i < 2; i++) {
    offtake_system_builder_add (&builder, 1 - i, 1 - gap);
    offtake_system_builder_end_row (&builder, 1);
  }
  system = builder.system;
  offtake_system_block_init (&block, &system, rows, 2, place);
  g_assert_true (offtake_system_block_solve_dense (&block, x, 1, &report));
  *bound = report.bound;
  return x[0];
}

/* The bound holds, and it is no larger than it must be. */
static void
test_bound (void)
{
  for (double gap = 0.5; gap > 1e-10; gap /= 8) {
    double bound, x = solve_ring (gap, &bound), exact = 1 / (1 - (1 - gap));
    g_assert_cmpfloat (fabs (x - exact), <=, bound * exact);
    g_assert_cmpfloat (bound, <=, 1e-15 / gap + 1e-15);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/system-dense/nearly-closed", test_nearly_closed);
  g_test_add_func ("/engine/system-dense/bound", test_bound);
  return g_test_run ();
}
