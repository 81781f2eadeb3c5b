/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/crossings.h"
#include "lib/sankey.h"

#define RUNS 150

static void
check_places (const OfftakeSorter *sorter)
{
  for (int l = 0; l < sorter->n_layers; l++)
    for (guint i = sorter->start[l]; i < sorter->start[l + 1]; i++) {
      g_assert_cmpint (sorter->items->layer[sorter->list[i]], ==, l);
      g_assert_cmpuint (offtake_sorter_position (sorter, sorter->list[i]), ==,
                        i - sorter->start[l]);
    }
}

static void
test_gain (void)
{
  for (guint run = 0; run < RUNS; run++) {
    g_autoptr (SankeyParts) parts = sankey_parts_new (sankey_random (14, 40));
    g_autoptr (OfftakeSorter) sorter = crossings_random_order (parts->items);
    if (!sorter)
      continue;
    double before = crossings_of (sorter),
           gain = offtake_sorter_reroute (sorter, 1000, G_MAXUINT64 / 2);
    check_places (sorter);
    g_assert_cmpfloat (gain, >=, 0);
    g_assert_cmpfloat_with_epsilon (before - gain, crossings_of (sorter), 1e-7 * (1 + before));
  }
}

static void
test_window (void)
{
  for (guint run = 0; run < RUNS; run++) {
    g_autoptr (SankeyParts) parts = sankey_parts_new (sankey_random (14, 40));
    g_autoptr (OfftakeSorter) sorter = crossings_random_order (parts->items);
    if (!sorter)
      continue;
    double before = crossings_of (sorter),
           gain = offtake_sorter_reroute (sorter, 2, G_MAXUINT64 / 2);
    check_places (sorter);
    g_assert_cmpfloat (gain, >=, 0);
    g_assert_cmpfloat_with_epsilon (before - gain, crossings_of (sorter), 1e-7 * (1 + before));
  }
}

/* Without any work allowed nothing moves. */
static void
test_no_work (void)
{
  g_autoptr (SankeyParts) parts = sankey_parts_new (sankey_plastic ());
  g_autoptr (OfftakeSorter) sorter = crossings_random_order (parts->items);

  g_assert_cmpfloat (offtake_sorter_reroute (sorter, 1000, 0), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reroute/gain", test_gain);
  g_test_add_func ("/reroute/window", test_window);
  g_test_add_func ("/reroute/no-work", test_no_work);
  return g_test_run ();
}
