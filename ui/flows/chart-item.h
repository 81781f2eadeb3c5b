/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A site or a flow of the chart as an accessible child: it draws nothing, lies where the chart has
   drawn it, can be focused and says its sentence. Signal "chosen" (gboolean edit): Space or Enter.
 */

#include <gtk/gtk.h>

#include "sankey/scene.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_CHART_ITEM (offtake_chart_item_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeChartItem, offtake_chart_item, OFFTAKE, CHART_ITEM, GtkWidget)

GtkWidget *offtake_chart_item_new (void);
void offtake_chart_item_set_subject (OfftakeChartItem *self,
                                     OfftakeSubject subject,
                                     const char *sentence);
OfftakeSubject offtake_chart_item_get_subject (OfftakeChartItem *self);
void offtake_chart_item_set_selected (OfftakeChartItem *self, gboolean selected);

G_END_DECLS
