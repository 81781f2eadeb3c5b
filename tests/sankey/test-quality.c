/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/sankey.h"
#include "sankey/quality.h"

#include <math.h>

/* The same as counted pair by pair. */
static void
test_crossings (void)
{
  for (guint run = 0; run < 60; run++) {
    g_autoptr (OfftakeGraph) graph = run == 0 ? sankey_plastic () : sankey_random_even (12, 24);
    g_autoptr (OfftakeLayout) layout = sankey_lay_out (graph, 1600, 900);
    const OfftakeQuality quality = offtake_layout_quality (graph, layout);
    double total = 0, exact = sankey_crossings (graph, layout);

    for (guint k = 0; k < graph->links->len; k++)
      total += offtake_graph_link (graph, k)->value;
    g_assert_cmpfloat_with_epsilon (quality.crossings * total * total, exact, 0.5 + 0.02 * exact);
    g_assert_cmpfloat_with_epsilon (quality.backward * total, sankey_backward_flow (graph, layout),
                                    1e-6 * (1 + total));
    g_assert_cmpuint (quality.over_nodes, ==, 0);
    g_assert_cmpfloat (quality.folded, ==, 0);
  }
}

/* What is wrong is found: a node moved under a band, and a line bent back on itself. */
static void
test_faults (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("pairs", "a>b:5\nx>y:5\n");
  g_autoptr (OfftakeLayout) layout = sankey_lay_out (graph, 800, 400);
  const OfftakePoint *middle =
      layout->points + layout->links[0].first_point + layout->links[0].n_points / 2;
  OfftakeNodePlace *node = &layout->nodes[2];
  OfftakePoint *bent =
      layout->points + layout->links[1].first_point + layout->links[1].n_points / 2;

  *node = (OfftakeNodePlace){ middle->x - 6, middle->y - 20, middle->x + 6, middle->y + 20, 0 };
  bent->y += 40;
  const OfftakeQuality quality = offtake_layout_quality (graph, layout);
  g_assert_cmpuint (quality.over_nodes, ==, 1);
  g_assert_cmpfloat (quality.folded, ==, 0.5);
}

static void
test_nothing (void)
{
  g_autoptr (OfftakeGraph) graph = offtake_graph_new ("nothing", "t");
  g_autoptr (OfftakeLayout) layout = sankey_lay_out (graph, 800, 400);
  const OfftakeQuality quality = offtake_layout_quality (graph, layout);

  g_assert_cmpfloat (quality.crossings + quality.backward + quality.folded, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quality/crossings", test_crossings);
  g_test_add_func ("/quality/faults", test_faults);
  g_test_add_func ("/quality/nothing", test_nothing);
  return g_test_run ();
}
