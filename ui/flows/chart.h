/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The flow chart of the shown period. The scene is made once for each solution, size and view;
   hovering and selecting only paint it anew. */

#include "pane.h"
#include "report/flow-graph.h"
#include "sankey/scene.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_CHART (offtake_chart_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeChart, offtake_chart, OFFTAKE, CHART, OfftakePane)

void offtake_chart_set_flow_view (OfftakeChart *self, const OfftakeFlowView *flow_view);
/* The theme that fits the window's style. */
OfftakeTheme offtake_chart_get_theme (void);
/* NULL while there is nothing to show. (transfer none) */
OfftakeScene *offtake_chart_get_scene (OfftakeChart *self);

/* Larger or smaller by so many steps, between what fits the window and eight times. */
void offtake_chart_zoom_step (OfftakeChart *self, int steps);
/* As much as fits the window, but not larger than 1; from then on it follows the window. */
void offtake_chart_zoom_fit (OfftakeChart *self);
double offtake_chart_get_zoom (OfftakeChart *self);

G_END_DECLS
