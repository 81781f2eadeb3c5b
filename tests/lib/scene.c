/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/scene.h"

#define LEAST_LINE 12 /* px: ascent and descent of a line, its leading apart */

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

static gboolean
overlap (const OfftakeSceneText *a, double x0, double y0, double x1, double y1)
{
  return a->x < x1 - 0.5 && x0 < a->x + a->width - 0.5 && a->y < y1 - 1 &&
         y0 < a->y + LEAST_LINE - 1;
}

void
scene_check_labels (const OfftakeScene *scene)
{
  for (guint i = 0; i < scene->texts->len; i++) {
    const OfftakeSceneText *a = &g_array_index (scene->texts, OfftakeSceneText, i);
    g_assert_cmpfloat (a->x, >=, -1);
    g_assert_cmpfloat (a->y, >=, -1);
    g_assert_cmpfloat (a->x + a->width, <=, scene->width + 1);
    g_assert_cmpfloat (a->y + LEAST_LINE, <=, scene->height + 1);
    for (guint j = 0; j < scene->n_nodes; j++)
      g_assert_false (overlap (a, scene->nodes[j].x0, scene->nodes[j].y0, scene->nodes[j].x1,
                               scene->nodes[j].y1));
    for (guint j = 0; j < i; j++) {
      const OfftakeSceneText *b = &g_array_index (scene->texts, OfftakeSceneText, j);
      g_assert_false (overlap (a, b->x, b->y, b->x + b->width, b->y + LEAST_LINE));
    }
  }
}

void
scene_check_label_pages (const OfftakeGraph *graph)
{
  static const double pages[][2] = { { 1600, 900 }, { 1280, 720 }, { 1100, 700 }, { 900, 600 },
                                     { 700, 500 },  { 560, 420 },  { 360, 560 } };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (pages); i++) {
    OfftakeLayoutOptions options;
    offtake_layout_options_init (&options, pages[i / 2][0], pages[i / 2][1]);
    options.right_to_left = i % 2 == 1;
    g_autoptr (OfftakeLayout) layout = offtake_layout_new (graph, &options, NULL);
    g_autoptr (OfftakeScene) scene = offtake_scene_new (graph, layout);
    scene_check_labels (scene);
  }
}

guint
scene_count_cut (const OfftakeScene *scene)
{
  g_autoptr (PangoContext) context =
      pango_font_map_create_context (pango_cairo_font_map_get_default ());
  guint n = 0;

  for (guint i = 0; i < scene->texts->len; i++) {
    const OfftakeSceneText *text = &g_array_index (scene->texts, OfftakeSceneText, i);
    g_autoptr (PangoLayout) layout = offtake_scene_text_layout (context, text->kind, text->text);
    int width;
    pango_layout_get_pixel_size (layout, &width, NULL);
    n += width > text->width + 1;
  }
  return n;
}
