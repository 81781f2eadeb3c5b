/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* What the pointer drags: a node to a place of its own, an agreement from a node's edge to another
   node, or the chart itself. The edges show handles while the pointer is at their node. The
   keyboard drafts as well: offtake_chart_begin_draft() and a walk to the other site. */

#define HANDLE 8.0 /* radius, px */
#define REACH 14.0 /* that a node is met from, px */
#define LEAST_DRAG 6.0
/* How far the keyboard moves a node, of the height. */
#define NUDGE 0.08

static double
between (double a, double b)
{
  return (a + b) / 2;
}

static cairo_rectangle_t
place_of (OfftakeChart *self, guint node)
{
  return offtake_chart_from_scene (
      self, offtake_scene_get_bounds (self->scene, (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, node }));
}

/* Where the goods leave the node, or come in. */
static OfftakePoint
edge_of (OfftakeChart *self, guint node, gboolean out)
{
  const cairo_rectangle_t at = place_of (self, node);
  const gboolean at_right =
      out == (gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL);

  return (OfftakePoint){ at_right ? at.x + at.width + HANDLE : at.x - HANDLE,
                         between (at.y, at.y + at.height) };
}

static gboolean
is_at_handle (OfftakeChart *self, guint node, gboolean out, double x, double y)
{
  const OfftakePoint at = edge_of (self, node, out);

  return hypot (x - at.x, y - at.y) <= HANDLE + 2;
}

gboolean
offtake_chart_may_draft (OfftakeChart *self)
{
  OfftakeView *view = offtake_chart_get_view (self);
  OfftakeDocument *document = view ? offtake_view_get_document (view) : NULL;

  return self->source.view.group == OFFTAKE_GROUP_SITE && !self->later.coarse && document &&
         !offtake_document_get_read_only_reason (document);
}

/* The node whose handles are shown: the one under the pointer, and still while it is at them. */
gboolean
offtake_chart_update_handles (OfftakeChart *self, OfftakeSubject at, double x, double y)
{
  const guint before = self->handles;
  const gboolean stays =
      before != OFFTAKE_NONE && self->scene && before < offtake_scene_n_nodes (self->scene) &&
      (is_at_handle (self, before, TRUE, x, y) || is_at_handle (self, before, FALSE, x, y));

  if (!stays)
    self->handles =
        at.kind == OFFTAKE_SUBJECT_NODE && offtake_chart_may_draft (self) ? at.index : OFFTAKE_NONE;
  if (self->handles != before)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  return stays;
}

/* The node at a point or near it; OFFTAKE_NONE where there is none. */
static guint
node_near (OfftakeChart *self, double x, double y)
{
  guint nearest = OFFTAKE_NONE;
  double least = REACH;

  for (guint i = 0; i < offtake_scene_n_nodes (self->scene); i++) {
    const cairo_rectangle_t at = place_of (self, i);
    const double dx = MAX (MAX (at.x - x, x - at.x - at.width), 0);
    const double dy = MAX (MAX (at.y - y, y - at.y - at.height), 0);

    if (hypot (dx, dy) < least) {
      least = hypot (dx, dy);
      nearest = i;
    }
  }
  return nearest;
}

static void
set_target (OfftakeChart *self, guint node)
{
  self->target = node == self->source_node ? OFFTAKE_NONE : node;
  offtake_chart_update_hint (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static const char *
name_of (OfftakeChart *self, guint node)
{
  OfftakeRecord *site =
      offtake_chart_get_record (self, (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, node });

  return site ? offtake_record_get_title (site) : "";
}

static char *
format_hint (OfftakeChart *self)
{
  const guint seller = self->from_buyer ? self->target : self->source_node;
  const guint buyer = self->from_buyer ? self->source_node : self->target;

  if (self->drag != OFFTAKE_CHART_DRAFTING)
    return NULL;
  if (self->target != OFFTAKE_NONE)
    /* Translators: seller and buyer */
    return g_strdup_printf (_ ("New agreement: %s sells to %s"), name_of (self, seller),
                            name_of (self, buyer));
  return self->from_buyer
             ? g_strdup_printf (_ ("Who sells to %s? Arrow keys walk to the site, Enter drafts the "
                                   "agreement, Escape gives up."),
                                name_of (self, self->source_node))
             : g_strdup_printf (
                   _ ("Who buys from %s? Arrow keys walk to the site, Enter drafts the "
                      "agreement, Escape gives up."),
                   name_of (self, self->source_node));
}

void
offtake_chart_update_hint (OfftakeChart *self)
{
  g_autofree char *hint = self->scene ? format_hint (self) : NULL;

  offtake_chart_set_hint (self, hint);
}

static void
end_drag (OfftakeChart *self)
{
  self->by_keys = FALSE;
  self->drag = OFFTAKE_CHART_RESTING;
  self->source_node = self->target = OFFTAKE_NONE;
  offtake_chart_update_hint (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
offtake_chart_begin_draft (OfftakeChart *self, OfftakeSubject from, gboolean from_buyer)
{
  if (!self->scene || from.kind != OFFTAKE_SUBJECT_NODE || !offtake_chart_may_draft (self))
    return;
  self->drag = OFFTAKE_CHART_DRAFTING;
  self->by_keys = TRUE;
  self->from_buyer = from_buyer;
  self->source_node = from.index;
  self->cursor = from;
  set_target (self, OFFTAKE_NONE);
  offtake_chart_items_focus_cursor (self);
}

gboolean
offtake_chart_is_drafting (OfftakeChart *self)
{
  return self->drag == OFFTAKE_CHART_DRAFTING;
}

void
offtake_chart_aim_draft (OfftakeChart *self, OfftakeSubject at)
{
  if (self->drag == OFFTAKE_CHART_DRAFTING && self->by_keys)
    set_target (self, at.kind == OFFTAKE_SUBJECT_NODE ? at.index : OFFTAKE_NONE);
}

gboolean
offtake_chart_cancel_drag (OfftakeChart *self)
{
  if (self->drag == OFFTAKE_CHART_RESTING)
    return FALSE;
  end_drag (self);
  return TRUE;
}

void
offtake_chart_finish_draft (OfftakeChart *self)
{
  const OfftakeSubject seller = { OFFTAKE_SUBJECT_NODE,
                                  self->from_buyer ? self->target : self->source_node };
  const OfftakeSubject buyer = { OFFTAKE_SUBJECT_NODE,
                                 self->from_buyer ? self->source_node : self->target };

  if (self->drag != OFFTAKE_CHART_DRAFTING || self->target == OFFTAKE_NONE)
    return;
  OfftakeRecord *from = offtake_chart_get_record (self, seller);
  OfftakeRecord *to = offtake_chart_get_record (self, buyer);
  end_drag (self);
  if (from && to)
    g_signal_emit_by_name (self, "draft", from, to);
}

/* The nearest node on that side; the walk along flows would not reach a site without any. */
OfftakeSubject
offtake_chart_hop (OfftakeChart *self, OfftakeSubject from, OfftakeWalk direction)
{
  const cairo_rectangle_t at = place_of (self, from.index);
  OfftakeSubject best = from;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < offtake_scene_n_nodes (self->scene); i++) {
    const cairo_rectangle_t to = place_of (self, i);
    const double dx = to.x - at.x,
                 dy = between (to.y, to.y + to.height) - between (at.y, at.y + at.height);
    const gboolean along = direction == OFFTAKE_WALK_LEFT || direction == OFFTAKE_WALK_RIGHT;
    const double ahead = direction == OFFTAKE_WALK_LEFT    ? -dx
                         : direction == OFFTAKE_WALK_RIGHT ? dx
                         : direction == OFFTAKE_WALK_UP    ? -dy
                                                           : dy;
    /* In a column what stands in it comes first, beside it what is nearest. */
    const double far = along ? ahead + fabs (dy) / 4 : ahead + fabs (dx) * 8;

    if (i != from.index && ahead > 1 && far < least) {
      least = far;
      best.index = i;
    }
  }
  return best;
}

static OfftakeChartDrag
drag_at (OfftakeChart *self, double x, double y)
{
  const guint node = self->handles;
  const OfftakePoint point = offtake_chart_to_scene (self, x, y);
  const OfftakeSubject at = offtake_scene_hit (self->scene, point.x, point.y);

  if (node != OFFTAKE_NONE)
    for (guint out = 0; out < 2; out++)
      if (is_at_handle (self, node, out, x, y)) {
        self->source_node = node;
        self->from_buyer = !out;
        return OFFTAKE_CHART_DRAFTING;
      }
  if (at.kind != OFFTAKE_SUBJECT_NODE || !offtake_chart_may_draft (self))
    return OFFTAKE_CHART_RESTING;
  self->source_node = at.index;
  return OFFTAKE_CHART_PINNING;
}

static void
on_begin (GtkGestureDrag *gesture, double x, double y, OfftakeChart *self)
{
  self->armed = OFFTAKE_CHART_RESTING;
  if (self->scene && !self->space && !self->by_keys)
    self->armed = drag_at (self, x, y);
  if (self->armed == OFFTAKE_CHART_RESTING)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

/* A press becomes a drag when it has gone some way; until then it may be a click. */
static void
on_update (GtkGestureDrag *gesture, double dx, double dy, OfftakeChart *self)
{
  double x = 0, y = 0;

  if (!self->scene || self->armed == OFFTAKE_CHART_RESTING)
    return;
  if (self->drag == OFFTAKE_CHART_RESTING) {
    if (hypot (dx, dy) < LEAST_DRAG)
      return;
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    self->drag = self->armed;
  }
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  self->drag_x = x + dx;
  self->drag_y = y + dy;
  if (self->drag == OFFTAKE_CHART_DRAFTING)
    set_target (self, node_near (self, self->drag_x, self->drag_y));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The middle of the dragged node as a share of the heights that nodes can stand at. */
static double
pin_at (OfftakeChart *self, double y)
{
  return offtake_layout_pin (self->layout, offtake_chart_to_scene (self, 0, y).y);
}

static void
on_end (GtkGestureDrag *gesture, double dx, double dy, OfftakeChart *self)
{
  const OfftakeChartDrag drag = self->drag;
  const guint source = self->source_node;

  self->armed = OFFTAKE_CHART_RESTING;
  if (drag == OFFTAKE_CHART_RESTING)
    return;
  if (drag == OFFTAKE_CHART_DRAFTING) {
    offtake_chart_finish_draft (self);
    offtake_chart_cancel_drag (self);
    return;
  }
  OfftakeRecord *site =
      offtake_chart_get_record (self, (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, source });
  end_drag (self);
  if (site)
    g_signal_emit_by_name (self, "pin", site, pin_at (self, self->drag_y));
}

gboolean
offtake_chart_nudge (OfftakeChart *self, gboolean up)
{
  OfftakeRecord *site = offtake_chart_get_record (self, self->cursor);

  if (self->cursor.kind != OFFTAKE_SUBJECT_NODE || !site || !offtake_chart_may_draft (self))
    return FALSE;
  const double place = offtake_chart_get_place (self, self->cursor) + (up ? -NUDGE : NUDGE);
  g_signal_emit_by_name (self, "pin", site, CLAMP (place, 0, 1));
  return TRUE;
}

static void
on_cancel (OfftakeChart *self)
{
  self->armed = OFFTAKE_CHART_RESTING;
  offtake_chart_cancel_drag (self);
}

void
offtake_chart_drag_init (OfftakeChart *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->handles = self->source_node = self->target = OFFTAKE_NONE;
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_end), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (on_cancel), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
set_accent (OfftakeChart *self, cairo_t *cr, double alpha)
{
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                       "accent_color", &color))
    gdk_rgba_parse (&color, "#1c71d8");
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, alpha);
}

/* A round grip with a plus. */
static void
draw_handle (OfftakeChart *self, cairo_t *cr, OfftakePoint at)
{
  cairo_new_path (cr);
  cairo_arc (cr, at.x, at.y, HANDLE, 0, 2 * G_PI);
  set_accent (self, cr, 1);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, at.x - HANDLE / 2, at.y);
  cairo_line_to (cr, at.x + HANDLE / 2, at.y);
  cairo_move_to (cr, at.x, at.y - HANDLE / 2);
  cairo_line_to (cr, at.x, at.y + HANDLE / 2);
  cairo_stroke (cr);
}

static void
draw_draft (OfftakeChart *self, cairo_t *cr)
{
  const OfftakePoint from = edge_of (self, self->source_node, !self->from_buyer);
  const gboolean aims = self->target != OFFTAKE_NONE;
  const OfftakePoint to = aims            ? edge_of (self, self->target, self->from_buyer)
                          : self->by_keys ? from
                                          : (OfftakePoint){ self->drag_x, self->drag_y };
  const double bend = MAX (fabs (to.x - from.x) / 2, 24) * (from.x <= to.x ? 1 : -1);
  static const double dashes[] = { 6, 4 };

  draw_handle (self, cr, from);
  set_accent (self, cr, 1);
  cairo_set_line_width (cr, 3);
  cairo_set_dash (cr, dashes, aims ? 0 : 2, 0);
  cairo_move_to (cr, from.x, from.y);
  cairo_curve_to (cr, from.x + bend, from.y, to.x - bend, to.y, to.x, to.y);
  cairo_stroke (cr);
  if (!aims)
    return;
  const cairo_rectangle_t at = place_of (self, self->target);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_rectangle (cr, at.x - 4, at.y - 4, at.width + 8, at.height + 8);
  cairo_stroke (cr);
}

static void
draw_pin (OfftakeChart *self, cairo_t *cr)
{
  const cairo_rectangle_t at = place_of (self, self->source_node);

  cairo_rectangle (cr, at.x, self->drag_y - at.height / 2, at.width, at.height);
  set_accent (self, cr, 0.45);
  cairo_fill_preserve (cr);
  set_accent (self, cr, 1);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

void
offtake_chart_drag_snapshot (OfftakeChart *self, GtkSnapshot *snapshot)
{
  const gboolean handles = self->drag == OFFTAKE_CHART_RESTING && self->handles != OFFTAKE_NONE &&
                           self->handles < offtake_scene_n_nodes (self->scene);

  if (self->drag == OFFTAKE_CHART_RESTING && !handles)
    return;
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                                     (float) gtk_widget_get_height (GTK_WIDGET (self))));
  if (handles) {
    draw_handle (self, cr, edge_of (self, self->handles, TRUE));
    draw_handle (self, cr, edge_of (self, self->handles, FALSE));
  } else if (self->drag == OFFTAKE_CHART_DRAFTING) {
    draw_draft (self, cr);
  } else {
    draw_pin (self, cr);
  }
  cairo_destroy (cr);
}
