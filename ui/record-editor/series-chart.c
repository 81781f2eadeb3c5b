/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/series-chart.h"

#include <glib/gi18n.h>

#include "base/text.h"

#define HEIGHT 96
#define LINE 2.0

struct _OfftakeSeriesChart {
  OfftakeFieldEditor parent_instance;

  GtkWidget *area;
  GtkLabel *caption;
  GArray *values; /* double, one a period */
};

G_DEFINE_FINAL_TYPE (OfftakeSeriesChart, offtake_series_chart, OFFTAKE_TYPE_FIELD_EDITOR)

static void
range_of (const GArray *values, double *least, double *largest)
{
  *least = *largest = g_array_index (values, double, 0);
  for (guint i = 1; i < values->len; i++) {
    *least = MIN (*least, g_array_index (values, double, i));
    *largest = MAX (*largest, g_array_index (values, double, i));
  }
}

/* The line stands on zero, so that heights can be compared by eye. */
static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  OfftakeSeriesChart *self = data;
  GdkRGBA color;
  double least, largest;

  if (self->values->len == 0)
    return;
  range_of (self->values, &least, &largest);
  double base = MIN (least, 0), span = MAX (largest, 0) - base;
  double step = (double) width / self->values->len;
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (area)) == GTK_TEXT_DIR_RTL;

  if (mirrored) {
    cairo_translate (cr, width, 0);
    cairo_scale (cr, -1, 1);
  }
  for (guint i = 0; i < self->values->len; i++) {
    double value = g_array_index (self->values, double, i);
    double share = span > 0 ? (value - base) / span : 0;
    double y = height - LINE - share * (height - 2 * LINE);

    cairo_line_to (cr, i * step, y);
    cairo_line_to (cr, (i + 1) * step, y);
  }
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &color);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, LINE);
  cairo_stroke_preserve (cr);
  cairo_line_to (cr, width, height);
  cairo_line_to (cr, 0, height);
  cairo_close_path (cr);
  color.alpha *= 0.15f;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_fill (cr);
}

static char *
caption_of (OfftakeSeriesChart *self, const GArray *periods)
{
  double least, largest;

  if (self->values->len == 0)
    return g_strdup ("");
  range_of (self->values, &least, &largest);
  g_autofree char *from = offtake_text_number (g_array_index (self->values, double, 0));
  g_autofree char *to =
      offtake_text_number (g_array_index (self->values, double, self->values->len - 1));
  g_autofree char *low = offtake_text_number (least);
  g_autofree char *high = offtake_text_number (largest);

  /* Translators: value, first period, value, last period, least value, largest value */
  return g_strdup_printf (_ ("%s in %s, %s in %s; between %s and %s"), from,
                          g_array_index (periods, OfftakePeriod, 0).label, to,
                          g_array_index (periods, OfftakePeriod, periods->len - 1).label, low,
                          high);
}

static void
offtake_series_chart_show (OfftakeFieldEditor *editor, json_t *value)
{
  OfftakeSeriesChart *self = OFFTAKE_SERIES_CHART (editor);
  const GArray *periods = offtake_plan_get_periods (offtake_field_editor_get_plan (editor));
  g_autoptr (OfftakeSeries) series = value ? offtake_series_from_json (value, NULL) : NULL;

  g_array_set_size (self->values, 0);
  for (guint i = 0; series && i < periods->len; i++) {
    double at = offtake_series_at (series, g_array_index (periods, OfftakePeriod, i).first,
                                   OFFTAKE_BEFORE_FIRST);

    g_array_append_val (self->values, at);
  }
  g_autofree char *caption = caption_of (self, periods);
  gtk_label_set_label (self->caption, caption);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  caption, -1);
  gtk_widget_queue_draw (self->area);
}

static void
offtake_series_chart_finalize (GObject *object)
{
  g_array_unref (OFFTAKE_SERIES_CHART (object)->values);
  G_OBJECT_CLASS (offtake_series_chart_parent_class)->finalize (object);
}

static void
offtake_series_chart_class_init (OfftakeSeriesChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = offtake_series_chart_finalize;
  OFFTAKE_FIELD_EDITOR_CLASS (klass)->show = offtake_series_chart_show;
}

static void
offtake_series_chart_init (OfftakeSeriesChart *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->values = g_array_new (FALSE, FALSE, sizeof (double));
  self->area = g_object_new (GTK_TYPE_DRAWING_AREA, "content-height", HEIGHT, "accessible-role",
                             GTK_ACCESSIBLE_ROLE_IMG, NULL);
  self->caption = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->caption, 0);
  gtk_label_set_wrap (self->caption, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "dim-label");
  gtk_widget_add_css_class (self->area, "series-chart");
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw, self, NULL);
  gtk_box_append (GTK_BOX (box), self->area);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->caption));
  adw_bin_set_child (ADW_BIN (self), box);
}
