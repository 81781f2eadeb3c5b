/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-private.h"

static void
set_hover (OfftakeChart *self, OfftakeSubject hover)
{
  if (offtake_subject_equal (self->hover, hover))
    return;
  self->hover = hover;
  if (!self->space)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                     hover.kind == OFFTAKE_SUBJECT_NONE ? NULL : "pointer");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static OfftakeSubject
hit (OfftakeChart *self, double x, double y)
{
  const OfftakePoint point = offtake_chart_to_scene (self, x, y);

  return self->scene ? offtake_scene_hit (self->scene, point.x, point.y)
                     : (OfftakeSubject){ OFFTAKE_SUBJECT_NONE, 0 };
}

static void
on_motion (OfftakeChart *self, double x, double y)
{
  set_hover (self, hit (self, x, y));
}

static void
on_leave (OfftakeChart *self)
{
  set_hover (self, (OfftakeSubject){ OFFTAKE_SUBJECT_NONE, 0 });
}

static void
on_pressed (OfftakeChart *self, int n_press, double x, double y)
{
  OfftakeView *view = offtake_chart_get_view (self);
  OfftakeRecord *record = offtake_chart_get_record (self, hit (self, x, y));

  offtake_view_select (view, record);
  if (record && n_press == 2)
    offtake_view_request_edit (view);
}

static gboolean
on_query_tooltip (OfftakeChart *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  OfftakeSubject subject = keyboard ? self->cursor : hit (self, x, y);

  if (!self->scene || subject.kind == OFFTAKE_SUBJECT_NONE)
    return FALSE;
  g_autofree char *sentence = offtake_scene_describe (self->scene, subject);
  gtk_tooltip_set_text (tooltip, sentence);
  return TRUE;
}

void
offtake_chart_pointer_init (OfftakeChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}
