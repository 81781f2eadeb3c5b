/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/scene.h"

/* A chain with more bands than cairo is left alone with, of every fill. */
static OfftakeGraph *
many_new (guint n_links)
{
  OfftakeGraph *graph = offtake_graph_new ("many", "t");

  for (guint i = 0; i < 60; i++) {
    g_autofree char *id = g_strdup_printf ("%u", i);
    offtake_graph_add_node (graph, id, id);
  }
  for (guint k = 0; k < n_links; k++) {
    const guint from = (guint) g_test_rand_int_range (0, 50);
    offtake_graph_add_link (graph, from, from / 10 * 10 + 10 + k % 10,
                            g_test_rand_double_range (0.1, 10));
    offtake_graph_link (graph, k)->fill = k % 4;
    offtake_graph_link (graph, k)->color = k % 7;
  }
  return graph;
}

typedef void (*Draw) (const OfftakeScene *scene, cairo_t *cr, OfftakeTheme theme);

static cairo_surface_t *
paint_with (const OfftakeScene *scene, double scale, Draw draw)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (1600 * scale), (int) (900 * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  draw (scene, cr, OFFTAKE_THEME_LIGHT);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The mean difference of a channel, of 255, and how many of a million differ by more than @most. */
static double
compare_pixels (cairo_surface_t *a, cairo_surface_t *b, guint most, double *beyond)
{
  const guint8 *p = cairo_image_surface_get_data (a), *q = cairo_image_surface_get_data (b);
  const gsize n =
      (gsize) cairo_image_surface_get_stride (a) * (gsize) cairo_image_surface_get_height (a);
  double sum = 0, ink = 0;

  *beyond = 0;
  for (gsize k = 0; k < n; k++) {
    const guint apart = (guint) ABS (p[k] - q[k]);
    sum += apart;
    ink += q[k];
    *beyond += apart > most ? 1e6 / (double) n : 0;
  }
  g_assert_cmpfloat (ink / (double) n, >, 8);
  return sum / (double) n;
}

/* What is filled without cairo looks as what cairo fills; only dashes begin elsewhere, and the
   edges of a hollow band end at its nodes. A fold is the one place where a pixel may be another
   one. */
static void
test_like_cairo (void)
{
  static const struct {
    int fill;
    double scale, mean;
    guint most;
  } cases[] = {
    { OFFTAKE_FILL_SOLID, 1, 0.5, 24 },    { OFFTAKE_FILL_SOLID, 1.5, 0.5, 24 },
    { OFFTAKE_FILL_STRIPED, 1, 0.9, 128 }, { OFFTAKE_FILL_STRIPED, 2, 0.9, 128 },
    { OFFTAKE_FILL_HOLLOW, 1, 1.3, 255 },  { OFFTAKE_FILL_GHOST, 1, 4, 255 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (OfftakeGraph) graph = many_new (400);
    double beyond;
    for (guint k = 0; k < graph->links->len; k++)
      offtake_graph_link (graph, k)->fill = cases[i].fill;
    g_autoptr (OfftakeScene) scene = scene_of (graph);
    g_autoptr (cairo_surface_t) own = paint_with (scene, cases[i].scale, offtake_scene_draw_flows);
    g_autoptr (cairo_surface_t) plain =
        paint_with (scene, cases[i].scale, offtake_scene_draw_plain);
    const double mean = compare_pixels (own, plain, cases[i].most, &beyond);
    g_test_message ("case %u: mean %g, beyond %g", i, mean, beyond);
    g_assert_cmpfloat (mean, <, cases[i].mean);
    g_assert_cmpfloat (beyond, <, 40);
  }
}

/* A part of the picture is the same pixels as that part of the whole. */
static void
test_part (void)
{
  g_autoptr (OfftakeGraph) graph = many_new (400);
  g_autoptr (OfftakeScene) scene = scene_of (graph);
  g_autoptr (cairo_surface_t) whole = paint_with (scene, 1, offtake_scene_draw_flows);
  g_autoptr (cairo_surface_t) part = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 100);
  cairo_t *cr = cairo_create (part);

  cairo_translate (cr, -333, -222);
  offtake_scene_draw_flows (scene, cr, OFFTAKE_THEME_LIGHT);
  cairo_destroy (cr);
  cairo_surface_flush (part);
  for (int y = 0; y < 100; y++)
    for (int x = 0; x < 200; x++)
      g_assert_cmphex (scene_pixel (part, x, y), ==, scene_pixel (whole, x + 333, y + 222));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw-bands/like-cairo", test_like_cairo);
  g_test_add_func ("/draw-bands/part", test_part);
  return g_test_run ();
}
