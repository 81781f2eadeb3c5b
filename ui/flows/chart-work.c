/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-work.h"

#include <gio/gio.h>

#include "report/flow-graph.h"

OfftakeChartWork *
offtake_chart_work_new (OfftakeGraph *graph, OfftakeSolution *solution)
{
  OfftakeChartWork *self = g_new0 (OfftakeChartWork, 1);

  self->graph = graph;
  self->solution = offtake_solution_ref (solution);
  return self;
}

void
offtake_chart_work_free (OfftakeChartWork *self)
{
  g_clear_pointer (&self->graph, offtake_graph_free);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  g_clear_pointer (&self->before, offtake_layout_free);
  g_clear_pointer (&self->layout, offtake_layout_free);
  g_clear_pointer (&self->scene, offtake_scene_unref);
  g_clear_pointer (&self->paint, offtake_chart_paint_free);
  offtake_solution_unref (self->solution);
  g_free (self);
}

void
offtake_chart_work_run (OfftakeChartWork *self)
{
  if (self->periods)
    self->options.scale =
        offtake_flow_graph_scale (self->periods, self->options.width, self->options.height);
  self->layout = offtake_layout_new (self->graph, &self->options, self->before);
  self->scene = offtake_scene_new (self->graph, self->layout);
  if (self->zoom > 0)
    self->paint =
        offtake_chart_picture_paint_whole (self->scene, self->theme, self->zoom, self->density);
  if (self->paint)
    offtake_chart_paint_run (self->paint);
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  OfftakeChartWork *self = data;

  if (g_task_return_error_if_cancelled (task))
    return;
  offtake_chart_work_run (self);
  g_task_return_boolean (task, TRUE);
}

void
offtake_chart_work_run_async (OfftakeChartWork *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, offtake_chart_work_run_async);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, work);
}

OfftakeChartWork *
offtake_chart_work_run_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (OfftakeChartWork) self = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? g_steal_pointer (&self) : NULL;
}
