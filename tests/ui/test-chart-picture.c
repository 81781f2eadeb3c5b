/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-picture.h"

#include "ui/stage.h"

static const OfftakeSubject nothing = { OFFTAKE_SUBJECT_NONE, 0 };

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
  offtake_layout_options_init (&options, 400, 300);
  g_autoptr (OfftakeLayout) layout = offtake_layout_new (graph, &options, NULL);
  return offtake_scene_new (graph, layout);
}

/* The color of the picture at a point of the scene. */
static guint32
pixel (OfftakeChartPicture *picture, OfftakeScene *scene, OfftakeSubject hover, double x, double y)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 600, 500);
  cairo_t *cr = cairo_create (surface);

  const OfftakeChartFrame frame = { .theme = OFFTAKE_THEME_LIGHT,
                                    .scale = 1,
                                    .zoom = 1,
                                    .visible = GRAPHENE_RECT_INIT (0, 0, 600, 500) };
  offtake_chart_picture_snapshot (picture, scene, &frame, hover, nothing, snapshot);
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  gsk_render_node_unref (node);
  cairo_surface_flush (surface);
  const guchar *row =
      cairo_image_surface_get_data (surface) + (int) y * cairo_image_surface_get_stride (surface);
  const guint32 color = ((const guint32 *) row)[(int) x] & 0xffffff;
  cairo_surface_destroy (surface);
  return color;
}

static guint
brightness (guint32 color)
{
  return (color >> 16) + (color >> 8 & 0xff) + (color & 0xff);
}

/* Pointing at one chain fades the other and leaves the kept pixels as they are. */
static void
test_hover (void)
{
  g_autoptr (OfftakeScene) scene = make_scene ();
  OfftakeChartPicture picture = { 0 };
  cairo_rectangle_t a =
      offtake_scene_get_bounds (scene, (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, 0 });
  cairo_rectangle_t b =
      offtake_scene_get_bounds (scene, (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, 2 });
  const double ax = a.x + a.width / 2, ay = a.y + a.height / 2;
  const double bx = b.x + b.width / 2, by = b.y + b.height / 2;
  const guint32 plain_a = pixel (&picture, scene, nothing, ax, ay);
  const guint32 plain_b = pixel (&picture, scene, nothing, bx, by);
  GdkTexture *kept = picture.whole.flows;

  g_assert_cmpuint (brightness (plain_a), <, 600);
  const OfftakeSubject hover = { OFFTAKE_SUBJECT_NODE, 0 };
  g_assert_cmpuint (pixel (&picture, scene, hover, ax, ay), ==, plain_a);
  g_assert_cmpuint (brightness (pixel (&picture, scene, hover, bx, by)), >,
                    brightness (plain_b) + 90);
  g_assert_true (picture.whole.flows == kept);
  offtake_chart_picture_clear (&picture);
  g_assert_null (picture.whole.flows);
  g_assert_null (picture.whole.labels);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/chart-picture/hover", test_hover);
  return g_test_run ();
}
