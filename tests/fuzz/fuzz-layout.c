/* SPDX-License-Identifier: MPL-2.0 */

/* Any graph is laid out inside its page: cycles, self-loops, parallel and zero links. Two bytes
   choose the page; then three bytes make a link: source, target, value. */

#include "fuzz/fuzz.h"
#include "sankey/layout.h"

#include <math.h>

#define MAX_LINKS 200

static OfftakeGraph *
graph_of (const guint8 *data, gsize size)
{
  OfftakeGraph *graph = offtake_graph_new ("fuzz", "t");
  guint n_nodes = size > 0 ? 1 + data[0] % 40 : 0;
  g_autofree char *id = g_strdup ("n00");

  for (guint i = 0; i < n_nodes; i++) {
    id[1] = (char) ('0' + i / 10);
    id[2] = (char) ('0' + i % 10);
    offtake_graph_add_node (graph, id, id);
  }
  for (gsize i = 2; i + 2 < size && i < 3 * MAX_LINKS; i += 3)
    offtake_graph_add_link (graph, data[i] % n_nodes, data[i + 1] % n_nodes,
                            data[i + 2] == 255 ? 1e9 : data[i + 2]);
  return graph;
}

static void
assert_inside (double value, double limit)
{
  g_assert_true (isfinite (value));
  g_assert_cmpfloat (value, >=, -0.01);
  g_assert_cmpfloat (value, <=, limit + 0.01);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (OfftakeGraph) graph = graph_of (data, size);
  double width = size > 1 ? 50 + 10.0 * data[1] : 800;
  OfftakeLayoutOptions options;

  offtake_layout_options_init (&options, width, 600);
  g_autoptr (OfftakeLayout) layout = offtake_layout_new (graph, &options, NULL);

  g_assert_cmpuint (layout->n_nodes, ==, graph->nodes->len);
  g_assert_cmpuint (layout->n_links, ==, graph->links->len);
  for (guint i = 0; i < layout->n_nodes; i++) {
    g_assert_cmpfloat (layout->nodes[i].x0, <=, layout->nodes[i].x1);
    g_assert_cmpfloat (layout->nodes[i].y0, <=, layout->nodes[i].y1);
    assert_inside (layout->nodes[i].x0, layout->width);
    assert_inside (layout->nodes[i].x1, layout->width);
    assert_inside (layout->nodes[i].y0, layout->height);
    assert_inside (layout->nodes[i].y1, layout->height);
  }
  for (guint i = 0; i < layout->n_points; i++) {
    assert_inside (layout->points[i].x, layout->width);
    assert_inside (layout->points[i].y, layout->height);
  }
  return 0;
}
