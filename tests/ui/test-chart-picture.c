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

static const OfftakeChartFrame still = { .theme = OFFTAKE_THEME_LIGHT,
                                         .scale = 1,
                                         .zoom = 1,
                                         .visible = GRAPHENE_RECT_INIT (0, 0, 600, 500) };

/* The color of the picture at a point of the scene. */
static guint32
pixel (OfftakeChartPicture *picture,
       OfftakeScene *scene,
       const OfftakeChartFrame *frame,
       OfftakeSubject hover,
       OfftakePoint at)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 600, 500);
  cairo_t *cr = cairo_create (surface);

  offtake_chart_picture_snapshot (picture, scene, frame, hover, nothing, snapshot);
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (node)
    gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  g_clear_pointer (&node, gsk_render_node_unref);
  cairo_surface_flush (surface);
  const guchar *row = cairo_image_surface_get_data (surface) +
                      (int) at.y * cairo_image_surface_get_stride (surface);
  const guint32 color = ((const guint32 *) row)[(int) at.x] & 0xffffff;
  cairo_surface_destroy (surface);
  return color;
}

static OfftakePoint
middle_of (OfftakeScene *scene, guint node)
{
  const OfftakeSubject subject = { OFFTAKE_SUBJECT_NODE, node };
  const cairo_rectangle_t box = offtake_scene_get_bounds (scene, subject);

  return (OfftakePoint){ box.x + box.width / 2, box.y + box.height / 2 };
}

static guint
brightness (guint32 color)
{
  return (color >> 16) + (color >> 8 & 0xff) + (color & 0xff);
}

/* Pointing at one chain fades the other and leaves the kept pixels as they are, whichever renderer
   shows them. */
static void
test_hover (void)
{
  for (guint is_cairo = 0; is_cairo < 2; is_cairo++) {
    g_autoptr (OfftakeScene) scene = make_scene ();
    OfftakeChartPicture picture = { 0 };
    OfftakeChartFrame frame = still;
    frame.is_cairo = is_cairo;
    const OfftakePoint a = middle_of (scene, 0), b = middle_of (scene, 2);
    const OfftakeSubject hover = { OFFTAKE_SUBJECT_NODE, 0 };
    const guint32 plain_a = pixel (&picture, scene, &frame, nothing, a);
    const guint32 plain_b = pixel (&picture, scene, &frame, nothing, b);
    cairo_surface_t *kept = picture.whole.flows.surface;

    g_assert_cmpuint (brightness (plain_a), <, 600);
    g_assert_cmphex (pixel (&picture, scene, &frame, hover, a), ==, plain_a);
    g_assert_cmpuint (brightness (pixel (&picture, scene, &frame, hover, b)), >,
                      brightness (plain_b) + 90);
    g_assert_true (picture.whole.flows.surface == kept);
    offtake_chart_picture_clear (&picture);
    g_assert_null (picture.whole.flows.surface);
    g_assert_null (picture.whole.labels.surface);
  }
}

static gboolean
is_whole_there (gpointer data)
{
  return ((OfftakeChartPicture *) data)->whole.flows.surface != NULL;
}

static gboolean
is_light_there (gpointer data)
{
  return ((OfftakeChartPicture *) data)->light != NULL;
}

/* What a worker paints is not waited for; what it comes to is the same. Nothing fades before what
   stays bright is there. */
static void
test_later (void)
{
  g_autoptr (OfftakeScene) scene = make_scene ();
  g_autoptr (GtkWidget) widget = g_object_ref_sink (gtk_label_new (NULL));
  OfftakeChartPicture picture = { 0 }, at_once = { 0 };
  OfftakeChartFrame frame = still;
  const OfftakePoint a = middle_of (scene, 0), b = middle_of (scene, 2);
  const OfftakeSubject hover = { OFFTAKE_SUBJECT_NODE, 0 };
  const guint32 plain = pixel (&at_once, scene, &frame, nothing, b);

  frame.later = widget;
  g_assert_cmphex (pixel (&picture, scene, &frame, nothing, b), ==, 0xffffff);
  stage_wait (is_whole_there, &picture);
  g_assert_cmphex (pixel (&picture, scene, &frame, nothing, b), ==, plain);
  g_assert_cmphex (pixel (&picture, scene, &frame, hover, b), ==, plain);
  stage_wait (is_light_there, &picture);
  g_assert_cmpuint (brightness (pixel (&picture, scene, &frame, hover, b)), >,
                    brightness (plain) + 90);
  g_assert_cmphex (pixel (&picture, scene, &frame, hover, a), ==,
                   pixel (&at_once, scene, &still, hover, a));
  g_assert_cmphex (pixel (&picture, scene, &frame, nothing, b), ==, plain);
  offtake_chart_picture_clear (&picture);
  offtake_chart_picture_clear (&at_once);
}

/* What was wanted of another scene does not come any more. */
static void
test_forgotten (void)
{
  g_autoptr (OfftakeScene) scene = make_scene ();
  g_autoptr (GtkWidget) widget = g_object_ref_sink (gtk_label_new (NULL));
  OfftakeChartPicture picture = { 0 }, other = { 0 };
  OfftakeChartFrame frame = still;

  frame.later = widget;
  pixel (&picture, scene, &frame, (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, 0 },
         middle_of (scene, 0));
  g_assert_nonnull (picture.painting);
  offtake_chart_picture_clear (&picture);
  pixel (&other, scene, &frame, nothing, middle_of (scene, 0));
  stage_wait (is_whole_there, &other);
  stage_settle ();
  g_assert_null (picture.whole.flows.surface);
  offtake_chart_picture_clear (&other);
}

/* Another theme is painted anew, and what is there stands for it until then. */
static void
test_theme (void)
{
  g_autoptr (OfftakeScene) scene = make_scene ();
  OfftakeChartPicture picture = { 0 };
  OfftakeChartFrame frame = still;
  const OfftakePoint at = middle_of (scene, 0);
  const guint32 light = pixel (&picture, scene, &frame, nothing, at);

  frame.theme = OFFTAKE_THEME_DARK;
  g_assert_cmphex (pixel (&picture, scene, &frame, nothing, at), !=, light);
  g_assert_cmpint (picture.whole.theme, ==, OFFTAKE_THEME_DARK);
  g_autoptr (GtkWidget) widget = frame.later = g_object_ref_sink (gtk_label_new (NULL));
  const guint32 dark = pixel (&picture, scene, &frame, nothing, at);
  frame.theme = OFFTAKE_THEME_LIGHT;
  g_assert_cmphex (pixel (&picture, scene, &frame, nothing, at), ==, dark);
  offtake_chart_picture_clear (&picture);
}

/* Painted ahead, a chart is there with its first frame. */
static void
test_painted_ahead (void)
{
  g_autoptr (OfftakeScene) scene = make_scene ();
  g_autoptr (GtkWidget) widget = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr (OfftakeChartPaint) paint =
      offtake_chart_picture_paint_whole (scene, OFFTAKE_THEME_LIGHT, 1, 1);
  OfftakeChartPicture picture = { 0 };
  OfftakeChartFrame frame = still;

  frame.later = widget;
  offtake_chart_paint_run (paint);
  offtake_chart_picture_take_whole (&picture, paint);
  g_assert_cmpuint (brightness (pixel (&picture, scene, &frame, nothing, middle_of (scene, 0))), <,
                    600);
  g_assert_null (picture.painting);
  offtake_chart_picture_clear (&picture);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/chart-picture/hover", test_hover);
  g_test_add_func ("/chart-picture/later", test_later);
  g_test_add_func ("/chart-picture/forgotten", test_forgotten);
  g_test_add_func ("/chart-picture/theme", test_theme);
  g_test_add_func ("/chart-picture/painted-ahead", test_painted_ahead);
  return g_test_run ();
}
