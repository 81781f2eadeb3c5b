/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A cell of a table: one line of text that is cut with an ellipsis, and that gives its cell and its
   row a name for the screen reader. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OFFTAKE_TYPE_TABLE_CELL (offtake_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeTableCell, offtake_table_cell, OFFTAKE, TABLE_CELL, GtkWidget)

/* @characters: how many the cell likes to show; @at_end: numbers stand at the end. */
GtkWidget *offtake_table_cell_new (guint characters, gboolean at_end);

/* What a screen reader says of the row that the cell stands in. */
void offtake_table_cell_set_row_name (OfftakeTableCell *self, const char *name);

G_END_DECLS
