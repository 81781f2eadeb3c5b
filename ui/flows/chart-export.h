/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "report/flow-graph.h"
#include "view.h"

G_BEGIN_DECLS

/* Writes the shown period's chart with its title, legend and scale as .svg, .pdf or .png, by the
   ending of @path; on paper, whatever the theme of the window. */
gboolean offtake_chart_export_write (OfftakeView *view,
                                     const OfftakeFlowView *flow_view,
                                     const char *path,
                                     GError **error);

G_END_DECLS
