/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/crossings.h"
#include "lib/sankey.h"

#define RUNS 60

static double
segments_between (const OfftakeSorter *sorter, guint above, guint below)
{
  const OfftakeItems *items = sorter->items;
  double sum = 0;

  for (guint i = 0; i < items->n_segments; i++)
    for (guint j = 0; j < items->n_segments; j++) {
      const OfftakeSegment *a = &items->segments[i], *b = &items->segments[j];
      if (a->left == above && b->left == below && a->right != b->right)
        sum +=
            (offtake_sorter_position (sorter, a->right) < offtake_sorter_position (sorter, b->right)
                 ? 1
                 : -1) *
            a->weight * b->weight;
      if (a->right == above && b->right == below && a->left != b->left)
        sum +=
            (offtake_sorter_position (sorter, a->left) < offtake_sorter_position (sorter, b->left)
                 ? 1
                 : -1) *
            a->weight * b->weight;
    }
  return sum;
}

static void
check_rows (OfftakeSorter *sorter)
{
  for (guint i = sorter->first; i < sorter->last; i++) {
    int layer = sorter->items->layer[i];
    guint n = offtake_sorter_size (sorter, layer);
    const double *row = offtake_sorter_row (sorter, i, 0, n - 1);
    for (guint k = 0; k < n; k++) {
      guint other = sorter->list[sorter->start[layer] + k];
      double exact = other == i ? 0 : segments_between (sorter, i, other);
      g_assert_cmpfloat_with_epsilon (row[offtake_sorter_slot (sorter, other)], exact,
                                      1e-9 * (1 + ABS (exact)));
    }
  }
}

static void
move_some (OfftakeSorter *sorter)
{
  for (guint i = 0; i < 10; i++) {
    guint item = (guint) g_test_rand_int_range ((gint32) sorter->first, (gint32) sorter->last);
    guint n = offtake_sorter_size (sorter, sorter->items->layer[item]);
    offtake_sorter_move (sorter, item, (guint) g_test_rand_int_range (0, (gint32) n));
  }
}

/* Rows say what a swap changes: at first, after moves, after another order, and without room. */
static void
check (gsize room)
{
  for (guint run = 0; run < RUNS; run++) {
    g_autoptr (SankeyParts) parts = sankey_parts_new (sankey_random (10, 25));
    g_autoptr (OfftakeSorter) sorter = crossings_random_order (parts->items);
    if (!sorter)
      continue;
    g_autofree guint *list = g_new (guint, sorter->last - sorter->first);
    sorter->swap_room = room;
    offtake_sorter_save (sorter, list);
    check_rows (sorter);
    move_some (sorter);
    check_rows (sorter);
    offtake_sorter_restore (sorter, list);
    check_rows (sorter);
  }
}

static void
test_tables (void)
{
  check (100000);
}

static void
test_no_room (void)
{
  check (0);
}

static void
test_little_room (void)
{
  check (30);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/swaps/tables", test_tables);
  g_test_add_func ("/swaps/no-room", test_no_room);
  g_test_add_func ("/swaps/little-room", test_little_room);
  return g_test_run ();
}
