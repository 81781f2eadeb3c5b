/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The cells of a column view as widgets: found by row and column, focused, scrolled into view. Of a long
   table only the rows near the visible ones have widgets. */

#include "agreements/table-cell.h"

G_BEGIN_DECLS

/* The columns that are shown, in their order: GtkColumnViewColumn, borrowed. (transfer container) */
GPtrArray *offtake_sheet_cells_columns (GtkColumnView *table);

/* The cell whose list's cell has the focus; NULL where none has. Borrowed. */
OfftakeTableCell *offtake_sheet_cells_focused (GtkColumnView *table);

/* The cell at that place of the table; NULL where there is none. Borrowed. */
OfftakeTableCell *offtake_sheet_cells_at (GtkColumnView *table, double x, double y);

/* Scrolls sideways to the column of @cell, which is in sight otherwise. */
void offtake_sheet_cells_show (GtkColumnView *table, GtkWidget *cell);

/* Scrolls to that cell and gives it the focus. */
void offtake_sheet_cells_focus (GtkColumnView *table, guint position, GtkColumnViewColumn *column);

/* Selects that row alone, or all from the last selected one to it. */
void offtake_sheet_cells_select (GtkColumnView *table, guint position, gboolean up_to);

/* How many rows one page is. */
int offtake_sheet_cells_page (GtkColumnView *table);

/* Moves the focus to what comes after the table, or before it. FALSE if there is nothing. */
gboolean offtake_sheet_cells_leave (GtkColumnView *table, gboolean back);

G_END_DECLS
