/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-paint.h"

#include <string.h>

#include "ui/stage.h"

#define WIDTH 400
#define HEIGHT 300

static OfftakeScene *
make_scene (void)
{
  g_autoptr (OfftakeGraph) graph = offtake_graph_new ("chain", "t");
  OfftakeLayoutOptions options;

  for (guint i = 0; i < 4; i++) {
    g_autofree char *id = g_strdup_printf ("n%u", i);
    offtake_graph_add_node (graph, id, id);
  }
  offtake_graph_add_link (graph, 0, 1, 5);
  offtake_graph_add_link (graph, 2, 3, 7);
  offtake_layout_options_init (&options, WIDTH, HEIGHT);
  g_autoptr (OfftakeLayout) layout = offtake_layout_new (graph, &options, NULL);
  return offtake_scene_new (graph, layout);
}

static OfftakeChartPaint *
make_paint (OfftakeScene *scene, double density)
{
  const graphene_rect_t page = GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT);

  return offtake_chart_paint_new (scene, OFFTAKE_THEME_LIGHT, &page, density);
}

static void
assert_same (const OfftakeChartSheet *a, const OfftakeChartSheet *b)
{
  const gsize size = (gsize) cairo_image_surface_get_stride (a->surface) *
                     (gsize) cairo_image_surface_get_height (a->surface);

  g_assert_cmpmem (cairo_image_surface_get_data (a->surface), size,
                   cairo_image_surface_get_data (b->surface),
                   (gsize) cairo_image_surface_get_stride (b->surface) *
                       (gsize) cairo_image_surface_get_height (b->surface));
}

static void
on_painted (GObject *source, GAsyncResult *result, gpointer data)
{
  OfftakeChartPaint **painted = data;

  *painted = offtake_chart_paint_run_finish (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
test_worker_paints_the_same (void)
{
  static const double densities[] = { 0.5, 1, 2 };
  g_autoptr (OfftakeScene) scene = make_scene ();

  for (guint i = 0; i < G_N_ELEMENTS (densities); i++) {
    g_autoptr (OfftakeChartPaint) here = make_paint (scene, densities[i]);
    g_autoptr (OfftakeChartPaint) there = NULL;
    offtake_chart_paint_run (here);
    offtake_chart_paint_run_async (make_paint (scene, densities[i]), on_painted, &there);
    stage_wait (is_set, &there);
    assert_same (&here->texture.flows, &there->texture.flows);
    assert_same (&here->texture.labels, &there->texture.labels);
    g_assert_cmpint (cairo_image_surface_get_width (here->texture.flows.surface), ==,
                     (int) (WIDTH * densities[i]));
  }
}

static guint32
pixel (const OfftakeChartSheet *sheet, OfftakeScene *scene, guint node)
{
  const OfftakeSubject subject = { OFFTAKE_SUBJECT_NODE, node };
  const cairo_rectangle_t box = offtake_scene_get_bounds (scene, subject);
  const guchar *row =
      cairo_image_surface_get_data (sheet->surface) +
      (int) (box.y + box.height / 2) * cairo_image_surface_get_stride (sheet->surface);

  return ((const guint32 *) row)[(int) (box.x + box.width / 2)];
}

/* Only what is bright is painted, whether it is pointed at or named. */
static void
test_light (void)
{
  const gboolean nodes[] = { FALSE, FALSE, TRUE, TRUE }, links[] = { FALSE, TRUE };
  const OfftakeSubject second = { OFFTAKE_SUBJECT_NODE, 2 }, nothing = { OFFTAKE_SUBJECT_NONE, 0 };
  g_autoptr (OfftakeScene) scene = make_scene ();
  g_autoptr (OfftakeChartPaint) all = make_paint (scene, 1);
  g_autoptr (OfftakeChartPaint) path = make_paint (scene, 1);
  g_autoptr (OfftakeChartPaint) named = make_paint (scene, 1);

  offtake_chart_paint_light (path, second, NULL, NULL);
  offtake_chart_paint_light (named, nothing, nodes, links);
  offtake_chart_paint_run (all);
  offtake_chart_paint_run (path);
  offtake_chart_paint_run (named);
  assert_same (&path->texture.flows, &named->texture.flows);
  g_assert_cmphex (pixel (&path->texture.flows, scene, 0), ==, 0);
  g_assert_cmphex (pixel (&path->texture.flows, scene, 2), ==,
                   pixel (&all->texture.flows, scene, 2));
  g_assert_null (path->texture.labels.surface);
}

/* A texture lives on when the pixels it was made of are given up. */
static void
test_texture (void)
{
  g_autoptr (OfftakeScene) scene = make_scene ();
  g_autoptr (OfftakeChartPaint) paint = make_paint (scene, 1);
  g_autofree guchar *pixels = g_malloc0 (WIDTH * HEIGHT * 4);

  g_assert_null (offtake_chart_sheet_get_texture (&paint->texture.flows));
  offtake_chart_paint_run (paint);
  const guint32 color = pixel (&paint->texture.flows, scene, 0);
  g_autoptr (GdkTexture) texture =
      g_object_ref (offtake_chart_sheet_get_texture (&paint->texture.flows));
  g_assert_true (offtake_chart_sheet_get_texture (&paint->texture.flows) == texture);
  offtake_chart_texture_clear (&paint->texture);
  gdk_texture_download (texture, pixels, WIDTH * 4);
  const cairo_rectangle_t box =
      offtake_scene_get_bounds (scene, (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, 0 });
  const gsize at = (gsize) (box.y + box.height / 2) * WIDTH + (gsize) (box.x + box.width / 2);
  g_assert_cmphex (((const guint32 *) (gpointer) pixels)[at], ==, color);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/chart-paint/worker-paints-the-same", test_worker_paints_the_same);
  g_test_add_func ("/chart-paint/light", test_light);
  g_test_add_func ("/chart-paint/texture", test_texture);
  return stage_run ();
}
