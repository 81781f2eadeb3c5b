/* SPDX-License-Identifier: MPL-2.0 */
#include "report/paragraph.h"

#include "lib/sheet.h"

#define LONG                                                                                       \
  "Recycled nickel sulfate and lithium carbonate come from black mass that is collected in three " \
  "states, and return as cathode material to the cell maker whose scrap they were before. "

static OfftakeBlock *
laid_out (OfftakeTextStyle style, const char *text, double width)
{
  PangoContext *context = offtake_style_context_new ();
  OfftakeBlock *block = offtake_paragraph_new (style, text);

  block->class->lay_out (block, context, width, 700);
  g_object_unref (context);
  return block;
}

static gboolean
keeps (OfftakeBlock *block, guint strip)
{
  return g_array_index (block->strips, OfftakeStrip, strip).keep;
}

static void
test_breaks_between_lines (void)
{
  g_autoptr (OfftakeBlock) block = laid_out (OFFTAKE_TEXT_BODY, LONG LONG LONG, 200);
  const guint n = block->strips->len;

  g_assert_cmpuint (n, >, 6);
  g_assert_true (keeps (block, 0));
  g_assert_false (keeps (block, 1));
  g_assert_true (keeps (block, n - 2));
  g_assert_false (keeps (block, n - 1));
  g_assert_cmpuint (block->level, ==, 0);
}

static void
test_ink_stays_inside (void)
{
  g_autoptr (OfftakeBlock) block =
      laid_out (OFFTAKE_TEXT_BODY, LONG "Donaudampfschifffahrtsgesellschaft" LONG, 60);
  const guint n = block->strips->len;

  for (guint from = 0; from + 2 < n; from += 3) {
    const cairo_rectangle_t ink = sheet_block_ink (block, from, from + 3);
    g_assert_cmpfloat (ink.width, >, 10);
    g_assert_cmpfloat (ink.x, >=, -1);
    g_assert_cmpfloat (ink.x + ink.width, <=, 61);
    g_assert_cmpfloat (ink.y, >=, -1);
    g_assert_cmpfloat (ink.y + ink.height, <=, offtake_block_height (block, from, from + 3) + 1);
  }
}

static void
test_headings_stay_with_what_follows (void)
{
  g_autoptr (OfftakeBlock) block = laid_out (OFFTAKE_TEXT_HEADING_2, "Balances", 400);

  g_assert_true (keeps (block, block->strips->len - 1));
  g_assert_cmpuint (block->level, ==, 2);
  g_assert_cmpstr (block->outline, ==, "Balances");
}

static void
test_bad_text_is_made_valid (void)
{
  g_autoptr (OfftakeBlock) block = laid_out (OFFTAKE_TEXT_HEADING_1, "Ni\xff", 400);
  g_autoptr (OfftakeBlock) empty = laid_out (OFFTAKE_TEXT_BODY, NULL, 400);

  g_assert_true (g_utf8_validate (block->outline, -1, NULL));
  g_assert_cmpuint (empty->strips->len, ==, 1);
}

static void
test_spacer (void)
{
  g_autoptr (OfftakeBlock) block = offtake_spacer_new (12);

  block->class->lay_out (block, NULL, 100, 100);
  g_assert_cmpfloat (g_array_index (block->strips, OfftakeStrip, 0).space, ==, 12);
  g_assert_cmpfloat (offtake_block_height (block, 0, 1), ==, 0);
  g_assert_cmpfloat (sheet_block_ink (block, 0, 1).width, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/paragraph/breaks-between-lines", test_breaks_between_lines);
  g_test_add_func ("/report/paragraph/ink-stays-inside", test_ink_stays_inside);
  g_test_add_func ("/report/paragraph/headings-stay-with-what-follows",
                   test_headings_stay_with_what_follows);
  g_test_add_func ("/report/paragraph/bad-text-is-made-valid", test_bad_text_is_made_valid);
  g_test_add_func ("/report/paragraph/spacer", test_spacer);
  return g_test_run ();
}
