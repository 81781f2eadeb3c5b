/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/ramp-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "agreement-editor/field-path.h"
#include "agreement-editor/field-store.h"
#include "agreement-editor/field-text.h"
#include "base/text.h"

#define HEIGHT 110
#define LINE 2.0
#define RADIUS 5.0
#define HEADROOM 1.25 /* above the largest value, for a point to be dragged into */
#define FINE 100.0    /* steps of the keys from nothing to the largest value */
#define COARSE 10     /* such steps at once */

/* From where on a value holds. */
typedef struct {
  char key[12]; /* a period's label; "" where the series is one number */
  guint period; /* of the plan, where it stands in the chart */
  double value;
} Point;

struct _OfftakeRampChart {
  OfftakeFieldEditor parent_instance;

  GtkWidget *area;
  GtkLabel *caption;
  GArray *points;  /* Point, in the order of time */
  GArray *values;  /* double, one a period */
  guint chosen;    /* point that the keys move */
  double top;      /* value at the upper edge */
  gboolean moving; /* what is moved is a step that still grows, and the scale stays */
  double drag_y;   /* where the drag began */
};

G_DEFINE_FINAL_TYPE (OfftakeRampChart, offtake_ramp_chart, OFFTAKE_TYPE_FIELD_EDITOR)

static const Point *
chosen_point (OfftakeRampChart *self)
{
  return self->chosen < self->points->len ? &g_array_index (self->points, Point, self->chosen)
                                          : NULL;
}

static double
y_of (OfftakeRampChart *self, double value, int height)
{
  double room = height - 2 * (RADIUS + LINE);

  return RADIUS + LINE + room * (1 - (self->top > 0 ? value / self->top : 0));
}

static double
value_at (OfftakeRampChart *self, double y, int height)
{
  double room = height - 2 * (RADIUS + LINE);

  return self->top * (1 - (y - RADIUS - LINE) / room);
}

static void
draw_line (OfftakeRampChart *self, cairo_t *cr, double step, int height)
{
  for (guint i = 0; i < self->values->len; i++) {
    double y = y_of (self, g_array_index (self->values, double, i), height);

    cairo_line_to (cr, i * step, y);
    cairo_line_to (cr, (i + 1) * step, y);
  }
}

static void
draw_points (OfftakeRampChart *self, cairo_t *cr, double step, int height)
{
  gboolean focused = gtk_widget_has_focus (self->area);

  for (guint i = 0; i < self->points->len; i++) {
    const Point *point = &g_array_index (self->points, Point, i);
    double radius = focused && i == self->chosen ? RADIUS + 2 : RADIUS;

    cairo_new_sub_path (cr);
    cairo_arc (cr, (point->period + 0.5) * step, y_of (self, point->value, height), radius, 0,
               2 * G_PI);
    cairo_fill (cr);
  }
}

static gboolean
is_mirrored (OfftakeRampChart *self)
{
  return gtk_widget_get_direction (self->area) == GTK_TEXT_DIR_RTL;
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  OfftakeRampChart *self = data;
  GdkRGBA color;

  if (self->values->len == 0)
    return;
  double step = (double) width / self->values->len;
  if (is_mirrored (self)) {
    cairo_translate (cr, width, 0);
    cairo_scale (cr, -1, 1);
  }
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &color);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, LINE);
  draw_line (self, cr, step, height);
  cairo_stroke (cr);
  draw_points (self, cr, step, height);
  draw_line (self, cr, step, height);
  cairo_line_to (cr, width, height);
  cairo_line_to (cr, 0, height);
  cairo_close_path (cr);
  color.alpha *= 0.15f;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_fill (cr);
}

static const OfftakeField *
field_of (OfftakeRampChart *self)
{
  return offtake_field_editor_get_field (OFFTAKE_FIELD_EDITOR (self));
}

/* "From 2026: 2,500 t/a", in the unit of the preferences */
static char *
describe (OfftakeRampChart *self, const Point *point)
{
  const OfftakeField *field = field_of (self);
  g_autofree char *unit = offtake_field_text_unit (field, NULL);
  gboolean percent = offtake_field_text_is_percent (field);
  g_autofree char *number =
      percent ? offtake_text_percent (point->value)
              : offtake_text_number (point->value * offtake_field_text_factor (field));
  g_autofree char *value =
      unit && !percent ? g_strdup_printf ("%s %s", number, unit) : g_strdup (number);

  /* Translators: a period, a value with its unit */
  return *point->key ? g_strdup_printf (_ ("From %s: %s"), point->key, value)
                     : g_strdup_printf (_ ("All periods: %s"), value);
}

static void
show_chosen (OfftakeRampChart *self)
{
  const Point *point = chosen_point (self);
  g_autofree char *text = point ? describe (self, point) : g_strdup ("");

  gtk_label_set_label (self->caption, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  point ? point->value : 0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MIN,
                                  0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, self->top,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  gtk_widget_queue_draw (self->area);
}

static guint
period_of (const GArray *periods, const char *key)
{
  OfftakePeriod period;
  guint at = 0;

  if (!offtake_period_parse (key, &period))
    return 0;
  while (at + 1 < periods->len && g_array_index (periods, OfftakePeriod, at).first < period.first)
    at++;
  return at;
}

static void
read_points (OfftakeRampChart *self, json_t *series, const GArray *periods)
{
  const char *key;
  json_t *value;

  g_array_set_size (self->points, 0);
  if (json_is_number (series)) {
    Point point = { "", 0, json_number_value (series) };

    g_array_append_val (self->points, point);
  }
  json_object_foreach (series, key, value)
  {
    Point point = { "", period_of (periods, key), json_number_value (value) };

    g_strlcpy (point.key, key, sizeof point.key);
    g_array_append_val (self->points, point);
  }
  self->chosen = self->points->len ? MIN (self->chosen, self->points->len - 1) : 0;
}

static void
read_values (OfftakeRampChart *self, json_t *value, const GArray *periods)
{
  g_autoptr (OfftakeSeries) series = value ? offtake_series_from_json (value, NULL) : NULL;
  double largest = 0;

  g_array_set_size (self->values, 0);
  for (guint i = 0; series && i < periods->len; i++) {
    double at = offtake_series_at (series, g_array_index (periods, OfftakePeriod, i).first,
                                   OFFTAKE_BEFORE_ZERO);

    largest = fmax (largest, at);
    g_array_append_val (self->values, at);
  }
  if (self->moving)
    return;
  self->top = largest > 0 ? largest * HEADROOM : 1;
  if (field_of (self)->flags & OFFTAKE_FIELD_FRACTION)
    self->top = fmin (1, self->top);
}

static void
offtake_ramp_chart_show (OfftakeFieldEditor *editor, json_t *value)
{
  OfftakeRampChart *self = OFFTAKE_RAMP_CHART (editor);
  const GArray *periods = offtake_plan_get_periods (offtake_field_editor_get_plan (editor));

  read_points (self, value, periods);
  read_values (self, value, periods);
  show_chosen (self);
}

static void
offtake_ramp_chart_set_up (OfftakeFieldEditor *editor, const OfftakeField *field)
{
  OfftakeRampChart *self = OFFTAKE_RAMP_CHART (editor);

  g_return_if_fail (field->kind == OFFTAKE_FIELD_SERIES);
  self->chosen = 0;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->label), -1);
}

static OfftakeDocument *
document_of (OfftakeRampChart *self)
{
  OfftakeView *view = offtake_field_editor_get_view (OFFTAKE_FIELD_EDITOR (self));

  return view ? offtake_view_get_document (view) : NULL;
}

static void
end_moving (OfftakeRampChart *self)
{
  if (!self->moving)
    return;
  self->moving = FALSE;
  if (document_of (self))
    offtake_document_end_typing (document_of (self));
}

/* As a person would write it, and within what the field allows. */
static double
tidy (OfftakeRampChart *self, double value)
{
  double unit = pow (10, floor (log10 (self->top / FINE)));

  value = fmax (0, round (value / unit) * unit);
  if (field_of (self)->flags & OFFTAKE_FIELD_FRACTION)
    value = fmin (1, value);
  return round (value * 1e9) / 1e9;
}

/* Gives the chosen point a value, as part of the step that is growing. What the plan refuses stays
   as it was. */
static void
move_to (OfftakeRampChart *self, double value)
{
  OfftakeFieldEditor *editor = OFFTAKE_FIELD_EDITOR (self);
  const Point *point = chosen_point (self);
  OfftakeDocument *document = document_of (self);

  if (!point || !document)
    return;
  g_autofree char *path =
      *point->key ? g_strjoin (".", offtake_field_editor_get_path (editor), point->key, NULL)
                  : g_strdup (offtake_field_editor_get_path (editor));
  g_autofree char *name = NULL;
  g_autoptr (json_t) number = offtake_json_number (tidy (self, value));
  g_autoptr (json_t) whole =
      offtake_field_store_whole (offtake_field_editor_get_view (editor),
                                 offtake_field_editor_get_record (editor), path, number, &name);

  self->moving = TRUE;
  offtake_document_set_typed (document, offtake_field_editor_get_record (editor), name, whole,
                              NULL);
}

/* The point whose value holds in the period under @x. */
static guint
point_at (OfftakeRampChart *self, double x)
{
  int width = gtk_widget_get_width (self->area);
  double place = is_mirrored (self) ? width - x : x;
  guint period = width > 0 ? (guint) fmax (0, place * self->values->len / width) : 0, at = 0;

  for (guint i = 0; i < self->points->len; i++)
    if (g_array_index (self->points, Point, i).period <= period)
      at = i;
  return at;
}

static void
on_drag_begin (OfftakeRampChart *self, double x, double y)
{
  end_moving (self);
  gtk_widget_grab_focus (self->area);
  self->chosen = point_at (self, x);
  self->drag_y = chosen_point (self)
                     ? y_of (self, chosen_point (self)->value, gtk_widget_get_height (self->area))
                     : y;
  show_chosen (self);
}

static void
on_drag_update (OfftakeRampChart *self, double dx, double dy)
{
  move_to (self, value_at (self, self->drag_y + dy, gtk_widget_get_height (self->area)));
}

static void
on_drag_end (OfftakeRampChart *self, double dx, double dy)
{
  gboolean moved = self->moving;

  end_moving (self);
  /* The scale follows only now. */
  if (moved) {
    g_autoptr (json_t) value =
        offtake_field_path_get (offtake_field_editor_get_record (OFFTAKE_FIELD_EDITOR (self)),
                                offtake_field_editor_get_path (OFFTAKE_FIELD_EDITOR (self)));
    offtake_ramp_chart_show (OFFTAKE_FIELD_EDITOR (self), value);
  }
}

static void
choose (OfftakeRampChart *self, int step)
{
  int to = (int) self->chosen + (is_mirrored (self) ? -step : step);

  end_moving (self);
  self->chosen = (guint) CLAMP (to, 0, MAX (0, (int) self->points->len - 1));
  show_chosen (self);
}

static void
nudge (OfftakeRampChart *self, int steps)
{
  const Point *point = chosen_point (self);

  if (point)
    move_to (self, point->value + steps * self->top / FINE);
}

static gboolean
cancel (OfftakeRampChart *self)
{
  OfftakeFieldEditor *editor = OFFTAKE_FIELD_EDITOR (self);
  g_auto (GStrv) keys = g_strsplit (offtake_field_editor_get_path (editor), ".", 2);

  if (!self->moving || !document_of (self))
    return FALSE;
  self->moving = FALSE;
  offtake_document_cancel_typing (document_of (self), offtake_field_editor_get_record (editor),
                                  keys[0], NULL);
  return TRUE;
}

static gboolean
on_key_pressed (OfftakeRampChart *self, guint key, guint code, GdkModifierType state)
{
  const int later = is_mirrored (self) ? -1 : 1;

  switch (key) {
  case GDK_KEY_Left: choose (self, -later); return TRUE;
  case GDK_KEY_Right: choose (self, later); return TRUE;
  case GDK_KEY_Up: nudge (self, 1); return TRUE;
  case GDK_KEY_Down: nudge (self, -1); return TRUE;
  case GDK_KEY_Page_Up: nudge (self, COARSE); return TRUE;
  case GDK_KEY_Page_Down: nudge (self, -COARSE); return TRUE;
  case GDK_KEY_Return: end_moving (self); return TRUE;
  case GDK_KEY_Escape: return cancel (self);
  default: return FALSE;
  }
}

static void
offtake_ramp_chart_leave (OfftakeFieldEditor *editor)
{
  end_moving (OFFTAKE_RAMP_CHART (editor));
}

static void
offtake_ramp_chart_finalize (GObject *object)
{
  OfftakeRampChart *self = OFFTAKE_RAMP_CHART (object);

  g_array_unref (self->points);
  g_array_unref (self->values);
  G_OBJECT_CLASS (offtake_ramp_chart_parent_class)->finalize (object);
}

static void
offtake_ramp_chart_class_init (OfftakeRampChartClass *klass)
{
  OfftakeFieldEditorClass *editor_class = OFFTAKE_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = offtake_ramp_chart_finalize;
  editor_class->set_up = offtake_ramp_chart_set_up;
  editor_class->show = offtake_ramp_chart_show;
  editor_class->leave = offtake_ramp_chart_leave;
}

static void
add_controllers (OfftakeRampChart *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (end_moving), self);
  g_signal_connect_swapped (focus, "notify::is-focus", G_CALLBACK (show_chosen), self);
  gtk_widget_add_controller (self->area, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (self->area, keys);
  gtk_widget_add_controller (self->area, focus);
}

static void
offtake_ramp_chart_init (OfftakeRampChart *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->points = g_array_new (FALSE, TRUE, sizeof (Point));
  self->values = g_array_new (FALSE, FALSE, sizeof (double));
  self->top = 1;
  self->area = g_object_new (GTK_TYPE_DRAWING_AREA, "content-height", HEIGHT, "focusable", TRUE,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_SLIDER, "tooltip-text",
                             _ ("Drag a point, or move it with the arrow keys"), NULL);
  self->caption = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->caption, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "dim-label");
  gtk_widget_add_css_class (self->area, "series-chart");
  gtk_widget_add_css_class (self->area, "ramp-chart");
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw, self, NULL);
  add_controllers (self);
  gtk_box_append (GTK_BOX (box), self->area);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->caption));
  adw_bin_set_child (ADW_BIN (self), box);
}
