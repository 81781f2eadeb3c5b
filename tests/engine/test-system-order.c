/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/system-order.h"

#include "lib/random-system.h"

/* Whatever the loop, every row has its turn once. */
static void
test_every_row_once (void)
{
  for (guint n = 2; n < 400; n = n * 3 / 2 + 1) {
    g_auto (OfftakeSystem) system = { 0 };
    g_auto (OfftakeSystemBlock) block = { 0 };
    g_autofree guint *rows = NULL;
    g_autofree guint *place = NULL;
    g_autofree double *b = NULL;
    g_autofree guint *order = g_new (guint, n);
    g_autofree gboolean *seen = g_new0 (gboolean, n);
    random_system_conserving (&system, n, 0.3, &b);
    random_system_block (&block, &system, &rows, &place);
    offtake_system_order_rows (&block, order);
    for (guint i = 0; i < n; i++) {
      g_assert_cmpuint (order[i], <, n);
      g_assert_false (seen[order[i]]);
      seen[order[i]] = TRUE;
    }
  }
}

/* A ring into which something leaks at one place is swept from there on: each row after the one
   that it takes from. */
static void
test_follows_the_flow (void)
{
  enum { N = 12, START = 5 };
  g_auto (OfftakeSystem) system = { 0 };
  g_auto (OfftakeSystemBlock) block = { 0 };
  g_autofree guint *rows = NULL;
  g_autofree guint *place = NULL;
  OfftakeSystemBuilder builder;
  guint order[N];

  offtake_system_builder_init (&builder, N, OFFTAKE_SYSTEM_MIXING);
  for (guint i = 0; i < N; i++) {
    offtake_system_builder_add (&builder, (i + N - 1) % N, 1);
    offtake_system_builder_end_row (&builder, i == START ? 1 : 0);
  }
  system = builder.system;
  random_system_block (&block, &system, &rows, &place);
  offtake_system_order_rows (&block, order);
  for (guint i = 0; i < N; i++)
    g_assert_cmpuint (order[i], ==, (START + i) % N);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/system-order/every-row-once", test_every_row_once);
  g_test_add_func ("/engine/system-order/follows-the-flow", test_follows_the_flow);
  return g_test_run ();
}
