/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What the chart's colours mean: a swatch and a name for each series of the palette. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OFFTAKE_TYPE_LEGEND (offtake_legend_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeLegend, offtake_legend, OFFTAKE, LEGEND, GtkWidget)

/* @names: char * by palette series. */
void offtake_legend_set_names (OfftakeLegend *self, GPtrArray *names);

G_END_DECLS
