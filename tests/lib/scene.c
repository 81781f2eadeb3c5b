/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/scene.h"

OfftakeScene *
scene_of (const OfftakeGraph *graph)
{
  OfftakeLayoutOptions options;

  offtake_layout_options_init (&options, 1600, 900);
  g_autoptr (OfftakeLayout) layout = offtake_layout_new (graph, &options, NULL);
  return offtake_scene_new (graph, layout);
}

cairo_surface_t *
scene_paint (const OfftakeScene *scene,
             OfftakeTheme theme,
             OfftakeSubject hover,
             OfftakeSubject selected)
{
  double width, height;

  offtake_scene_get_size (scene, &width, &height);
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cairo_t *cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  offtake_scene_draw (scene, cr, theme, hover, selected);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

guint32
scene_pixel (cairo_surface_t *surface, double x, double y)
{
  const guchar *row =
      cairo_image_surface_get_data (surface) + (int) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) row)[(int) x] & 0xffffff;
}

OfftakePoint
scene_middle (const OfftakeScene *scene, guint link)
{
  const OfftakePoint *points = scene->points + scene->links[link].first_point;
  const guint n = scene->links[link].n_points;
  const OfftakePoint *a = &points[(n - 1) / 2], *b = &points[n / 2];

  return (OfftakePoint){ (a->x + b->x) / 2, (a->y + b->y) / 2 };
}
