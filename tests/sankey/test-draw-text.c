/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/scene.h"

#define WIDTH 320
#define HEIGHT 90

static OfftakeScene *
named (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("pair", "Sierra>PlusCAM:5\n");
  OfftakeLayoutOptions options;

  offtake_layout_options_init (&options, WIDTH, HEIGHT);
  options.labels = TRUE;
  g_autoptr (OfftakeLayout) layout = offtake_layout_new (graph, &options, NULL);
  return offtake_scene_new (graph, layout);
}

/* Labels on grey, as pixels, directly or by way of a list. */
static cairo_surface_t *
write_on (const OfftakeScene *scene, double scale, gboolean recorded)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (WIDTH * scale),
                                                         (int) (HEIGHT * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  if (recorded) {
    cairo_surface_t *list = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
    cairo_t *recorder = cairo_create (list);
    offtake_scene_draw_labels (scene, recorder, OFFTAKE_THEME_LIGHT);
    cairo_destroy (recorder);
    cairo_set_source_surface (cr, list, 0, 0);
    cairo_paint (cr);
    cairo_surface_destroy (list);
  } else {
    offtake_scene_draw_labels (scene, cr, OFFTAKE_THEME_LIGHT);
  }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Pixels lighter and darker than the ground. */
static void
count (cairo_surface_t *surface, guint *light, guint *dark)
{
  *light = *dark = 0;
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++) {
      const guint level = scene_pixel (surface, x, y) >> 16;
      *light += level > 190;
      *dark += level < 90;
    }
}

/* Spread or stroked, a halo is as large, and the text on it as dark. */
static void
test_halo (void)
{
  static const double scales[] = { 1, 1.5, 2, 3 };
  g_autoptr (OfftakeScene) scene = named ();

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++) {
    g_autoptr (cairo_surface_t) spread = write_on (scene, scales[i], FALSE);
    g_autoptr (cairo_surface_t) stroked = write_on (scene, scales[i], TRUE);
    guint light[2], dark[2];
    count (spread, &light[0], &dark[0]);
    count (stroked, &light[1], &dark[1]);
    g_test_message ("scale %g: light %u %u, dark %u %u", scales[i], light[0], light[1], dark[0],
                    dark[1]);
    g_assert_cmpuint (dark[1], >, 50);
    g_assert_cmpfloat_with_epsilon (light[0] / (double) light[1], 1, 0.25);
    g_assert_cmpfloat_with_epsilon (dark[0] / (double) dark[1], 1, 0.25);
  }
}

/* Moved by whole pixels, or cut out, a text is the same pixels. */
static void
test_part (void)
{
  g_autoptr (OfftakeScene) scene = named ();
  g_autoptr (cairo_surface_t) whole = write_on (scene, 1, FALSE);
  g_autoptr (cairo_surface_t) part = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, HEIGHT);
  cairo_t *cr = cairo_create (part);

  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cairo_paint (cr);
  cairo_translate (cr, -17, 0);
  offtake_scene_draw_labels (scene, cr, OFFTAKE_THEME_LIGHT);
  cairo_destroy (cr);
  cairo_surface_flush (part);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < 100; x++)
      g_assert_cmphex (scene_pixel (part, x, y), ==, scene_pixel (whole, x + 17, y));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw-text/halo", test_halo);
  g_test_add_func ("/draw-text/part", test_part);
  return g_test_run ();
}
