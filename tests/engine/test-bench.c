/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/bench.h"

#include <math.h>

static void
test_measures (void)
{
  for (guint t = 0; offtake_topology_names ()[t]; t++) {
    OfftakeBench bench = offtake_bench_engine (t, 60, 2);
    g_assert_cmpuint (bench.sites, ==, 60);
    g_assert_cmpuint (bench.agreements, ==, 300);
    g_assert_cmpuint (bench.periods, ==, 2);
    g_assert_cmpuint (bench.entries, >, bench.rows);
    g_assert_cmpfloat (bench.origin_seconds, >, 0);
    g_assert_cmpfloat (bench.sweep_seconds, >, 0);
    g_assert_false (isnan (bench.klu_seconds));
    g_assert_cmpfloat (bench.bound, <, 1e-9);
    g_assert_cmpfloat (bench.peak_megabytes, >, 1);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/bench/measures", test_measures);
  return g_test_run ();
}
