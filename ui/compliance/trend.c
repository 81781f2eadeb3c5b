/* SPDX-License-Identifier: MPL-2.0 */
#include "compliance/trend.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/text.h"

#define HEIGHT 96
#define PAD 6
#define LABEL 16 /* height of the years below */

typedef struct {
  int year;
  double value, threshold; /* NAN without */
} Point;

struct _OfftakeTrend {
  GtkWidget parent_instance;

  GArray *points; /* Point, by year */
  int year;
  char *sentence;
};

G_DEFINE_FINAL_TYPE (OfftakeTrend, offtake_trend, GTK_TYPE_WIDGET)

static const Point *
point_at (OfftakeTrend *self, guint i)
{
  return &g_array_index (self->points, Point, i);
}

static double
greatest (OfftakeTrend *self)
{
  double most = 0;

  for (guint i = 0; i < self->points->len; i++) {
    const Point *point = point_at (self, i);
    most = fmax (most, fmax (isnan (point->value) ? 0 : point->value,
                             isnan (point->threshold) ? 0 : point->threshold));
  }
  return most > 0 ? most : 1;
}

static double
x_of (OfftakeTrend *self, guint i, double width)
{
  double step = (width - 2 * PAD) / self->points->len;
  double x = PAD + (i + 0.5) * step;

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? width - x : x;
}

static double
y_of (double amount, double most, double height)
{
  double room = height - LABEL - 2 * PAD;

  return PAD + room * (1 - amount / most);
}

static void
draw_thresholds (OfftakeTrend *self, cairo_t *cr, double width, double height, double most)
{
  double half = (width - 2 * PAD) / self->points->len / 2;

  for (guint i = 0; i < self->points->len; i++) {
    const Point *point = point_at (self, i);
    if (isnan (point->threshold))
      continue;
    double x = x_of (self, i, width), y = y_of (point->threshold, most, height);
    cairo_move_to (cr, x - half, y);
    cairo_line_to (cr, x + half, y);
  }
  cairo_stroke (cr);
}

static void
draw_values (OfftakeTrend *self, cairo_t *cr, double width, double height, double most)
{
  gboolean drawing = FALSE;

  for (guint i = 0; i < self->points->len; i++) {
    const Point *point = point_at (self, i);
    if (isnan (point->value)) {
      drawing = FALSE;
      continue;
    }
    double x = x_of (self, i, width), y = y_of (point->value, most, height);
    if (drawing)
      cairo_line_to (cr, x, y);
    else
      cairo_move_to (cr, x, y);
    drawing = TRUE;
  }
  cairo_stroke (cr);
  for (guint i = 0; i < self->points->len; i++) {
    const Point *point = point_at (self, i);
    if (isnan (point->value))
      continue;
    cairo_arc (cr, x_of (self, i, width), y_of (point->value, most, height),
               point->year == self->year ? 4 : 2, 0, 2 * G_PI);
    cairo_fill (cr);
  }
}

/* Below its point, where it does not meet what stands from @taken to @taken_end. */
static void
draw_year (OfftakeTrend *self,
           cairo_t *cr,
           guint i,
           double width,
           double height,
           double *taken,
           double *taken_end)
{
  g_autofree char *text = g_strdup_printf ("<small>%d</small>", point_at (self, i)->year);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  int text_width;

  pango_layout_set_markup (layout, text, -1);
  pango_layout_get_pixel_size (layout, &text_width, NULL);
  double x = CLAMP (x_of (self, i, width) - text_width / 2.0, 0, width - text_width);
  if (x < *taken_end + PAD && x + text_width + PAD > *taken)
    return;
  cairo_move_to (cr, x, height - LABEL);
  pango_cairo_show_layout (cr, layout);
  if (*taken >= 0)
    return;
  *taken = x;
  *taken_end = x + text_width;
}

/* The year shown, then the first and the last where there is room. */
static void
draw_years (OfftakeTrend *self, cairo_t *cr, double width, double height)
{
  double taken = -1, taken_end = -1000;

  for (guint i = 0; i < self->points->len; i++)
    if (point_at (self, i)->year == self->year)
      draw_year (self, cr, i, width, height, &taken, &taken_end);
  draw_year (self, cr, 0, width, height, &taken, &taken_end);
  draw_year (self, cr, self->points->len - 1, width, height, &taken, &taken_end);
}

static void
offtake_trend_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OfftakeTrend *self = OFFTAKE_TREND (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double most = 1.08 * greatest (self);
  GdkRGBA color;

  if (self->points->len == 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 2);
  draw_values (self, cr, width, height, most);
  draw_years (self, cr, width, height);
  const double dashes[] = { 4, 3 };
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_set_line_width (cr, 1.5);
  draw_thresholds (self, cr, width, height, most);
  cairo_destroy (cr);
}

static void
offtake_trend_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 120;
}

static void
add_to_sentence (GString *sentence, const Point *point, const char *unit)
{
  g_autofree char *value = offtake_text_number (point->value);
  g_autofree char *threshold = offtake_text_number (point->threshold);

  if (sentence->len > 0)
    g_string_append (sentence, "; ");
  if (isnan (point->threshold))
    g_string_append_printf (sentence, "%d: %s %s", point->year, value, unit);
  else
    /* Translators: a year: what is reached, what is asked for */
    g_string_append_printf (sentence, _ ("%d: %s %s, %s is asked for"), point->year, value, unit,
                            threshold);
}

static void
gather (OfftakeTrend *self, OfftakeVerdictRow *row, GString *sentence, guint *n_values)
{
  const OfftakeNetwork *network = offtake_verdict_row_get_network (row);
  guint n = offtake_network_n_periods (network);
  int last = 0;

  for (guint p = 0; p < n; p++) {
    int year = offtake_network_period (network, p)->year;
    const GPtrArray *findings = offtake_verdict_row_get_findings (row, year);
    if (year == last || !findings)
      continue;
    last = year;
    const OfftakeFinding *finding = findings->pdata[0];
    Point point = { year, finding->verdict->value, finding->verdict->threshold };
    g_array_append_val (self->points, point);
    if (isnan (point.value))
      continue;
    (*n_values)++;
    add_to_sentence (sentence, &point, finding->unit);
  }
}

void
offtake_trend_show (OfftakeTrend *self, OfftakeVerdictRow *row, int year)
{
  g_autoptr (GString) sentence = g_string_new (NULL);
  guint n_values = 0;

  g_array_set_size (self->points, 0);
  self->year = year;
  gather (self, row, sentence, &n_values);
  g_free (self->sentence);
  self->sentence = g_strdup (sentence->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->sentence, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               _ ("The line is what is reached, the dashes what is asked for"));
  gtk_widget_set_visible (GTK_WIDGET (self), n_values > 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
offtake_trend_get_sentence (OfftakeTrend *self)
{
  return self->sentence;
}

static void
offtake_trend_finalize (GObject *object)
{
  OfftakeTrend *self = OFFTAKE_TREND (object);

  g_array_unref (self->points);
  g_free (self->sentence);
  G_OBJECT_CLASS (offtake_trend_parent_class)->finalize (object);
}

static void
offtake_trend_class_init (OfftakeTrendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = offtake_trend_finalize;
  widget_class->measure = offtake_trend_measure;
  widget_class->snapshot = offtake_trend_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
offtake_trend_init (OfftakeTrend *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (Point));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
