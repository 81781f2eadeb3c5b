/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-private.h"

#include "sankey/between.h"

/* Another period is shown by letting everything grow and move from where it was. Pointing, children
   and the keyboard are at the end of the way at once; without animations so is the picture. */

#define CHANGE_MS 250
/* More than can be drawn anew in each frame are not moved. */
#define MOST_LINKS 200

static void
on_step (double time, gpointer data)
{
  OfftakeChart *self = data;
  OfftakeLayout *layout =
      self->from && self->layout ? offtake_layout_between (self->from, self->layout, time) : NULL;

  g_clear_pointer (&self->passing, offtake_scene_unref);
  if (layout && time < 1)
    self->passing = offtake_scene_new (self->graph, layout);
  g_clear_pointer (&layout, offtake_layout_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_done (OfftakeChart *self)
{
  offtake_chart_change_end (self);
}

void
offtake_chart_change_begin (OfftakeChart *self, OfftakeLayout *from, OfftakeGraph *graph)
{
  g_autoptr (OfftakeLayout) before = from;

  offtake_chart_change_end (self);
  if (!before || !self->layout || before->n_links > MOST_LINKS ||
      before->n_nodes != self->layout->n_nodes || before->n_links != self->layout->n_links ||
      !adw_get_enable_animations (GTK_WIDGET (self))) {
    offtake_graph_free (graph);
    return;
  }
  self->from = g_steal_pointer (&before);
  self->graph = graph;
  self->change = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, CHANGE_MS,
                                          adw_callback_animation_target_new (on_step, self, NULL));
  g_signal_connect_swapped (self->change, "done", G_CALLBACK (on_done), self);
  adw_animation_play (self->change);
}

void
offtake_chart_change_end (OfftakeChart *self)
{
  g_autoptr (AdwAnimation) change = g_steal_pointer (&self->change);

  if (change) {
    g_signal_handlers_disconnect_by_data (change, self);
    adw_animation_reset (change);
  }
  g_clear_pointer (&self->passing, offtake_scene_unref);
  g_clear_pointer (&self->from, offtake_layout_free);
  g_clear_pointer (&self->graph, offtake_graph_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
