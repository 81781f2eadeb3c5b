/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/between.h"

#include "lib/sankey.h"

static OfftakeGraph *
chain (double first, double second)
{
  g_autofree char *text = g_strdup_printf ("A>B:%g\nB>C:%g\nC>A:1\n", first, second);

  return sankey_graph_parse ("chain", text);
}

/* It begins where the one is and ends where the other is. */
static void
test_ends (void)
{
  g_autoptr (OfftakeGraph) before = chain (5, 4);
  g_autoptr (OfftakeGraph) after = chain (2, 9);
  g_autoptr (OfftakeLayout) from = sankey_lay_out (before, 500, 300);
  g_autoptr (OfftakeLayout) to = sankey_lay_out (after, 500, 300);

  for (guint end = 0; end < 2; end++) {
    const OfftakeLayout *there = end ? to : from;
    g_autoptr (OfftakeLayout) layout = offtake_layout_between (from, to, end);

    for (guint i = 0; i < layout->n_nodes; i++) {
      g_assert_cmpfloat_with_epsilon (layout->nodes[i].y0, there->nodes[i].y0, 1e-9);
      g_assert_cmpfloat_with_epsilon (layout->nodes[i].x1, there->nodes[i].x1, 1e-9);
    }
    for (guint k = 0; k < layout->n_links; k++) {
      const OfftakeLinkPlace *a = &layout->links[k], *b = &there->links[k];
      const OfftakePoint last = layout->points[a->first_point + a->n_points - 1];
      const OfftakePoint true_last = there->points[b->first_point + b->n_points - 1];

      g_assert_cmpfloat_with_epsilon (a->width, b->width, 1e-9);
      g_assert_cmpfloat_with_epsilon (layout->points[a->first_point].y,
                                      there->points[b->first_point].y, 1e-6);
      g_assert_cmpfloat_with_epsilon (last.x, true_last.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (last.y, true_last.y, 1e-6);
    }
  }
}

static void
test_half_way (void)
{
  g_autoptr (OfftakeGraph) before = chain (5, 4);
  g_autoptr (OfftakeGraph) after = chain (2, 9);
  g_autoptr (OfftakeLayout) from = sankey_lay_out (before, 500, 300);
  g_autoptr (OfftakeLayout) to = sankey_lay_out (after, 500, 300);
  g_autoptr (OfftakeLayout) layout = offtake_layout_between (from, to, 0.5);

  for (guint k = 0; k < layout->n_links; k++)
    g_assert_cmpfloat_with_epsilon (layout->links[k].width,
                                    (from->links[k].width + to->links[k].width) / 2, 1e-9);
}

static void
test_other_graph (void)
{
  g_autoptr (OfftakeGraph) before = chain (5, 4);
  g_autoptr (OfftakeGraph) after = sankey_graph_parse ("pair", "A>B:1\n");
  g_autoptr (OfftakeLayout) from = sankey_lay_out (before, 500, 300);
  g_autoptr (OfftakeLayout) to = sankey_lay_out (after, 500, 300);

  g_assert_null (offtake_layout_between (from, to, 0.5));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sankey/between/ends", test_ends);
  g_test_add_func ("/sankey/between/half-way", test_half_way);
  g_test_add_func ("/sankey/between/other-graph", test_other_graph);
  return g_test_run ();
}
