/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What the chart's colours and fills mean: a sample and a name for each; and how thick a band of a
   round amount is. Property "scale" (double): px of the chart per unit of what flows, 0 for none. */

#include <gtk/gtk.h>

#include "sankey/key.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_LEGEND (offtake_legend_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeLegend, offtake_legend, OFFTAKE, LEGEND, GtkWidget)

/* What @graph (NULL: nothing) shows of the series that @names (char * by palette series) names. */
void offtake_legend_show (OfftakeLegend *self, const OfftakeGraph *graph, GPtrArray *names);

G_END_DECLS
