/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/raster.h"

#include <math.h>
#include <string.h>

#define SIDE 96
#define RED                                                                                        \
  (const double[])                                                                                 \
  {                                                                                                \
    1, 0, 0, 1                                                                                     \
  }

static const OfftakeRasterView as_is = { 1, 0, 0 };

static void
add_polygon (OfftakeRaster *raster, const OfftakePoint *points, guint n, const double rgba[4])
{
  g_autofree OfftakePoint *normals = g_new0 (OfftakePoint, n + 1);

  offtake_raster_begin (raster, rgba, NULL);
  offtake_raster_add (raster, points, normals, n, 0, FALSE);
}

static void
add_box (OfftakeRaster *raster, double x0, double y0, double x1, double y1)
{
  const OfftakePoint corners[] = { { x0, y0 }, { x1, y0 }, { x1, y1 }, { x0, y1 } };

  add_polygon (raster, corners, G_N_ELEMENTS (corners), RED);
}

static guint32 *
fill (const OfftakeRaster *raster, guint n_threads)
{
  guint32 *pixels = g_new0 (guint32, SIDE * SIDE);

  offtake_raster_fill (raster, (guint8 *) pixels, SIDE * 4, 0, 0, SIDE, SIDE, n_threads);
  return pixels;
}

static guint
alpha_at (const guint32 *pixels, int x, int y)
{
  return pixels[y * SIDE + x] >> 24;
}

/* What a box covers of a pixel is what the pixel gets. */
static void
test_boxes (void)
{
  static const struct {
    double x0, y0, x1, y1;
    int x, y;
    guint alpha;
  } cases[] = {
    { 10, 10, 20, 20, 10, 10, 255 },    { 10, 10, 20, 20, 19, 19, 255 },
    { 10, 10, 20, 20, 20, 15, 0 },      { 10, 10, 20, 20, 15, 20, 0 },
    { 10.5, 10, 20, 20, 10, 15, 127 },  { 10, 10.25, 20, 20, 15, 10, 191 },
    { 10.5, 10.5, 20, 20, 10, 10, 63 }, { 10.25, 10, 10.5, 20, 10, 15, 63 },
    { -50, -50, 200, 200, 0, 0, 255 },  { -50, -50, 200, 200, SIDE - 1, SIDE - 1, 255 },
    { -50, -50, 0.5, 200, 0, 50, 127 }, { 50, -1e9, 60, 1e9, 55, 0, 255 },
    { 50, 95.5, 60, 1e9, 55, 95, 127 }, { 20, 20, 10, 10, 15, 15, 255 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (OfftakeRaster) raster = offtake_raster_new (&as_is);
    add_box (raster, cases[i].x0, cases[i].y0, cases[i].x1, cases[i].y1);
    g_autofree guint32 *pixels = fill (raster, 1);
    g_test_message ("case %u", i);
    g_assert_cmpuint (alpha_at (pixels, cases[i].x, cases[i].y), ==, cases[i].alpha);
  }
}

/* An outline that goes round twice, or crosses itself, still covers a place once. */
static void
test_once (void)
{
  g_autoptr (OfftakeRaster) raster = offtake_raster_new (&as_is);
  const OfftakePoint twice[] = { { 10, 10 }, { 20, 10 }, { 20, 20 }, { 10, 20 },
                                 { 10, 10 }, { 20, 10 }, { 20, 20 }, { 10, 20 } };
  const double half[] = { 0, 0, 0, 0.5 };

  add_polygon (raster, twice, G_N_ELEMENTS (twice), half);
  g_autofree guint32 *pixels = fill (raster, 1);
  g_assert_cmphex (pixels[15 * SIDE + 15], ==, 0x80000000);
}

static void
random_polygon (OfftakePoint *points, guint n)
{
  for (guint i = 0; i < n; i++) {
    points[i].x = g_test_rand_double_range (-20, SIDE + 20);
    points[i].y = g_test_rand_double_range (-20, SIDE + 20);
  }
}

static gboolean
is_inside (const OfftakePoint *p, double x, double y)
{
  guint n = 0;

  for (guint i = 0; i < 3; i++) {
    const OfftakePoint *a = &p[i], *b = &p[(i + 1) % 3];
    n += (b->x - a->x) * (y - a->y) - (b->y - a->y) * (x - a->x) > 0;
  }
  return n == 0 || n == 3;
}

/* Against counting 16 x 16 points in every pixel, for any triangle. */
static void
test_coverage (void)
{
  for (guint run = 0; run < 12; run++) {
    g_autoptr (OfftakeRaster) raster = offtake_raster_new (&as_is);
    OfftakePoint points[3];
    random_polygon (points, 3);
    add_polygon (raster, points, 3, RED);
    g_autofree guint32 *pixels = fill (raster, 2);
    for (int at = 0; at < SIDE * SIDE; at++) {
      guint n = 0;
      for (guint k = 0; k < 256; k++)
        n += is_inside (points, at % SIDE + (k % 16 + 0.5) / 16, at / SIDE + (k / 16 + 0.5) / 16);
      g_assert_cmpfloat_with_epsilon (pixels[at] >> 24, n * 255.0 / 256, 14);
    }
  }
}

/* A line is what its outline is; a steep one is left to its outline. */
static void
test_lines (void)
{
  for (guint run = 0; run < 40; run++) {
    g_autoptr (OfftakeRaster) line = offtake_raster_new (&as_is);
    g_autoptr (OfftakeRaster) outline = offtake_raster_new (&as_is);
    const double half = g_test_rand_double_range (0.3, 4), slope = g_test_rand_double_range (-2, 2);
    const double length = hypot (1, slope);
    const OfftakePoint ends[] = { { -10, 40 - 50 * slope }, { 60, 40 + 20 * slope } };
    const OfftakePoint up = { -slope / length, 1 / length }, normals[] = { up, up };
    offtake_raster_begin (line, RED, NULL);
    g_assert_true (offtake_raster_add_line (line, ends, 2, half));
    offtake_raster_begin (outline, RED, NULL);
    offtake_raster_add (outline, ends, normals, 2, half, FALSE);
    offtake_raster_add (outline, ends, normals, 2, -half, TRUE);
    g_autofree guint32 *drawn = fill (line, 1), *expected = fill (outline, 1);
    for (int x = 0; x < 50; x++) /* before its end, which is upright here */
      for (int y = 0; y < SIDE; y++)
        g_assert_cmpint (ABS ((int) alpha_at (drawn, x, y) - (int) alpha_at (expected, x, y)), <=,
                         4);
  }
}

static void
test_steep (void)
{
  static const OfftakePoint lines[][3] = { { { 0, 0 }, { 10, 0 }, { 10, 30 } },
                                           { { 0, 0 }, { 10, 0 }, { 11, 9 } },
                                           { { 0, 0 }, { NAN, 0 }, { 11, 9 } } };
  g_autoptr (OfftakeRaster) raster = offtake_raster_new (&as_is);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    offtake_raster_begin (raster, RED, NULL);
    g_assert_false (offtake_raster_add_line (raster, lines[i], 3, 1));
  }
  g_autofree guint32 *pixels = fill (raster, 1);
  for (int i = 0; i < SIDE * SIDE; i++)
    g_assert_cmphex (pixels[i], ==, 0);
}

static OfftakeRaster *
random_raster (void)
{
  OfftakeRaster *raster = offtake_raster_new (&as_is);

  for (guint i = 0; i < 60; i++) {
    const double rgba[] = { g_test_rand_double (), g_test_rand_double (), g_test_rand_double (),
                            g_test_rand_double () };
    const OfftakeRasterHatch hatch = { g_test_rand_int_range (0, 12), 3, i % 2 };
    g_autofree OfftakePoint *points = g_new (OfftakePoint, 12);
    g_autofree OfftakePoint *normals = g_new0 (OfftakePoint, 12);
    random_polygon (points, 12);
    const OfftakePoint line[] = { { points[0].x, 50 },
                                  { points[1].x, 50 },
                                  { points[1].x + 30, 70 } };
    offtake_raster_begin (raster, rgba, &hatch);
    if (i % 3 == 0 && offtake_raster_add_line (raster, line, 3, g_test_rand_double_range (0.1, 9)))
      continue;
    offtake_raster_add (raster, points, normals, (guint) g_test_rand_int_range (0, 13), 0, i % 2);
  }
  return raster;
}

/* The same bytes by one thread or several, and whole or in tiles. */
static void
test_same (void)
{
  for (guint run = 0; run < 20; run++) {
    g_autoptr (OfftakeRaster) raster = random_raster ();
    g_autofree guint32 *whole = fill (raster, 1), *tiled = g_new0 (guint32, SIDE * SIDE);
    for (guint n = 2; n < 6; n++) {
      g_autofree guint32 *shared = fill (raster, n);
      g_assert_cmpmem (shared, SIDE * SIDE * 4, whole, SIDE * SIDE * 4);
    }
    const int x = g_test_rand_int_range (0, SIDE), y = g_test_rand_int_range (0, SIDE);
    const int left[] = { 0, x, SIDE }, top[] = { 0, y, SIDE };
    for (int i = 0; i < 4; i++)
      offtake_raster_fill (raster, (guint8 *) (tiled + top[i / 2] * SIDE + left[i % 2]), SIDE * 4,
                           left[i % 2], top[i / 2], left[i % 2 + 1] - left[i % 2],
                           top[i / 2 + 1] - top[i / 2], 1);
    g_assert_cmpmem (tiled, SIDE * SIDE * 4, whole, SIDE * SIDE * 4);
  }
}

/* Slanted lines cover their share of an area, and lie as they are told. */
static void
test_hatch (void)
{
  for (int rising = 0; rising < 2; rising++) {
    g_autoptr (OfftakeRaster) raster = offtake_raster_new (&as_is);
    const OfftakeRasterHatch hatch = { 8, 2, rising };
    const OfftakePoint corners[] = { { 0, 0 }, { SIDE, 0 }, { SIDE, SIDE }, { 0, SIDE } };
    const OfftakePoint normals[4] = { { 0, 0 } };
    offtake_raster_begin (raster, RED, &hatch);
    offtake_raster_add (raster, corners, normals, 4, 0, FALSE);
    g_autofree guint32 *pixels = fill (raster, 1);
    double sum = 0;
    for (int i = 0; i < SIDE * SIDE; i++)
      sum += pixels[i] >> 24;
    g_assert_cmpfloat_with_epsilon (sum / 255 / (SIDE * SIDE), 2 * G_SQRT2 / 8, 0.01);
    g_assert_cmpuint (alpha_at (pixels, 40, 40), ==, alpha_at (pixels, 41, rising ? 39 : 41));
  }
}

/* Whatever the numbers are, it ends and stays inside. */
static void
test_wild (void)
{
  static const double wild[] = { NAN, INFINITY, -INFINITY, 1e300, -1e300, 0, 50, 2097152 };
  g_autoptr (OfftakeRaster) raster = offtake_raster_new (&as_is);

  for (guint i = 0; i < G_N_ELEMENTS (wild); i++)
    for (guint k = 0; k < G_N_ELEMENTS (wild); k++)
      add_box (raster, wild[i], wild[k], wild[(i + 3) % G_N_ELEMENTS (wild)], 60);
  g_free (fill (raster, 2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/raster/boxes", test_boxes);
  g_test_add_func ("/raster/once", test_once);
  g_test_add_func ("/raster/coverage", test_coverage);
  g_test_add_func ("/raster/lines", test_lines);
  g_test_add_func ("/raster/steep", test_steep);
  g_test_add_func ("/raster/same", test_same);
  g_test_add_func ("/raster/hatch", test_hatch);
  g_test_add_func ("/raster/wild", test_wild);
  return g_test_run ();
}
