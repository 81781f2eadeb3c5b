/* SPDX-License-Identifier: MPL-2.0 */
#include "report/block.h"

static guint freed;

static void
count_free (OfftakeBlock *self)
{
  freed++;
  g_free (self);
}

/* The first strip's space belongs to what is above; what it repeats, and the spaces between, count.
 */
static void
test_height (void)
{
  static const OfftakeBlockClass class = { .free = count_free };
  OfftakeBlock *block = g_new0 (OfftakeBlock, 1);

  offtake_block_init (block, &class);
  offtake_block_add_strip (block, 10, 5, 2, FALSE);
  offtake_block_add_strip (block, 20, 3, 4, FALSE);
  offtake_block_add_strip (block, 30, 1, 4, TRUE);
  g_assert_cmpfloat (offtake_block_height (block, 0, 3), ==, 2 + 10 + 3 + 20 + 1 + 30);
  g_assert_cmpfloat (offtake_block_height (block, 1, 3), ==, 4 + 20 + 1 + 30);
  g_assert_cmpfloat (offtake_block_height (block, 2, 2), ==, 0);
  offtake_block_free (block);
  g_assert_cmpuint (freed, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/block/height", test_height);
  return g_test_run ();
}
