/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/scene.h"

static const OfftakeSubject none = { OFFTAKE_SUBJECT_NONE, 0 };

/* Bars, bands and paper have different colours in every theme. */
static void
test_themes (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("pair", "a>b:5\n");
  g_autoptr (OfftakeScene) scene = scene_of (graph);
  OfftakePoint middle = scene_middle (scene, 0);

  for (int theme = OFFTAKE_THEME_LIGHT; theme <= OFFTAKE_THEME_BLACK_AND_WHITE; theme++) {
    g_autoptr (cairo_surface_t) surface = scene_paint (scene, theme, none, none);
    guint32 bar = scene_pixel (surface, scene->nodes[0].x0 + 6, middle.y),
            band = scene_pixel (surface, middle.x, middle.y);
    g_assert_cmphex (bar, !=, band);
    g_assert_cmphex (band, !=, 0xffffff);
    g_assert_cmphex (scene_pixel (surface, 1, 1), ==, 0xffffff);
  }
}

/* With a hover what is not on its path is paler, and the rest is not. */
static void
test_hover (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("pairs", "a>b:5\nx>y:5\n");
  g_autoptr (OfftakeScene) scene = scene_of (graph);
  OfftakePoint off = scene_middle (scene, 1), on = scene_middle (scene, 0);
  g_autoptr (cairo_surface_t) plain = scene_paint (scene, OFFTAKE_THEME_LIGHT, none, none);
  g_autoptr (cairo_surface_t) hover =
      scene_paint (scene, OFFTAKE_THEME_LIGHT, (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, 0 }, none);

  g_assert_cmpuint (scene_pixel (hover, off.x, off.y) >> 16, >,
                    scene_pixel (plain, off.x, off.y) >> 16);
  g_assert_cmpuint (scene_pixel (hover, on.x, on.y) >> 16, <=,
                    scene_pixel (plain, on.x, on.y) >> 16);
}

static void
test_fills (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("pair", "a>b:5\n");
  double ink[4];

  for (int fill = OFFTAKE_FILL_SOLID; fill <= OFFTAKE_FILL_HOLLOW; fill++) {
    offtake_graph_link (graph, 0)->fill = fill;
    g_autoptr (OfftakeScene) scene = scene_of (graph);
    g_autoptr (cairo_surface_t) surface = scene_paint (scene, OFFTAKE_THEME_LIGHT, none, none);
    OfftakePoint middle = scene_middle (scene, 0);
    ink[fill] = 0;
    for (int y = -100; y < 100; y++)
      ink[fill] += 255 - (scene_pixel (surface, middle.x, middle.y + y) >> 16);
  }
  g_assert_cmpfloat (ink[OFFTAKE_FILL_SOLID], >, ink[OFFTAKE_FILL_STRIPED]);
  g_assert_cmpfloat (ink[OFFTAKE_FILL_STRIPED], >, ink[OFFTAKE_FILL_GHOST]);
  g_assert_cmpfloat (ink[OFFTAKE_FILL_GHOST], >, ink[OFFTAKE_FILL_HOLLOW]);
}

/* Any graph, hover and selection, also of what does not exist. */
static void
test_random (void)
{
  for (guint run = 0; run < 40; run++) {
    g_autoptr (OfftakeGraph) graph = sankey_random (10, 20);
    for (guint k = 0; k < graph->links->len; k++)
      offtake_graph_link (graph, k)->fill = k % 4;
    g_autoptr (OfftakeScene) scene = scene_of (graph);
    OfftakeSubject hover = { (OfftakeSubjectKind) g_test_rand_int_range (0, 6),
                             (guint) g_test_rand_int_range (0, 12) };
    OfftakeSubject selected = { (OfftakeSubjectKind) g_test_rand_int_range (0, 6),
                                (guint) g_test_rand_int_range (0, 12) };
    cairo_surface_destroy (scene_paint (scene, (OfftakeTheme) (run % 4), hover, selected));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/themes", test_themes);
  g_test_add_func ("/draw/hover", test_hover);
  g_test_add_func ("/draw/fills", test_fills);
  g_test_add_func ("/draw/random", test_random);
  return g_test_run ();
}
