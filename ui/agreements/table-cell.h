/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A cell of a table: one line of text that is cut with an ellipsis. Properties: "text", and
   "row-name", what a screen reader says of the row that the cell stands in. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OFFTAKE_TYPE_TABLE_CELL (offtake_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeTableCell, offtake_table_cell, OFFTAKE, TABLE_CELL, GtkWidget)

/* How many characters the cell shows at least and likes to show; @at_end: numbers stand there. */
GtkWidget *offtake_table_cell_new (guint least, guint natural, gboolean at_end);

G_END_DECLS
