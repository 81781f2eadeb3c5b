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

/* What a row is called in the name of its cells: "agreement 014". (transfer full) */
typedef char *(*OfftakeRowNameFunc) (gpointer row);

/* Tells the cell its place, for tables with a cursor (sheet/sheet.h): it then takes the focus and is
   called after column, row and text; with @row_name NULL it takes none and leaves out the row. All are
   borrowed. */
void                 offtake_table_cell_set_place (OfftakeTableCell *self, GtkListItem *item,
                                                   GtkColumnViewColumn *column, OfftakeRowNameFunc row_name);
GtkListItem         *offtake_table_cell_get_item (OfftakeTableCell *self);
GtkColumnViewColumn *offtake_table_cell_get_column (OfftakeTableCell *self);
/* "Buyer, agreement 014": what is edited there. (transfer full) */
char                *offtake_table_cell_dup_place_name (OfftakeTableCell *self);

/* What is remarkable about its value, shown by a corner and said with it; NULL for nothing. A marker is
   asked for it with each text. (transfer full) */
typedef char *(*OfftakeMarker) (OfftakeTableCell *self);
void offtake_table_cell_set_marker (OfftakeTableCell *self, OfftakeMarker marker);
void offtake_table_cell_set_mark (OfftakeTableCell *self, const char *mark);

/* Shows @editor instead of the text; NULL: the text again. */
void offtake_table_cell_set_editor (OfftakeTableCell *self, GtkWidget *editor);

G_END_DECLS
