/* SPDX-License-Identifier: MPL-2.0 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/locale.h"
#include "report/figure.h"
#include "report/flow-idle.h"
#include "report/paragraph.h"
#include "report/summary-private.h"
#include "sankey/sheet.h"

/* Charts are laid out larger than they are printed, so that their type, made for the screen, comes
   out as small as the tables'. */
#define EFFORT 100 /* restarts of the ordering: paper has the time */
#define ZOOM 1.8
#define MIN_HEIGHT 120.0
#define MAX_HEIGHT 290.0
#define BESIDE_TWO 142.0 /* what headings and captions of two charts take of a page */
#define TYPE 7.0         /* of the legend, as printed */

/* With more nodes than that a chart is turned by a quarter and has a page of its own. */
#define MAX_NODES 24
#define BESIDE 124.0 /* what headings and caption take of that page */

/* With more than that nothing could be read: sites stand together by party, or else by stage. */
#define MAX_PRINTED 150

typedef struct {
  OfftakeGraph *graph;
  GPtrArray *legend;
  gboolean turned;
  OfftakeScene *scene; /* made when first drawn */
  double band_scale, text_size;
} Chart;

static void
chart_free (gpointer data)
{
  Chart *self = data;

  g_clear_pointer (&self->scene, offtake_scene_unref);
  offtake_graph_free (self->graph);
  g_ptr_array_unref (self->legend);
  g_free (self);
}

static OfftakeSheet
sheet_of (const Chart *self, double text_size)
{
  return (OfftakeSheet){ .series = self->legend,
                         .text_size = text_size,
                         .right_to_left = offtake_locale_is_right_to_left () };
}

/* A layout that needs more width than it was given is made once more, with as much more height, so
   that the drawing fills the figure when it is brought down to its size. */
static OfftakeLayout *
lay_out (const Chart *self, const OfftakeSheet *sheet, double width, double height)
{
  OfftakeLayoutOptions options;
  OfftakeLayout *layout;
  double top, bottom;

  offtake_sheet_margins (sheet, self->graph, width, &top, &bottom);
  offtake_layout_options_init (&options, width, MAX (height - top - bottom, 1));
  options.labels = TRUE;
  options.effort = EFFORT;
  options.right_to_left = sheet->right_to_left;
  layout = offtake_layout_new (self->graph, &options, NULL);
  if (layout->width <= width * 1.01)
    return layout;
  options.width = layout->width;
  options.height = MAX (height * layout->width / width - top - bottom, 1);
  offtake_layout_free (layout);
  return offtake_layout_new (self->graph, &options, NULL);
}

static void
ensure_scene (Chart *self, double width, double height)
{
  const OfftakeSheet sheet = sheet_of (self, TYPE * ZOOM);
  g_autoptr (OfftakeLayout) layout = NULL;

  if (self->scene)
    return;
  layout = lay_out (self, &sheet, width * ZOOM, height * ZOOM);
  self->scene = offtake_scene_new (self->graph, layout);
  self->band_scale = layout->scale;
  self->text_size = TYPE * layout->width / width;
}

static void
draw_upright (Chart *self, cairo_t *cr, double width, double height)
{
  double drawn_width, drawn_height;

  ensure_scene (self, width, height);
  const OfftakeSheet sheet = sheet_of (self, self->text_size);
  offtake_sheet_size (&sheet, self->graph, self->scene, &drawn_width, &drawn_height);
  const double scale = MIN (width / drawn_width, height / drawn_height);
  cairo_translate (cr, (width - drawn_width * scale) / 2, 0);
  cairo_scale (cr, scale, scale);
  offtake_sheet_draw (&sheet, self->graph, self->scene, self->band_scale, OFFTAKE_THEME_PRINT, cr);
}

static void
draw_chart (cairo_t *cr, double width, double height, gpointer data)
{
  Chart *self = data;

  if (!self->turned) {
    draw_upright (self, cr, width, height);
    return;
  }
  cairo_translate (cr, 0, height);
  cairo_rotate (cr, -G_PI / 2);
  draw_upright (self, cr, height, width);
}

/* An upright chart is as high as two of them with their headings allow on one page. */
static double
figure_height (const OfftakeSummaryBrief *brief, const Chart *chart)
{
  const OfftakePageFormat *format = &brief->options->format;
  const double body = format->height - format->top - format->bottom;

  return chart->turned ? MAX (body - BESIDE, MIN_HEIGHT)
                       : CLAMP ((body - BESIDE_TWO) / 2, MIN_HEIGHT, MAX_HEIGHT);
}

/* The graph of a period, by as many groups as can be read; *caption tells what it shows. */
static OfftakeGraph *
graph_new (const OfftakeSummaryBrief *brief,
           guint period,
           const OfftakeFlowView *view,
           char **caption)
{
  OfftakeFlowView coarse = *view;
  OfftakeGraph *graph = offtake_flow_graph_new (brief->plan, brief->solution, period, view);
  const guint n = graph->nodes->len;

  /* Translators: what a chart shows and its period, then its unit: "Goods, 2030, in t." */
  *caption = g_strdup_printf (
      _ ("%s, in %s. A band is as thick as its amount; what has no agreement behind it is hatched."),
      graph->name, graph->unit);
  if (n <= MAX_PRINTED)
    return graph;

  for (guint i = 0; i < 2 && (graph->nodes->len > MAX_PRINTED || graph->nodes->len < 2); i++) {
    coarse.group = i == 0 ? OFFTAKE_GROUP_PARTY : OFFTAKE_GROUP_STAGE;
    offtake_graph_free (graph);
    graph = offtake_flow_graph_new (brief->plan, brief->solution, period, &coarse);
  }
  char *words = *caption;
  *caption = g_strdup_printf (coarse.group == OFFTAKE_GROUP_PARTY
                                  ? _ ("%s The %u sites stand together by party.")
                                  : _ ("%s The %u sites stand together by stage."),
                              words, n);
  g_free (words);
  return graph;
}

static void
add_figure (const OfftakeSummaryBrief *brief,
            guint period,
            const OfftakeFlowView *view,
            const char *heading)
{
  Chart *chart = g_new0 (Chart, 1);
  g_autofree char *caption = NULL;

  chart->graph = graph_new (brief, period, view, &caption);
  chart->legend = offtake_flow_graph_legend (brief->plan, brief->solution, view);
  offtake_flow_graph_drop_idle (chart->graph);
  chart->turned = chart->graph->nodes->len > MAX_NODES;
  offtake_brief_heading (brief, 2, heading);
  offtake_brief_noted (
      brief, offtake_figure_new (figure_height (brief, chart), draw_chart, chart, chart_free),
      caption);
}

/* The element whose recycled share is asked for first and that some agreement carries. */
static guint
find_leading_element (const OfftakeSummaryBrief *brief)
{
  static const char *const symbols[] = { "Ni", "Li", "Co", "Pb" };

  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++) {
    const guint element = offtake_network_find_element (brief->network, symbols[i]);
    for (guint k = 0; element != OFFTAKE_NONE && k < offtake_network_n_agreements (brief->network);
         k++) {
      const guint material = offtake_network_agreement_material (brief->network, k);
      if (offtake_network_content (brief->network, material, element) > 0)
        return element;
    }
  }
  return OFFTAKE_NONE;
}

void
offtake_summary_add_chart (const OfftakeSummaryBrief *brief, guint period)
{
  const OfftakeFlowView by_origin = { .measure = OFFTAKE_MEASURE_ELEMENT,
                                      .element = find_leading_element (brief),
                                      .color = OFFTAKE_COLOR_ORIGIN,
                                      .group = brief->options->view.group };

  offtake_brief_heading (brief, 1, offtake_brief_period (brief, period));
  add_figure (brief, period, &brief->options->view, _ ("Flows"));
  if (by_origin.element == OFFTAKE_NONE)
    return;
  g_autofree char *heading = g_strdup_printf (
      _ ("Origin of %s"), offtake_network_element (brief->network, by_origin.element));
  add_figure (brief, period, &by_origin, heading);
}
