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

/* What a search says that it won is what the crossings are fewer by. */
static void
test_sift (void)
{
  for (guint run = 0; run < RUNS; run++) {
    g_autoptr (SankeyParts) parts = sankey_parts_new (sankey_random (14, 40));
    g_autoptr (OfftakeSorter) sorter = crossings_random_order (parts->items);
    if (!sorter)
      continue;
    double before = crossings_of (sorter), gain = offtake_sorter_sift (sorter, 100, 20);
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
    double before = crossings_of (sorter), gain = offtake_sorter_sift (sorter, 2, 3);
    check_places (sorter);
    g_assert_cmpfloat (gain, >=, 0);
    g_assert_cmpfloat_with_epsilon (before - gain, crossings_of (sorter), 1e-7 * (1 + before));
  }
}

/* Items that only a clear gain may move stay as long as none wins that much, and not longer. */
static void
test_clear_gain (void)
{
  for (guint run = 0; run < RUNS / 3; run++) {
    g_autoptr (SankeyParts) parts = sankey_parts_new (sankey_random (12, 30));
    g_autoptr (OfftakeSorter) sorter = crossings_random_order (parts->items);
    if (!sorter)
      continue;
    g_autofree gboolean *is_free = g_new0 (gboolean, sorter->last - sorter->first + 1);
    sorter->free_items = is_free;
    sorter->least_gain = 0.02 * crossings_of (sorter) + 1e-9;
    offtake_sorter_sift (sorter, 100, 100);
    const double before = crossings_of (sorter);
    for (guint item = sorter->first; item < sorter->last; item++) {
      const guint here = offtake_sorter_position (sorter, item);
      for (guint to = 0; to < offtake_sorter_size (sorter, sorter->items->layer[item]); to++) {
        offtake_sorter_move (sorter, item, to);
        g_assert_cmpfloat (before - crossings_of (sorter), <=,
                           sorter->least_gain + 1e-7 * (1 + before));
      }
      offtake_sorter_move (sorter, item, here);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sift/sift", test_sift);
  g_test_add_func ("/sift/window", test_window);
  g_test_add_func ("/sift/clear-gain", test_clear_gain);
  return g_test_run ();
}
