/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/pins.h"

#include "lib/sankey.h"

static OfftakeGraph *
fan (void)
{
  return sankey_graph_parse ("fan", "A>X:5\nB>X:4\nC>X:3\nD>X:2\n");
}

static double
middle (const OfftakeLayout *layout, guint node)
{
  return (layout->nodes[node].y0 + layout->nodes[node].y1) / 2;
}

/* Pinned to the top or the bottom a node stands there, past all that stood there before. */
static void
test_moves_past_others (void)
{
  static const guint sources[] = { 0, 2, 3, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    for (guint top = 0; top < 2; top++) {
      g_autoptr (OfftakeGraph) graph = fan ();

      offtake_graph_node (graph, sources[i])->pin_y = top ? 0.01 : 0.99;
      g_autoptr (OfftakeLayout) layout = sankey_lay_out (graph, 400, 300);
      sankey_check (graph, layout);
      for (guint k = 0; k < G_N_ELEMENTS (sources); k++) {
        if (k == i)
          continue;
        if (top)
          g_assert_cmpfloat (middle (layout, sources[i]), <, middle (layout, sources[k]));
        else
          g_assert_cmpfloat (middle (layout, sources[i]), >, middle (layout, sources[k]));
      }
    }
}

/* A pin at a place where there is room is kept to the pixel, and told by the layout. */
static void
test_keeps_the_place (void)
{
  g_autoptr (OfftakeGraph) graph = fan ();

  offtake_graph_node (graph, 1)->pin_y = 0.5;
  g_autoptr (OfftakeLayout) layout = sankey_lay_out (graph, 400, 300);
  g_assert_cmpfloat_with_epsilon (offtake_layout_pin (layout, middle (layout, 1)), 0.5, 0.1);
}

/* Whatever is pinned, the layout stays sound. */
static void
test_random (void)
{
  for (guint run = 0; run < 100; run++) {
    g_autoptr (OfftakeGraph) graph = sankey_random (12, 24);

    for (guint i = 0; i < graph->nodes->len; i++)
      if (g_test_rand_int_range (0, 3) == 0)
        offtake_graph_node (graph, i)->pin_y = g_test_rand_double ();
    g_autoptr (OfftakeLayout) layout = sankey_lay_out (graph, 800, 500);
    sankey_check (graph, layout);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sankey/pins/moves-past-others", test_moves_past_others);
  g_test_add_func ("/sankey/pins/keeps-the-place", test_keeps_the_place);
  g_test_add_func ("/sankey/pins/random", test_random);
  return g_test_run ();
}
