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

/* The count by trees is the count by definition. */
static void
test_count (void)
{
  for (guint run = 0; run < RUNS; run++) {
    g_autoptr (SankeyParts) parts = sankey_parts_new (sankey_random (12, 30));
    g_autoptr (OfftakeSorter) sorter = crossings_random_order (parts->items);
    if (!sorter)
      continue;
    double exact = crossings_of (sorter);
    check_places (sorter);
    g_assert_cmpfloat_with_epsilon (offtake_sorter_count (sorter), exact, 1e-9 * (1 + exact));
  }
}

static void
test_restore (void)
{
  g_autoptr (SankeyParts) parts = sankey_parts_new (sankey_plastic ());
  g_autoptr (OfftakeSorter) sorter = crossings_random_order (parts->items);
  g_autofree guint *list = g_new (guint, sorter->last - sorter->first);
  g_autofree double *key = g_new0 (double, sorter->last - sorter->first);
  double cost = offtake_sorter_count (sorter);

  offtake_sorter_save (sorter, list);
  for (guint i = 0; i < sorter->last - sorter->first; i++)
    key[i] = -(double) i;
  offtake_sorter_sort (sorter, key);
  offtake_sorter_restore (sorter, list);
  check_places (sorter);
  g_assert_cmpfloat (offtake_sorter_count (sorter), ==, cost);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sorter/count", test_count);
  g_test_add_func ("/sorter/restore", test_restore);
  return g_test_run ();
}
