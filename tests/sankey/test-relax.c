/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/crossings.h"
#include "lib/sankey.h"
#include "sankey/relax.h"

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

/* From any order of a plain ladder to the one without crossings. */
static void
test_ladder (void)
{
  g_autoptr (SankeyParts) parts = sankey_parts_new (
      sankey_graph_parse ("ladder", "a>b:9\na>c:1\nb>d:9\nc>e:1\nd>f:9\ne>f:1\n"));
  g_autoptr (OfftakeSorter) sorter = crossings_random_order (parts->items);

  offtake_relax (sorter, 12);
  check_places (sorter);
  g_assert_cmpfloat (crossings_of (sorter), ==, 0);
}

static void
test_random (void)
{
  for (guint run = 0; run < RUNS; run++) {
    g_autoptr (SankeyParts) parts = sankey_parts_new (sankey_random (14, 40));
    g_autoptr (OfftakeSorter) sorter = crossings_random_order (parts->items);
    if (!sorter)
      continue;
    offtake_relax (sorter, 6);
    check_places (sorter);
    double exact = crossings_of (sorter);
    g_assert_cmpfloat_with_epsilon (offtake_sorter_count (sorter), exact, 1e-9 * (1 + exact));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relax/ladder", test_ladder);
  g_test_add_func ("/relax/random", test_random);
  return g_test_run ();
}
