/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-export.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "report/flow-idle.h"
#include "settings.h"

#define WIDTH 1200
#define HEIGHT 675
#define PIXELS_PER_INCH 96

/* What was chosen in the file dialog the last time. */
static void
choose_options (OfftakePictureOptions *options, const char *path)
{
  GSettings *settings = offtake_settings_get ();
  g_autofree char *dpi = g_settings_get_string (settings, "picture-dpi");
  OfftakePictureFormat format;

  options->text = g_settings_get_boolean (settings, "picture-text");
  options->data = g_settings_get_boolean (settings, "picture-data");
  if (offtake_picture_format_for (path, &format, NULL) && format == OFFTAKE_PICTURE_PNG)
    options->scale = g_ascii_strtod (dpi, NULL) / PIXELS_PER_INCH;
}

/* The picture of what source shows: into the file at path, or without one into bytes. */
static gboolean
make_picture (OfftakeView *view,
              const OfftakeFlowSource *source,
              const char *path,
              OfftakePictureFormat format,
              GBytes **bytes,
              GError **error)
{
  OfftakePictureOptions options;
  OfftakeFlowHidden hidden;

  if (offtake_view_get_solved_period (view) == OFFTAKE_NONE ||
      !offtake_document_is_solved (offtake_view_get_document (view))) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
                 _ ("There is no chart yet: the flows are still being worked out."));
    return FALSE;
  }

  OfftakePlan *plan = offtake_view_get_shown_plan (view);
  OfftakeSolution *solution = offtake_view_get_solution (view);
  g_autoptr (OfftakeGraph) graph = offtake_flow_source_graph (source, view, &hidden);
  g_autoptr (GPtrArray) legend = offtake_flow_graph_legend (plan, solution, &source->view);
  g_autofree char *less = offtake_flow_source_describe (source, graph, &hidden);
  g_autofree char *subtitle =
      less ? g_strconcat (graph->name, " · ", less, NULL) : g_strdup (graph->name);
  const OfftakeSheet sheet = {
    .title = offtake_plan_get_head (plan)->title,
    .subtitle = subtitle,
    .series = legend,
    .text_size = 12,
    .padding = 24,
  };

  offtake_flow_graph_drop_idle (graph);
  offtake_picture_options_init (&options);
  options.width = WIDTH;
  options.height = HEIGHT;
  options.scale = format == OFFTAKE_PICTURE_PNG ? 2 : 1;
  if (path) {
    choose_options (&options, path);
    return offtake_picture_write (graph, &sheet, path, &options, 0, error);
  }
  *bytes = offtake_picture_new (graph, &sheet, format, &options, 0, error);
  return *bytes != NULL;
}

GBytes *
offtake_chart_export_bytes (OfftakeView *view,
                            const OfftakeFlowSource *source,
                            OfftakePictureFormat format,
                            GError **error)
{
  GBytes *bytes = NULL;

  make_picture (view, source, NULL, format, &bytes, error);
  return bytes;
}

gboolean
offtake_chart_export_write (OfftakeView *view,
                            const OfftakeFlowSource *source,
                            const char *path,
                            GError **error)
{
  OfftakePictureFormat format;

  if (!offtake_picture_format_for (path, &format, error))
    return FALSE;
  return make_picture (view, source, path, format, NULL, error);
}
