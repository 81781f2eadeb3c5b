/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/sankey.h"

#include <math.h>
#include <string.h>

static void
test_random (void)
{
  for (guint run = 0; run < 500; run++) {
    guint n = run % 10 == 0 ? 60 : 12;
    g_autoptr (OfftakeGraph) graph = sankey_random (n, 2 * n);
    g_autoptr (OfftakeLayout) layout =
        sankey_lay_out (graph, g_test_rand_int_range (50, 1600), g_test_rand_int_range (50, 900));
    sankey_check (graph, layout);
  }
}

/* Whatever the order of the rows, every node and every band has the same place, bit by bit. Links
   between the same nodes with the same value cannot be told apart and are left out. */
static void
test_row_order (void)
{
  for (guint run = 0; run < 60; run++) {
    g_autoptr (OfftakeGraph) graph = run == 0 ? sankey_plastic () : sankey_random (20, 30);
    g_autofree guint *node = g_new (guint, graph->nodes->len + 1);
    g_autofree guint *link = g_new (guint, graph->links->len + 1);
    g_autoptr (OfftakeGraph) other = sankey_shuffle (graph, node, link);
    g_autoptr (OfftakeLayout) a = sankey_lay_out (graph, 1000, 600);
    g_autoptr (OfftakeLayout) b = sankey_lay_out (other, 1000, 600);

    g_assert_cmpfloat (a->width, ==, b->width);
    for (guint i = 0; i < b->n_nodes; i++)
      g_assert_cmpmem (&b->nodes[i], sizeof b->nodes[i], &a->nodes[node[i]], sizeof a->nodes[i]);
    g_assert_cmpuint (a->n_points, ==, b->n_points);
    for (guint k = 0; k < b->n_links; k++)
      if (run == 0)
        g_assert_cmpmem (b->points + b->links[k].first_point,
                         b->links[k].n_points * sizeof *b->points,
                         a->points + a->links[link[k]].first_point,
                         a->links[link[k]].n_points * sizeof *a->points);
  }
}

static const struct {
  const char *name;
  OfftakeGraph *(*make) (void);
  double backward, crossings;
} quality_cases[] = {
  { "plastic", sankey_plastic, 52, 2103 }, /* of a flow of 1,324: the least that is possible */
  { "steel", sankey_steel, 730, 0 },
};

static void
test_quality (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (quality_cases); i++) {
    g_autoptr (OfftakeGraph) graph = quality_cases[i].make ();
    g_autoptr (OfftakeLayout) layout = sankey_lay_out (graph, 1600, 900);
    g_test_message ("%s", quality_cases[i].name);
    sankey_check (graph, layout);
    g_assert_cmpfloat (sankey_backward_flow (graph, layout), ==, quality_cases[i].backward);
    g_assert_cmpfloat (sankey_crossings (graph, layout), <=, quality_cases[i].crossings);
    g_assert_cmpfloat (layout->width, ==, 1600);
    g_assert_cmpfloat (layout->height, ==, 900);
  }
}

static void
test_nothing (void)
{
  g_autoptr (OfftakeGraph) graph = offtake_graph_new (NULL, NULL);
  g_autoptr (OfftakeLayout) empty = sankey_lay_out (graph, 300, 200);

  sankey_check (graph, empty);
  g_assert_cmpfloat (empty->width, ==, 300);
  offtake_graph_add_node (graph, "a", "A");
  g_autoptr (OfftakeLayout) one = sankey_lay_out (graph, NAN, -1);
  sankey_check (graph, one);
}

static void
test_given_layers (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("stages", "a>b:3\nb>c:3\nd>c:1\n");

  offtake_graph_node (graph, 0)->layer = 0;
  offtake_graph_node (graph, 1)->layer = 4;
  offtake_graph_node (graph, 2)->layer = 2;
  g_autoptr (OfftakeLayout) layout = sankey_lay_out (graph, 800, 400);

  sankey_check (graph, layout);
  g_assert_cmpint (layout->nodes[1].layer, ==, 4);
  g_assert_cmpint (layout->nodes[2].layer, ==, 2);
  g_assert_cmpfloat (layout->nodes[2].x0, <, layout->nodes[1].x0);
}

/* A node that was put somewhere is there, in the column nearest to that place, and in the order
   that leaves it its height. */
static void
test_pins (void)
{
  g_autoptr (OfftakeGraph) graph =
      sankey_graph_parse ("pins", "a>b:3\nb>c:3\na>d:1\nd>c:1\na>e:1\ne>c:1\nf>c:1\nz>a:20\n");
  const guint pinned[] = { 1, 5 };
  const double x[] = { 0.6, 0.5 }, y[] = { 0.9, 0.1 };

  for (guint i = 0; i < G_N_ELEMENTS (pinned); i++) {
    offtake_graph_node (graph, pinned[i])->pin_x = x[i];
    offtake_graph_node (graph, pinned[i])->pin_y = y[i];
  }
  g_autoptr (OfftakeLayout) layout = sankey_lay_out (graph, 1000, 600);
  sankey_check (graph, layout);
  for (guint i = 0; i < G_N_ELEMENTS (pinned); i++) {
    const OfftakeNodePlace *place = &layout->nodes[pinned[i]];
    g_assert_cmpint (place->layer, ==, 2);
    g_assert_cmpfloat_with_epsilon (place->x0, 10 + 0.55 * (980 - 12), 0.5); /* one column */
    g_assert_cmpfloat_with_epsilon ((place->y0 + place->y1) / 2, 10 + y[i] * 580, 1);
  }
}

/* One scale over the years: the page grows where it is too low. */
static void
test_given_scale (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_plastic ();
  OfftakeLayoutOptions options;

  offtake_layout_options_init (&options, 800, 100);
  options.scale = 4;
  g_autoptr (OfftakeLayout) layout = offtake_layout_new (graph, &options, NULL);
  g_assert_cmpfloat (layout->scale, ==, 4);
  g_assert_cmpfloat (layout->height, >, 187 * 4);
  sankey_check (graph, layout);
}

static void
test_right_to_left (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_plastic ();
  OfftakeLayoutOptions options;

  offtake_layout_options_init (&options, 1600, 900);
  g_autoptr (OfftakeLayout) left = offtake_layout_new (graph, &options, NULL);
  options.right_to_left = TRUE;
  g_autoptr (OfftakeLayout) right = offtake_layout_new (graph, &options, NULL);
  sankey_check (graph, right);
  for (guint i = 0; i < left->n_nodes; i++)
    g_assert_cmpfloat (right->nodes[i].x0, ==, left->width - left->nodes[i].x1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/random", test_random);
  g_test_add_func ("/layout/row-order", test_row_order);
  g_test_add_func ("/layout/quality", test_quality);
  g_test_add_func ("/layout/nothing", test_nothing);
  g_test_add_func ("/layout/given-layers", test_given_layers);
  g_test_add_func ("/layout/pins", test_pins);
  g_test_add_func ("/layout/given-scale", test_given_scale);
  g_test_add_func ("/layout/right-to-left", test_right_to_left);
  return g_test_run ();
}
