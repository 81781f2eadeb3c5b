/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-export.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "base/file.h"
#include "report/flow-idle.h"

#define WIDTH 1200
#define HEIGHT 675

GBytes *
offtake_chart_export_bytes (OfftakeView *view,
                            const OfftakeFlowSource *source,
                            OfftakePictureFormat format,
                            GError **error)
{
  OfftakePictureOptions options;
  OfftakeFlowHidden hidden;

  if (offtake_view_get_solved_period (view) == OFFTAKE_NONE ||
      !offtake_document_is_solved (offtake_view_get_document (view))) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
                 _ ("There is no chart yet: the flows are still being worked out."));
    return NULL;
  }

  OfftakePlan *plan = offtake_view_get_plan (view);
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
  return offtake_picture_new (graph, &sheet, format, &options, 0, error);
}

gboolean
offtake_chart_export_write (OfftakeView *view,
                            const OfftakeFlowSource *source,
                            const char *path,
                            GError **error)
{
  OfftakePictureFormat format;
  g_autoptr (GBytes) bytes = NULL;

  if (!offtake_picture_format_for (path, &format, error))
    return FALSE;
  bytes = offtake_chart_export_bytes (view, source, format, error);
  return bytes && offtake_file_write (path, bytes, error);
}
