/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-private.h"

static void
snapshot_passing (OfftakeChart *self, const OfftakeChartFrame *frame, GtkSnapshot *snapshot)
{
  OfftakeRecord *selected = offtake_view_get_selected (offtake_chart_get_view (self));
  const OfftakeSubject nothing = { OFFTAKE_SUBJECT_NONE, 0 };
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &frame->visible);

  offtake_scene_draw (self->passing, cr, frame->theme, nothing,
                      offtake_chart_find (self, selected));
  cairo_destroy (cr);
}

static void
snapshot_scene (OfftakeChart *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self), *focus = gtk_widget_get_focus_child (widget);
  OfftakeRecord *selected = offtake_view_get_selected (offtake_chart_get_view (self));
  const OfftakeChartFrame frame = {
    .theme = offtake_chart_get_theme (),
    .scale = gtk_widget_get_scale_factor (widget),
    .zoom = self->zoom,
    .visible = offtake_chart_get_visible (self),
    .moving = self->still_id != 0,
    .lit_nodes = self->found_nodes,
    .lit_links = self->found_links,
    .is_cairo = GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (gtk_widget_get_native (widget))),
    .later = offtake_scene_n_links (self->scene) > OFFTAKE_CHART_MOST_AT_ONCE ? widget : NULL,
  };
  OfftakeSubject lit = self->hover;
  double x, y;

  if (lit.kind == OFFTAKE_SUBJECT_NONE && focus && gtk_widget_has_visible_focus (focus))
    lit = self->cursor;
  offtake_chart_get_origin (self, &x, &y);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_scale (snapshot, (float) self->zoom, (float) self->zoom);
  if (self->passing)
    snapshot_passing (self, &frame, snapshot);
  else
    offtake_chart_picture_snapshot (&self->picture, self->scene, &frame, lit,
                                    offtake_chart_find (self, selected), snapshot);
  gtk_snapshot_restore (snapshot);
}

void
offtake_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OfftakeChart *self = OFFTAKE_CHART (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (widget);

  if (self->scene)
    snapshot_scene (self, snapshot);
  if (focus) /* of the children, none else is seen */
    gtk_widget_snapshot_child (widget, focus, snapshot);
  if (self->scene)
    offtake_chart_drag_snapshot (self, snapshot);
}
