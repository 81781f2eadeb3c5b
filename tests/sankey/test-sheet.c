/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/sheet.h"

static OfftakeGraph *
graph_new (OfftakeFill fill)
{
  OfftakeGraph *graph = offtake_graph_new ("Goods", "t");
  const guint a = offtake_graph_add_node (graph, "a", "Seller"),
              b = offtake_graph_add_node (graph, "b", "Buyer");
  const guint link = offtake_graph_add_link (graph, a, b, 1000);

  offtake_graph_link (graph, link)->fill = fill;
  return graph;
}

static GPtrArray *
series_new (guint n)
{
  GPtrArray *series = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (series, g_strdup_printf ("A material with a longer name %u", i));
  return series;
}

static void
test_round_down (void)
{
  static const struct {
    double most, expected;
  } cases[] = {
    { 0, 0 },         { -3, 0 },      { 1, 1 },           { 1.99, 1 },
    { 2, 2 },         { 4.9, 2 },     { 5, 5 },           { 9.99, 5 },
    { 10, 10 },       { 0.03, 0.02 }, { 123456, 100000 }, { 0.00099, 0.0005 },
    { 1e300, 1e300 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (offtake_sheet_round_down (cases[i].most), cases[i].expected,
                                    1e-9 * cases[i].expected + 1e-300);
  g_assert_cmpfloat (offtake_sheet_round_down (G_MAXDOUBLE * 10), ==, 0);
}

/* Titles, long legends and notes each need room; a narrow sheet needs more of it. */
static void
test_margins (void)
{
  g_autoptr (OfftakeGraph) graph = graph_new (OFFTAKE_FILL_SOLID);
  g_autoptr (GPtrArray) one = series_new (4);
  const OfftakeSheet bare = { .text_size = 12, .padding = 10 };
  const OfftakeSheet full = { .title = "Plan",
                              .subtitle = "2027",
                              .note = "A note",
                              .series = one,
                              .text_size = 12,
                              .padding = 10 };
  double bare_top, bare_bottom, top, bottom, narrow_top, narrow_bottom;

  for (guint i = 0; i < 4; i++) {
    const guint link = offtake_graph_add_link (graph, 0, 1, 10);
    offtake_graph_link (graph, link)->color = i;
  }
  offtake_sheet_margins (&bare, graph, 600, &bare_top, &bare_bottom);
  offtake_sheet_margins (&full, graph, 600, &top, &bottom);
  offtake_sheet_margins (&full, graph, 60, &narrow_top, &narrow_bottom);
  g_assert_cmpfloat (bare_top, ==, 10);
  g_assert_cmpfloat (bare_bottom, ==, 10);
  g_assert_cmpfloat (top, >, bare_top + 24);
  g_assert_cmpfloat (bottom, >, bare_bottom + 36);
  g_assert_cmpfloat (narrow_bottom, >, bottom);
}

static guint
count_ink (cairo_surface_t *surface, int x0, int y0, int x1, int y1)
{
  guint n = 0;

  cairo_surface_flush (surface);
  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++)
      n += cairo_image_surface_get_data (
               surface)[y * cairo_image_surface_get_stride (surface) + 4 * x + 3] > 16;
  return n;
}

/* All that is drawn lies inside of the size that is told, and the border stays empty; also where
   the sheet is mirrored. */
static void
test_drawing_stays_inside (void)
{
  for (guint n = 0; n <= 10; n += 5) {
    g_autoptr (OfftakeGraph) graph = graph_new (OFFTAKE_FILL_STRIPED);
    g_autoptr (GPtrArray) series = series_new (n);
    const OfftakeSheet sheet = { .title = "A plan",
                                 .subtitle = "2027",
                                 .note = "A note",
                                 .series = series,
                                 .text_size = 12,
                                 .padding = 20,
                                 .right_to_left = n == 5 };
    OfftakeLayoutOptions options;
    double width, height;

    offtake_graph_node (graph, 0)->surplus = 300;
    offtake_layout_options_init (&options, 500, 300);
    g_autoptr (OfftakeLayout) layout = offtake_layout_new (graph, &options, NULL);
    g_autoptr (OfftakeScene) scene = offtake_scene_new (graph, layout);
    offtake_sheet_size (&sheet, graph, scene, &width, &height);

    const int w = (int) width + 60, h = (int) height + 60;
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, w, h);
    cairo_t *cr = cairo_create (surface);
    offtake_sheet_draw (&sheet, graph, scene, layout->scale, OFFTAKE_THEME_LIGHT, cr);
    cairo_destroy (cr);
    g_assert_cmpuint (count_ink (surface, 0, 0, w, h), >, 1000);
    g_assert_cmpuint (count_ink (surface, 0, 0, w, 18), ==, 0);
    g_assert_cmpuint (count_ink (surface, 0, 0, 18, h), ==, 0);
    g_assert_cmpuint (count_ink (surface, (int) width - 17, 0, w, h), ==, 0);
    g_assert_cmpuint (count_ink (surface, 0, (int) height - 17, w, h), ==, 0);
    cairo_surface_destroy (surface);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sankey/sheet/round-down", test_round_down);
  g_test_add_func ("/sankey/sheet/margins", test_margins);
  g_test_add_func ("/sankey/sheet/drawing-stays-inside", test_drawing_stays_inside);
  return g_test_run ();
}
