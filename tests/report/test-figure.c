/* SPDX-License-Identifier: MPL-2.0 */
#include "report/figure.h"

#include "lib/sheet.h"

static double drawn_width, drawn_height;

static void
draw_box (cairo_t *cr, double width, double height, gpointer data)
{
  drawn_width = width;
  drawn_height = height;
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  (*(guint *) data)++;
}

static void
count (gpointer data)
{
  *(guint *) data += 100;
}

static void
test_fits_the_page (void)
{
  guint calls = 0;
  OfftakeBlock *block = offtake_figure_new (5000, draw_box, &calls, count);

  block->class->lay_out (block, NULL, 300, 400);
  g_assert_cmpuint (block->strips->len, ==, 1);
  const cairo_rectangle_t ink = sheet_block_ink (block, 0, 1);
  g_assert_cmpfloat (drawn_width, ==, 300);
  g_assert_cmpfloat (drawn_height, ==, 400);
  g_assert_cmpfloat_with_epsilon (ink.width, 300, 1);
  offtake_block_free (block);
  g_assert_cmpuint (calls, ==, 101);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/figure/fits-the-page", test_fits_the_page);
  return g_test_run ();
}
