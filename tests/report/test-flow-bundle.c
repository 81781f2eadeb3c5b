/* SPDX-License-Identifier: MPL-2.0 */
#include "report/flow-bundle.h"

#include "lib/sample.h"
#include "report/flow-graph.h"

static void
add (OfftakeGraph *graph, guint source, guint target, double value, guint color, const char *label)
{
  const guint link = offtake_graph_add_link (graph, source, target, value);

  offtake_graph_link (graph, link)->color = color;
  offtake_graph_link (graph, link)->tag = link;
  offtake_graph_link (graph, link)->label = g_strdup (label);
}

/* The way back and another colour stay apart. */
static void
test_joins_what_runs_along (void)
{
  g_autoptr (OfftakeGraph) graph = offtake_graph_new ("g", "t");

  offtake_graph_add_node (graph, "a", "A");
  offtake_graph_add_node (graph, "b", "B");
  add (graph, 0, 1, 2, 0, "Ni");
  add (graph, 1, 0, 1, 0, "Ni");
  add (graph, 0, 1, 5, 0, "Ni");
  add (graph, 0, 1, 3, 1, "Li");
  add (graph, 0, 1, 1, 1, "Co");
  offtake_graph_link (graph, 3)->fill = OFFTAKE_FILL_SOLID;
  offtake_flow_graph_bundle (graph);
  g_assert_cmpuint (graph->links->len, ==, 3);
  g_assert_cmpfloat (offtake_graph_link (graph, 0)->value, ==, 7);
  g_assert_cmpuint (offtake_graph_link (graph, 0)->tag, ==, 2);
  g_assert_cmpstr (offtake_graph_link (graph, 0)->label, ==, "Ni");
  g_assert_cmpfloat (offtake_graph_link (graph, 1)->value, ==, 1);
  g_assert_cmpfloat (offtake_graph_link (graph, 2)->value, ==, 4);
  g_assert_null (offtake_graph_link (graph, 2)->label);
}

static double
sum_of (const OfftakeGraph *graph)
{
  double sum = 0;

  for (guint i = 0; i < graph->links->len; i++)
    sum += offtake_graph_link (graph, i)->value;
  return sum;
}

static void
test_loses_no_amount (void)
{
  g_autoptr (Sample) sample = sample_new ("north-america", NULL);

  for (guint group = OFFTAKE_GROUP_SITE; group <= OFFTAKE_GROUP_STAGE; group++) {
    const OfftakeFlowView view = { .group = group };
    g_autoptr (OfftakeGraph) graph =
        offtake_flow_graph_new (sample->plan, sample->solution, 0, &view);
    const double sum = sum_of (graph);
    const guint n = graph->links->len;
    offtake_flow_graph_bundle (graph);
    g_assert_cmpfloat_with_epsilon (sum_of (graph), sum, 1e-9 * sum);
    g_assert_cmpuint (graph->links->len, <=, n);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/flow-bundle/joins-what-runs-along", test_joins_what_runs_along);
  g_test_add_func ("/report/flow-bundle/loses-no-amount", test_loses_no_amount);
  return g_test_run ();
}
