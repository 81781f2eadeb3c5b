/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-later.h"

#include "flows/chart-private.h"
#include "report/flow-bundle.h"

/* Charts of so many bands that they take longer than a frame. What is shown until then is the chart
   as it was, or where there is none a small one of its stages. Graphs are read off the plan, which
   belongs to this thread, one period in a turn of the loop; the layout is made on a worker. One is
   under way at a time, and the newest waits for it. */
#include "flows/chart-private.h"

gboolean
offtake_chart_is_large (const OfftakeGraph *graph)
{
  return graph->links->len > OFFTAKE_CHART_MOST_AT_ONCE;
}

static void
set_making (OfftakeChart *self, gboolean making)
{
  if (self->later.making == making)
    return;
  self->later.making = making;
  g_object_notify (G_OBJECT (self), "making");
}

static void start (OfftakeChart *self);

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OfftakeChart) self = data; /* the ref taken when the work began */
  g_autoptr (OfftakeChartWork) work = offtake_chart_work_run_finish (result, NULL);
  const gboolean wanted = work && !g_cancellable_is_cancelled (self->later.worker);

  g_clear_object (&self->later.worker);
  if (wanted) {
    g_clear_pointer (&self->scaled, offtake_solution_unref);
    self->scaled = offtake_solution_ref (work->solution);
    self->scale = work->options.scale;
    self->later.coarse = FALSE;
    offtake_chart_install (self, g_steal_pointer (&work->layout), g_steal_pointer (&work->scene),
                           work->solution);
    if (work->paint)
      offtake_chart_picture_take_whole (&self->picture, work->paint);
    set_making (self, FALSE);
  }
  start (self);
}

/* Where the work is prepared and none is under way. */
static void
start (OfftakeChart *self)
{
  if (self->later.worker || !self->later.waiting || self->later.prepare_id)
    return;
  self->later.worker = g_cancellable_new ();
  offtake_chart_work_run_async (g_steal_pointer (&self->later.waiting), self->later.worker, on_made,
                                g_object_ref (self));
}

static gboolean
on_prepare (gpointer data)
{
  OfftakeChart *self = data;
  OfftakeChartWork *work = self->later.waiting;
  const guint period = self->later.next_period++;

  if (period < offtake_network_n_periods (offtake_solution_get_network (work->solution))) {
    if (offtake_solution_has_period (work->solution, period))
      g_ptr_array_add (work->periods, offtake_flow_graph_new (
                                          offtake_view_get_plan (offtake_chart_get_view (self)),
                                          work->solution, period, &self->source.view));
    return G_SOURCE_CONTINUE;
  }
  self->later.prepare_id = 0;
  start (self);
  return G_SOURCE_REMOVE;
}

/* What is under way is not wanted any more. */
static void
forget (OfftakeChart *self)
{
  g_clear_handle_id (&self->later.prepare_id, g_source_remove);
  g_clear_pointer (&self->later.waiting, offtake_chart_work_free);
  if (self->later.worker)
    g_cancellable_cancel (self->later.worker);
}

void
offtake_chart_stop_making (OfftakeChart *self)
{
  forget (self);
  set_making (self, FALSE);
}

void
offtake_chart_make_later (OfftakeChart *self, OfftakeGraph *graph)
{
  OfftakeSolution *solution = offtake_view_get_solution (offtake_chart_get_view (self));
  OfftakeChartWork *work = offtake_chart_work_new (graph, solution);

  forget (self);
  offtake_chart_get_options (self, &work->options);
  work->theme = offtake_chart_get_theme ();
  work->zoom = self->zoomed ? self->zoom : offtake_chart_get_text_scale (self);
  work->density = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  if (!self->later.coarse && self->layout)
    work->before = offtake_layout_share (self->layout);
  self->later.waiting = work;
  if (self->scaled == solution) {
    work->options.scale = self->scale;
  } else {
    work->periods = g_ptr_array_new_with_free_func ((GDestroyNotify) offtake_graph_free);
    self->later.next_period = 0;
    self->later.prepare_id = g_idle_add_full (G_PRIORITY_LOW, on_prepare, self, NULL);
  }
  self->later.n_links = graph->links->len;
  set_making (self, TRUE);
  start (self);
}

/* A filter by path would ask for a site that is no node here. */
OfftakeGraph *
offtake_chart_make_coarse (OfftakeChart *self)
{
  OfftakeFlowSource source = { .view = self->source.view, .least = self->source.least };
  OfftakeFlowHidden hidden;

  source.view.group = OFFTAKE_GROUP_STAGE;
  g_autoptr (OfftakeGraph) graph =
      offtake_flow_source_graph (&source, offtake_chart_get_view (self), &hidden);
  offtake_flow_graph_bundle (graph);
  return self->source.path || offtake_chart_is_large (graph) ? NULL : g_steal_pointer (&graph);
}

gboolean
offtake_chart_is_coarse (OfftakeChart *self)
{
  return self->later.coarse;
}

guint
offtake_chart_n_making (OfftakeChart *self)
{
  return self->later.making ? self->later.n_links : 0;
}
