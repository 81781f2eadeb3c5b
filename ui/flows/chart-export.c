/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-export.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "exchange/picture.h"
#include "report/flow-idle.h"

#define WIDTH 1200
#define HEIGHT 675

gboolean
offtake_chart_export_write (OfftakeView *view,
                            const OfftakeFlowView *flow_view,
                            const char *path,
                            GError **error)
{
  guint period = offtake_view_get_solved_period (view);
  OfftakePictureOptions options;

  if (period == OFFTAKE_NONE || !offtake_document_is_solved (offtake_view_get_document (view))) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
                 _ ("There is no chart yet: the flows are still being worked out."));
    return FALSE;
  }

  OfftakePlan *plan = offtake_view_get_plan (view);
  OfftakeSolution *solution = offtake_view_get_solution (view);
  g_autoptr (OfftakeGraph) graph = offtake_flow_graph_new (plan, solution, period, flow_view);
  g_autoptr (GPtrArray) legend = offtake_flow_graph_legend (plan, solution, flow_view);
  const OfftakeSheet sheet = {
    .title = offtake_plan_get_head (plan)->title,
    .subtitle = graph->name,
    .series = legend,
    .text_size = 12,
    .padding = 24,
  };

  offtake_flow_graph_drop_idle (graph);
  offtake_picture_options_init (&options);
  options.width = WIDTH;
  options.height = HEIGHT;
  options.scale = g_str_has_suffix (path, ".png") ? 2 : 1;
  return offtake_picture_write (graph, &sheet, path, &options, 0, error);
}
