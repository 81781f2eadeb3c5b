/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-work.h"

#include "report/flow-graph.h"
#include "ui/stage.h"

static OfftakeChartWork *
work_of (OfftakeView *view)
{
  const OfftakeFlowView flow_view = { 0 };
  OfftakeSolution *solution = offtake_view_get_solution (view);
  OfftakeChartWork *work = offtake_chart_work_new (
      offtake_flow_graph_new (offtake_view_get_plan (view), solution, 0, &flow_view), solution);

  offtake_layout_options_init (&work->options, 900, 600);
  work->periods = g_ptr_array_new_with_free_func ((GDestroyNotify) offtake_graph_free);
  for (guint i = 0; i < offtake_view_n_periods (view); i++)
    g_ptr_array_add (work->periods, offtake_flow_graph_new (offtake_view_get_plan (view), solution,
                                                            i, &flow_view));
  return work;
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(OfftakeChartWork **) data = offtake_chart_work_run_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_there (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* A worker makes the same chart, at the scale of all periods. */
static void
test_a_worker_makes_the_same (void)
{
  g_autoptr (OfftakeView) view = stage_view ("north-america");
  const OfftakeFlowView flow_view = { 0 };
  g_autoptr (OfftakeChartWork) here = work_of (view);
  OfftakeChartWork *there = NULL;

  offtake_chart_work_run (here);
  offtake_chart_work_run_async (work_of (view), NULL, on_made, &there);
  stage_wait (is_there, &there);
  g_assert_cmpfloat (here->options.scale, ==, there->options.scale);
  g_assert_cmpfloat (here->options.scale, ==,
                     offtake_flow_graph_common_scale (offtake_view_get_plan (view),
                                                      offtake_view_get_solution (view), &flow_view,
                                                      900, 600));
  g_assert_cmpuint (here->layout->n_links, ==, there->layout->n_links);
  for (guint i = 0; i < here->layout->n_nodes; i++)
    g_assert_cmpfloat (here->layout->nodes[i].y0, ==, there->layout->nodes[i].y0);
  g_assert_cmpuint (offtake_scene_n_links (there->scene), ==, offtake_scene_n_links (here->scene));
  offtake_chart_work_free (there);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/chart-work/a-worker-makes-the-same", test_a_worker_makes_the_same);
  return stage_run ();
}
