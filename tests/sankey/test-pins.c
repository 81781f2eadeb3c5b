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

/* A node that is pinned where it stands leaves all others where they are. */
static void
test_leaves_the_others (void)
{
  for (guint run = 0; run < 50; run++) {
    g_autoptr (OfftakeGraph) graph = sankey_random_even (12, 24);
    g_autoptr (OfftakeLayout) before = sankey_lay_out (graph, 800, 900);
    const guint n = graph->nodes->len, chosen = n > 0 ? g_test_rand_int_range (0, (int) n) : 0;

    if (n == 0)
      continue;
    offtake_graph_node (graph, chosen)->pin_y =
        offtake_layout_pin (before, middle (before, chosen));
    g_autoptr (OfftakeLayout) pinned = sankey_lay_out (graph, 800, 900);
    for (guint i = 0; i < n; i++)
      g_assert_cmpfloat_with_epsilon (middle (before, i), middle (pinned, i), 0.5);
  }
}

/* A chart that was drawn before and has room lets a node go anywhere without following it. */
static void
test_moves_alone (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("chain", "A>B:5\nB>C:5\nC>D:5\n");
  g_autoptr (OfftakeLayout) before = sankey_lay_out (graph, 800, 600);
  OfftakeLayoutOptions options;

  offtake_graph_node (graph, 1)->pin_y = 0.9;
  offtake_layout_options_init (&options, 800, 600);
  options.scale = before->scale;
  g_autoptr (OfftakeLayout) pinned = offtake_layout_new (graph, &options, before);
  g_assert_cmpfloat (middle (pinned, 1), >, middle (before, 1));
  for (guint i = 0; i < 4; i++)
    if (i != 1)
      g_assert_cmpfloat_with_epsilon (middle (before, i), middle (pinned, i), 0.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sankey/pins/moves-past-others", test_moves_past_others);
  g_test_add_func ("/sankey/pins/keeps-the-place", test_keeps_the_place);
  g_test_add_func ("/sankey/pins/leaves-the-others", test_leaves_the_others);
  g_test_add_func ("/sankey/pins/moves-alone", test_moves_alone);
  g_test_add_func ("/sankey/pins/random", test_random);
  return g_test_run ();
}
