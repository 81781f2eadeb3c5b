/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/spread.h"

#include <math.h>

#define PAGE 600.0

static void
add (GArray *blocks, double top, double bottom, double full)
{
  OfftakeLabelBlock block = {
    .node = blocks->len,
    .top = top,
    .bottom = bottom,
    .flow = bottom - top,
    .heights = { full, MAX (full - 14, 18), MAX (full - 28, 18), 18 },
  };

  g_array_append_val (blocks, block);
}

static const OfftakeLabelBlock *
find (const GArray *blocks, guint node)
{
  for (guint i = 0; i < blocks->len; i++)
    if (g_array_index (blocks, OfftakeLabelBlock, i).node == node)
      return &g_array_index (blocks, OfftakeLabelBlock, i);
  return NULL;
}

static double
half (const OfftakeLabelBlock *block)
{
  return block->heights[block->form] / 2;
}

static void
check (const GArray *blocks, const GArray *bars)
{
  for (guint i = 0; i < blocks->len; i++) {
    const OfftakeLabelBlock *a = &g_array_index (blocks, OfftakeLabelBlock, i);
    const OfftakeLabelBlock *b = i > 0 ? a - 1 : NULL;
    g_assert_cmpfloat (a->middle - half (a), >=, -0.01);
    g_assert_cmpfloat (a->middle + half (a), <=, PAGE + 0.01);
    if (b) {
      g_assert_cmpfloat (b->top + b->bottom, <=, a->top + a->bottom);
      g_assert_cmpfloat (b->middle + half (b), <=, a->middle - half (a) + 0.01);
    }
    for (guint k = 0; k < bars->len && !a->leader; k++) {
      const OfftakeLabelBlock *bar = &g_array_index (bars, OfftakeLabelBlock, k);
      g_assert_true (bar->node == a->node || a->middle + half (a) <= bar->top ||
                     a->middle - half (a) >= bar->bottom);
    }
    if (!a->leader)
      g_assert_cmpfloat (fabs (a->middle - (a->top + a->bottom) / 2), <=, 9);
  }
}

/* A thick bar among thin ones keeps its label, and the thin ones' stay off it. */
static void
test_thick (void)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (OfftakeLabelBlock));

  for (guint i = 0; i < 8; i++)
    add (blocks, 200 + 10 * i, 202 + 10 * i, 32);
  add (blocks, 282, 342, 46);
  for (guint i = 0; i < 3; i++)
    add (blocks, 346 + 10 * i, 348 + 10 * i, 32);
  g_autoptr (GArray) bars = g_array_copy (blocks);

  offtake_labels_spread (blocks, 0, PAGE);
  check (blocks, bars);
  g_assert_cmpuint (blocks->len, ==, 12);
  const OfftakeLabelBlock *thick = find (blocks, 8), *above = find (blocks, 7);
  g_assert_cmpfloat (fabs (thick->middle - 312), <, 1);
  g_assert_cmpint (thick->form, ==, OFFTAKE_LABEL_FULL);
  g_assert_false (thick->leader);
  g_assert_cmpfloat (above->middle + half (above), <=, 283);
  g_assert_cmpfloat (half (above), ==, 9);
  g_assert_true (above->leader);
}

static void
test_crowd (void)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (OfftakeLabelBlock));

  for (guint i = 0; i < 100; i++)
    add (blocks, 6 * i, 6 * i + 1 + i / 50.0, 32);
  g_autoptr (GArray) bars = g_array_copy (blocks);

  offtake_labels_spread (blocks, 0, PAGE);
  check (blocks, bars);
  g_assert_cmpuint (blocks->len, >=, 20);
  g_assert_cmpuint (blocks->len, <=, 33);
  g_assert_nonnull (find (blocks, 99));
  g_assert_null (find (blocks, 0));
}

static void
test_empty (void)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (OfftakeLabelBlock));

  offtake_labels_spread (blocks, 0, PAGE);
  g_assert_cmpuint (blocks->len, ==, 0);
  add (blocks, 10, 12, 40);
  offtake_labels_spread (blocks, 0, 10);
  g_assert_cmpuint (blocks->len, ==, 0);
}

static void
test_random (void)
{
  for (guint run = 0; run < 500; run++) {
    g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (OfftakeLabelBlock));
    double y = g_test_rand_double_range (0, 100);
    while (y < PAGE - 80) {
      double high = pow (g_test_rand_double (), 4) * 80;
      add (blocks, y, y + high, 18 + 14 * g_test_rand_int_range (0, 4));
      y += high + g_test_rand_double_range (2, 30);
    }
    g_autoptr (GArray) bars = g_array_copy (blocks);
    offtake_labels_spread (blocks, 0, PAGE);
    check (blocks, bars);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spread/thick", test_thick);
  g_test_add_func ("/spread/crowd", test_crowd);
  g_test_add_func ("/spread/empty", test_empty);
  g_test_add_func ("/spread/random", test_random);
  return g_test_run ();
}
