/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-export.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "report/flow-idle.h"
#include "settings.h"

#define WIDTH 1200
#define HEIGHT 675
#define PIXELS_PER_INCH 96

struct _OfftakeChartExport {
  OfftakeGraph *graph;
  GPtrArray *legend; /* of char * */
  char *title, *subtitle, *path;
  gboolean right_to_left;
  OfftakePictureOptions options;
};

/* What was chosen in the file dialog the last time. */
static void
choose_options (OfftakePictureOptions *options, OfftakePictureFormat format)
{
  GSettings *settings = offtake_settings_get ();
  g_autofree char *dpi = g_settings_get_string (settings, "picture-dpi");

  options->text = g_settings_get_boolean (settings, "picture-text");
  options->data = g_settings_get_boolean (settings, "picture-data");
  if (format == OFFTAKE_PICTURE_PNG)
    options->scale = g_ascii_strtod (dpi, NULL) / PIXELS_PER_INCH;
}

static OfftakeSheet
sheet_of (const OfftakeChartExport *self)
{
  return (OfftakeSheet){
    .title = self->title,
    .subtitle = self->subtitle,
    .series = self->legend,
    .text_size = 12,
    .padding = 24,
    .right_to_left = self->right_to_left,
  };
}

OfftakeChartExport *
offtake_chart_export_read (OfftakeView *view, const OfftakeFlowSource *source, GError **error)
{
  OfftakeFlowHidden hidden;

  if (offtake_view_get_solved_period (view) == OFFTAKE_NONE ||
      !offtake_document_is_solved (offtake_view_get_document (view))) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
                 _ ("There is no chart yet: the flows are still being worked out."));
    return NULL;
  }

  OfftakePlan *plan = offtake_view_get_plan (view);
  OfftakeSolution *solution = offtake_view_get_solution (view);
  OfftakeChartExport *self = g_new0 (OfftakeChartExport, 1);

  self->graph = offtake_flow_source_graph (source, view, &hidden);
  self->legend = offtake_flow_graph_legend (plan, solution, &source->view);
  self->title = g_strdup (offtake_plan_get_head (plan)->title);
  g_autofree char *less = offtake_flow_source_describe (source, self->graph, &hidden);
  self->subtitle =
      less ? g_strconcat (self->graph->name, " · ", less, NULL) : g_strdup (self->graph->name);
  offtake_flow_graph_drop_idle (self->graph);
  offtake_picture_options_init (&self->options);
  self->options.width = WIDTH;
  self->options.height = HEIGHT;
  self->right_to_left = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  return self;
}

OfftakeChartExport *
offtake_chart_export_new (OfftakeView *view,
                          const OfftakeFlowSource *source,
                          const char *path,
                          GError **error)
{
  OfftakePictureFormat format;

  if (!offtake_picture_format_for (path, &format, error))
    return NULL;

  OfftakeChartExport *self = offtake_chart_export_read (view, source, error);
  if (!self)
    return NULL;
  self->path = g_strdup (path);
  choose_options (&self->options, format);
  return self;
}

void
offtake_chart_export_free (OfftakeChartExport *self)
{
  g_clear_pointer (&self->graph, offtake_graph_free);
  g_clear_pointer (&self->legend, g_ptr_array_unref);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->path);
  g_free (self);
}

const char *
offtake_chart_export_get_path (OfftakeChartExport *self)
{
  return self->path;
}

gboolean
offtake_chart_export_write (OfftakeChartExport *self, GCancellable *cancellable, GError **error)
{
  const OfftakeSheet sheet = sheet_of (self);
  OfftakePictureOptions options = self->options;

  options.cancellable = cancellable;
  return offtake_picture_write (self->graph, &sheet, self->path, &options, 0, error);
}

GBytes *
offtake_chart_export_bytes (OfftakeChartExport *self,
                            OfftakePictureFormat format,
                            double scale,
                            GCancellable *cancellable,
                            GError **error)
{
  const OfftakeSheet sheet = sheet_of (self);
  OfftakePictureOptions options = self->options;

  options.cancellable = cancellable;
  options.scale = scale;
  return offtake_picture_new (self->graph, &sheet, format, &options, 0, error);
}
