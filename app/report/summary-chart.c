/* SPDX-License-Identifier: MPL-2.0 */
#include "config.h"

#include <glib/gi18n.h>

#include "report/figure.h"
#include "report/paragraph.h"
#include "report/summary-private.h"
#include "sankey/sheet.h"

/* The chart is laid out larger than it is printed, so that its type, made for the screen, comes out
   as small as the tables'. */
#define ZOOM 1.55
#define HEIGHT 330.0

typedef struct {
  OfftakeGraph *graph;
  GPtrArray *legend;
} Chart;

static void
chart_free (gpointer data)
{
  Chart *self = data;

  offtake_graph_free (self->graph);
  g_ptr_array_unref (self->legend);
  g_free (self);
}

static void
draw_chart (cairo_t *cr, double width, double height, gpointer data)
{
  const Chart *self = data;
  const OfftakeSheet sheet = { .series = self->legend, .text_size = 7.5 * ZOOM };
  OfftakeLayoutOptions options;
  double top, bottom, drawn_width, drawn_height;

  offtake_sheet_margins (&sheet, self->graph, width * ZOOM, &top, &bottom);
  offtake_layout_options_init (&options, width * ZOOM, MAX (height * ZOOM - top - bottom, 1));
  options.labels = TRUE;

  g_autoptr (OfftakeLayout) layout = offtake_layout_new (self->graph, &options, NULL);
  g_autoptr (OfftakeScene) scene = offtake_scene_new (self->graph, layout);
  offtake_sheet_size (&sheet, self->graph, scene, &drawn_width, &drawn_height);
  const double scale = MIN (width / drawn_width, height / drawn_height);
  cairo_translate (cr, (width - drawn_width * scale) / 2, 0);
  cairo_scale (cr, scale, scale);
  offtake_sheet_draw (&sheet, self->graph, scene, layout->scale, OFFTAKE_THEME_PRINT, cr);
}

void
offtake_summary_add_chart (const OfftakeSummaryBrief *brief, guint period)
{
  const OfftakeFlowView *view = &brief->options->view;
  Chart *chart = g_new0 (Chart, 1);
  g_autofree char *caption = NULL;

  chart->graph = offtake_flow_graph_new (brief->plan, brief->solution, period, view);
  chart->legend = offtake_flow_graph_legend (brief->plan, brief->solution, view);
  caption = g_strdup_printf (_ ("%s; the unit is %s. The thickness of a band is its amount."),
                             chart->graph->name, chart->graph->unit);
  offtake_brief_heading (brief, 1, offtake_brief_period (brief, period));
  offtake_brief_heading (brief, 2, _ ("Flows"));
  offtake_pages_add (brief->pages, offtake_figure_new (HEIGHT, draw_chart, chart, chart_free));
  offtake_brief_note (brief, caption);
}
