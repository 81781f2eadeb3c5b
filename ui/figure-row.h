/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A line of the inspector: what it is, and its figure. For a screen reader one sentence. */
#define OFFTAKE_TYPE_FIGURE_ROW (offtake_figure_row_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeFigureRow, offtake_figure_row, OFFTAKE, FIGURE_ROW, AdwPreferencesRow)

GtkWidget *offtake_figure_row_new (const char *title, const char *figure);
/* Another figure in its place. */
void offtake_figure_row_show (OfftakeFigureRow *self, const char *title, const char *figure);

G_END_DECLS
