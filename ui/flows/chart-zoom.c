/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-private.h"

#include <math.h>

/* The scene lies in the widget enlarged by the zoom, in the middle where there is room left; the
   viewport around the widget scrolls. A new zoom gives the adjustments their new range at once, so
   that the point under the pointer stays where it is. */

#define ALL_BUT_FITS 0.85 /* zoom with which a chart can still be read well */
#define MOST_ZOOM 8.0
#define LEAST_TEXT 0.75
#define MOST_TEXT 3.0
/* Room that is kept around what is scrolled to, px. */
#define AROUND 12
/* How long after the last movement the picture is drawn sharply, ms. */
#define STILL_MS 150

GtkScrollable *
offtake_chart_get_viewport (OfftakeChart *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  return GTK_IS_SCROLLABLE (parent) ? GTK_SCROLLABLE (parent) : NULL;
}

static void
get_content (OfftakeChart *self, double zoom, double *width, double *height)
{
  *width = *height = 0;
  if (self->scene)
    offtake_scene_get_size (self->scene, width, height);
  *width = ceil (*width * zoom);
  *height = ceil (*height * zoom);
}

static double
margin (double room, double content)
{
  return MAX (floor ((room - content) / 2), 0);
}

void
offtake_chart_get_origin (OfftakeChart *self, double *x, double *y)
{
  double width, height;

  get_content (self, self->zoom, &width, &height);
  *x = margin (gtk_widget_get_width (GTK_WIDGET (self)), width);
  *y = margin (gtk_widget_get_height (GTK_WIDGET (self)), height);
}

OfftakePoint
offtake_chart_to_scene (OfftakeChart *self, double x, double y)
{
  double x0, y0;

  offtake_chart_get_origin (self, &x0, &y0);
  return (OfftakePoint){ (x - x0) / self->zoom, (y - y0) / self->zoom };
}

cairo_rectangle_t
offtake_chart_from_scene (OfftakeChart *self, cairo_rectangle_t bounds)
{
  double x, y;

  offtake_chart_get_origin (self, &x, &y);
  return (cairo_rectangle_t){ x + bounds.x * self->zoom, y + bounds.y * self->zoom,
                              bounds.width * self->zoom, bounds.height * self->zoom };
}

static double
shift_of (GtkAdjustment *adjustment)
{
  return adjustment ? gtk_adjustment_get_value (adjustment) : 0;
}

graphene_rect_t
offtake_chart_get_visible (OfftakeChart *self)
{
  GtkScrollable *viewport = offtake_chart_get_viewport (self);
  int width = 0, height = 0;

  if (!viewport || !offtake_chart_get_window (self, &width, &height))
    return *graphene_rect_zero ();
  const OfftakePoint from =
      offtake_chart_to_scene (self, shift_of (gtk_scrollable_get_hadjustment (viewport)),
                              shift_of (gtk_scrollable_get_vadjustment (viewport)));
  return GRAPHENE_RECT_INIT ((float) from.x, (float) from.y, (float) (width / self->zoom),
                             (float) (height / self->zoom));
}

/* The scene's letters are made for text of the usual size. */
double
offtake_chart_get_text_scale (OfftakeChart *self)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / (1024.0 * 96), LEAST_TEXT, MOST_TEXT) : 1;
}

static double
least_zoom (OfftakeChart *self)
{
  const double usual = offtake_chart_get_text_scale (self);
  double width, height;
  int room_width, room_height;

  get_content (self, 1, &width, &height);
  if (!offtake_chart_get_window (self, &room_width, &room_height) || width < 1 || height < 1)
    return usual;
  return MIN (usual, MIN (room_width / width, room_height / height));
}

static gboolean
on_still (gpointer data)
{
  OfftakeChart *self = data;

  self->still_id = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

void
offtake_chart_begin_move (OfftakeChart *self)
{
  g_clear_handle_id (&self->still_id, g_source_remove);
  self->still_id = g_timeout_add (STILL_MS, on_still, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* @anchor: of the window, px; @scene: what lies there. */
static void
set_range (GtkAdjustment *adjustment,
           double room,
           double content,
           double anchor,
           double scene,
           double zoom)
{
  const double upper = MAX (content, room);

  gtk_adjustment_configure (adjustment, scene * zoom + margin (room, content) - anchor, 0, upper,
                            room * 0.1, room * 0.9, room);
}

void
offtake_chart_zoom_at (OfftakeChart *self, double zoom, double x, double y)
{
  GtkScrollable *viewport = offtake_chart_get_viewport (self);
  int room_width, room_height;
  const double usual = offtake_chart_get_text_scale (self);
  double width, height;

  self->zoomed = TRUE;
  zoom = CLAMP (zoom, least_zoom (self), MOST_ZOOM);
  if (fabs (zoom / usual - 1) < 0.01)
    zoom = usual;
  self->fits = zoom < usual && zoom <= least_zoom (self);
  if (!viewport || zoom == self->zoom ||
      !offtake_chart_get_window (self, &room_width, &room_height))
    return;
  const OfftakePoint point = offtake_chart_to_scene (self, x, y);
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (viewport);
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (viewport);
  const double anchor_x = x - shift_of (across), anchor_y = y - shift_of (down);

  self->zoom = zoom;
  get_content (self, zoom, &width, &height);
  set_range (across, room_width, width, anchor_x, point.x, zoom);
  set_range (down, room_height, height, anchor_y, point.y, zoom);
  g_object_notify (G_OBJECT (self), "scale");
  offtake_chart_begin_move (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
offtake_chart_scroll_to (OfftakeChart *self, OfftakeSubject subject)
{
  GtkScrollable *viewport = offtake_chart_get_viewport (self);

  if (!viewport || !self->scene || subject.kind == OFFTAKE_SUBJECT_NONE)
    return;
  const cairo_rectangle_t at =
      offtake_chart_from_scene (self, offtake_scene_get_bounds (self->scene, subject));
  gtk_adjustment_clamp_page (gtk_scrollable_get_hadjustment (viewport), at.x - AROUND,
                             at.x + at.width + AROUND);
  gtk_adjustment_clamp_page (gtk_scrollable_get_vadjustment (viewport), at.y - AROUND,
                             at.y + at.height + AROUND);
}

/* The middle of what is in the window, px of the widget. */
static OfftakePoint
middle (OfftakeChart *self)
{
  GtkScrollable *viewport = offtake_chart_get_viewport (self);
  int width = 0, height = 0;

  if (!viewport || !offtake_chart_get_window (self, &width, &height))
    return (OfftakePoint){ 0, 0 };
  return (OfftakePoint){ shift_of (gtk_scrollable_get_hadjustment (viewport)) + width / 2.0,
                         shift_of (gtk_scrollable_get_vadjustment (viewport)) + height / 2.0 };
}

void
offtake_chart_zoom_step (OfftakeChart *self, int steps)
{
  const double usual = offtake_chart_get_text_scale (self);
  const OfftakePoint at = middle (self);
  double zoom = self->zoom * pow (OFFTAKE_CHART_ZOOM_STEP, steps);

  /* No step jumps over the size that things were made for. */
  if ((self->zoom < usual && zoom > usual) || (self->zoom > usual && zoom < usual))
    zoom = usual;
  offtake_chart_zoom_at (self, zoom, at.x, at.y);
}

void
offtake_chart_zoom_fit (OfftakeChart *self)
{
  const OfftakePoint at = middle (self);

  offtake_chart_zoom_at (self, least_zoom (self), at.x, at.y);
}

double
offtake_chart_get_zoom (OfftakeChart *self)
{
  return self->zoom;
}

/* Until a person has chosen a size, a chart that all but fits is made to fit: an end that is cut
   off says less than letters that are a little smaller. */
double
offtake_chart_get_scale (OfftakeChart *self)
{
  return self->scene && self->layout ? self->layout->scale * self->zoom : 0;
}

void
offtake_chart_zoom_update (OfftakeChart *self)
{
  const double usual = offtake_chart_get_text_scale (self), least = least_zoom (self);

  if (!self->zoomed)
    self->zoom = least < ALL_BUT_FITS * usual && !self->later.coarse ? usual : least;
  else if (self->fits || self->zoom < least)
    self->zoom = least;
  g_object_notify (G_OBJECT (self), "scale");
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
