/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-private.h"

#include <math.h>

/* Zooming by Ctrl with the wheel and by pinching, dragging with the middle button or the space bar.
 */

static void
pan (OfftakeChart *self, double x, double y)
{
  GtkScrollable *viewport = offtake_chart_get_viewport (self);

  if (!viewport)
    return;
  gtk_adjustment_set_value (gtk_scrollable_get_hadjustment (viewport), self->pan_x - x);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (viewport), self->pan_y - y);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, OfftakeChart *self)
{
  const GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!(state & GDK_CONTROL_MASK))
    return FALSE;
  offtake_chart_zoom_at (self, self->zoom * pow (OFFTAKE_CHART_ZOOM_STEP, -dy), self->pointer_x,
                         self->pointer_y);
  return TRUE;
}

static void
on_motion (OfftakeChart *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static void
on_pinch_begin (OfftakeChart *self)
{
  self->pinch_zoom = self->zoom;
}

static void
on_pinch (GtkGestureZoom *gesture, double scale, OfftakeChart *self)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    offtake_chart_zoom_at (self, self->pinch_zoom * scale, x, y);
}

/* The drag's offset is of the widget, which moves along: points are taken in the window's px. */
static gboolean
get_point (GtkGesture *gesture, OfftakeChart *self, double *x, double *y)
{
  GtkWidget *viewport = gtk_widget_get_parent (GTK_WIDGET (self));
  double px, py;

  return gtk_gesture_get_point (gesture, NULL, &px, &py) &&
         gtk_widget_translate_coordinates (GTK_WIDGET (self), viewport, px, py, x, y);
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, OfftakeChart *self)
{
  const guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GtkScrollable *viewport = offtake_chart_get_viewport (self);
  double from_x, from_y;

  if ((button != GDK_BUTTON_MIDDLE && !self->space) || !viewport ||
      !get_point (GTK_GESTURE (gesture), self, &from_x, &from_y)) {
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
    return;
  }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->panned = TRUE;
  self->pan_x = gtk_adjustment_get_value (gtk_scrollable_get_hadjustment (viewport)) + from_x;
  self->pan_y = gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (viewport)) + from_y;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, OfftakeChart *self)
{
  double x, y;

  if (get_point (GTK_GESTURE (gesture), self, &x, &y))
    pan (self, x, y);
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, OfftakeChart *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->space ? "grab" : NULL);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                OfftakeChart *self)
{
  if (key == GDK_KEY_Escape)
    return offtake_chart_cancel_drag (self);
  if ((key == GDK_KEY_Up || key == GDK_KEY_Down) && (state & GDK_CONTROL_MASK))
    return offtake_chart_nudge (self, key == GDK_KEY_Up);
  if (key != GDK_KEY_space || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (!self->space) {
    self->space = TRUE;
    self->panned = FALSE;
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
  }
  return TRUE;
}

/* The space bar selects when it is let go, unless it has held the chart for dragging. */
static void
on_key_released (GtkEventControllerKey *controller,
                 guint key,
                 guint code,
                 GdkModifierType state,
                 OfftakeChart *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (key != GDK_KEY_space || !self->space)
    return;
  self->space = FALSE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), NULL);
  if (!self->panned && focus)
    gtk_widget_activate_action (focus, "chart-item.select", NULL);
}

static void
on_scrolled (OfftakeChart *self)
{
  if (self->zoom > 1)
    offtake_chart_begin_move (self);
}

static void
follow (OfftakeChart *self, GtkAdjustment *adjustment)
{
  g_signal_handlers_disconnect_by_func (adjustment, on_scrolled, self);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), self,
                           G_CONNECT_SWAPPED);
}

/* The viewport has its adjustments from the scrolled window, later than the chart its parent. */
static void
on_realize (OfftakeChart *self)
{
  GtkScrollable *viewport = offtake_chart_get_viewport (self);

  if (!viewport)
    return;
  follow (self, gtk_scrollable_get_hadjustment (viewport));
  follow (self, gtk_scrollable_get_vadjustment (viewport));
}

static void
add_dragging (OfftakeChart *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
offtake_chart_move_init (OfftakeChart *self)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect (key, "key-released", G_CALLBACK (on_key_released), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  add_dragging (self);
  g_signal_connect (self, "realize", G_CALLBACK (on_realize), NULL);
}

void
offtake_chart_move_dispose (OfftakeChart *self)
{
  g_clear_handle_id (&self->still_id, g_source_remove);
}
