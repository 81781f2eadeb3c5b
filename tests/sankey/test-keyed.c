/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/keyed.h"

static void
check_sorted (const OfftakeKeyed *keyed, guint n)
{
  for (guint i = 1; i < n; i++) {
    g_assert_cmpfloat (keyed[i - 1].key, <=, keyed[i].key);
    if (keyed[i - 1].key == keyed[i].key)
      g_assert_cmpuint (keyed[i - 1].item, <, keyed[i].item);
  }
}

/* Many equal keys: what is equal keeps its order. */
static void
test_random (void)
{
  OfftakeKeyed keyed[300];

  for (guint run = 0; run < 200; run++) {
    guint n = (guint) g_test_rand_int_range (0, 300);
    for (guint i = 0; i < n; i++)
      keyed[i] = (OfftakeKeyed){ g_test_rand_int_range (0, 40), i };
    offtake_keyed_sort (keyed, n);
    check_sorted (keyed, n);
  }
}

/* Nearly sorted, and the other way round: both ways of sorting. */
static void
test_known (void)
{
  OfftakeKeyed keyed[300];

  for (guint i = 0; i < 300; i++)
    keyed[i] = (OfftakeKeyed){ i ^ 1u, i };
  offtake_keyed_sort (keyed, 300);
  check_sorted (keyed, 300);
  for (guint i = 0; i < 300; i++)
    keyed[i] = (OfftakeKeyed){ -(double) i, i };
  offtake_keyed_sort (keyed, 300);
  check_sorted (keyed, 300);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keyed/random", test_random);
  g_test_add_func ("/keyed/known", test_known);
  return g_test_run ();
}
