/* SPDX-License-Identifier: MPL-2.0 */
#include "report/flow-idle.h"

#include "lib/sample.h"
#include "report/flow-graph.h"

static void
test_keeps_what_moves (void)
{
  OfftakeGraph *graph = offtake_graph_new ("g", "t");
  guint n[5];

  for (guint i = 0; i < G_N_ELEMENTS (n); i++) {
    const char id[] = { (char) ('a' + i), '\0' };
    n[i] = offtake_graph_add_node (graph, id, id);
    offtake_graph_node (graph, n[i])->layer = (int) i;
  }
  graph->column_titles = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (n); i++)
    g_ptr_array_add (graph->column_titles, g_strdup_printf ("column %u", i));
  offtake_graph_add_link (graph, n[0], n[1], 0);
  offtake_graph_add_link (graph, n[0], n[3], 7);
  offtake_graph_add_link (graph, n[3], n[1], 0);
  offtake_graph_node (graph, n[4])->shortage = 2;

  offtake_flow_graph_drop_idle (graph);
  g_assert_cmpuint (graph->nodes->len, ==, 3);
  g_assert_cmpstr (offtake_graph_node (graph, 0)->id, ==, "a");
  g_assert_cmpstr (offtake_graph_node (graph, 1)->id, ==, "d");
  g_assert_cmpstr (offtake_graph_node (graph, 2)->id, ==, "e");
  g_assert_cmpint (offtake_graph_node (graph, 1)->layer, ==, 1);
  g_assert_cmpint (offtake_graph_node (graph, 2)->layer, ==, 2);
  g_assert_cmpuint (graph->links->len, ==, 1);
  g_assert_cmpuint (offtake_graph_link (graph, 0)->source, ==, 0);
  g_assert_cmpuint (offtake_graph_link (graph, 0)->target, ==, 1);
  g_assert_cmpuint (graph->column_titles->len, ==, 3);
  g_assert_cmpstr (graph->column_titles->pdata[1], ==, "column 3");
  offtake_graph_free (graph);
}

static double
sum_of (const OfftakeGraph *graph)
{
  double sum = 0;

  for (guint i = 0; i < graph->links->len; i++)
    sum += offtake_graph_link (graph, i)->value;
  for (guint i = 0; i < graph->nodes->len; i++)
    sum += offtake_graph_node (graph, i)->shortage + offtake_graph_node (graph, i)->surplus +
           offtake_graph_node (graph, i)->loss;
  return sum;
}

/* Nothing that has an amount goes, whatever the plan, the period and the grouping. */
static void
test_loses_no_amount (void)
{
  g_autoptr (Sample) sample = sample_new ("north-america", NULL);

  for (guint period = 0; period < offtake_network_n_periods (sample->network); period += 3)
    for (guint group = OFFTAKE_GROUP_SITE; group <= OFFTAKE_GROUP_STAGE; group++) {
      const OfftakeFlowView view = { .group = group };
      g_autoptr (OfftakeGraph) graph =
          offtake_flow_graph_new (sample->plan, sample->solution, period, &view);
      const double before = sum_of (graph);
      offtake_flow_graph_drop_idle (graph);
      g_assert_cmpfloat (sum_of (graph), ==, before);
    }
}

static void
test_nothing_left (void)
{
  g_autoptr (OfftakeGraph) graph = offtake_graph_new ("g", "t");

  offtake_flow_graph_drop_idle (graph);
  offtake_graph_add_node (graph, "a", "a");
  offtake_flow_graph_drop_idle (graph);
  g_assert_cmpuint (graph->nodes->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/flow-idle/keeps-what-moves", test_keeps_what_moves);
  g_test_add_func ("/report/flow-idle/loses-no-amount", test_loses_no_amount);
  g_test_add_func ("/report/flow-idle/nothing-left", test_nothing_left);
  return g_test_run ();
}
