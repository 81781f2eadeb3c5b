/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Makes a column view work like a spreadsheet: one cell has the focus, the arrow keys, Tab, Home, End,
   Page Up and Page Down move it, and typing, F2, Enter or a double click edit what stands in it. Rows are
   selected along with it. A column view of GTK 4.8 has the focus on whole rows only; here the list's
   cells take it, those whose content is an OfftakeTableCell with a place. */

#include "agreements/table-cell.h"
#include "view.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_SHEET (offtake_sheet_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeSheet, offtake_sheet, OFFTAKE, SHEET, GObject)

/* What a table shows. */
typedef struct {
  OfftakeRecord *(*record) (gpointer row); /* borrowed */
  /* Where in the record the column's text comes from, NULL for what cannot be changed; @figure
     (optional): it is only worked out from there. */
  const char    *(*path) (GtkColumnViewColumn *column, gboolean *figure);
} OfftakeSheetSource;

/* @table is borrowed and must hold a selection model; its pane's view is edited. Signal "edit-elsewhere"
   (string: path): what stands in the cell has to be edited in the inspector. */
OfftakeSheet *offtake_sheet_new (GtkColumnView *table, const OfftakeSheetSource *source);

/* Puts the focus on the cell where it was last, if its row is still selected, else in the first one that
   is. */
void     offtake_sheet_focus (OfftakeSheet *self);
/* The same where a cell has the focus already: GTK gives it to the first cell of another row when rows
   go. */
void     offtake_sheet_restore (OfftakeSheet *self);
/* Moves the focus to that column in the row at @position. */
void     offtake_sheet_move (OfftakeSheet *self, guint position, GtkColumnViewColumn *column);
/* Whether a cell has the focus, and which. @column (optional) is borrowed. */
gboolean offtake_sheet_get_cursor (OfftakeSheet *self, guint *position, GtkColumnViewColumn **column);

/* Edits the cell that has the focus; FALSE where none has. */
gboolean offtake_sheet_edit (OfftakeSheet *self);
gboolean offtake_sheet_is_editing (OfftakeSheet *self);
/* Stores what is being typed, or takes it back where it cannot be stored. */
void     offtake_sheet_commit (OfftakeSheet *self);

/* What stands in the cell that has the focus, as a spreadsheet takes it; NULL where none has.
   (transfer full) */
char *offtake_sheet_dup_text (OfftakeSheet *self);
/* Puts one text into the cell that has the focus, and into its column in all rows that are selected along
   with it; of several texts each into one row, from the cell on downwards. As one step; what cannot be
   taken is told, and nothing changes. */
void     offtake_sheet_put_texts (OfftakeSheet *self, const char *const *texts);
/* In the column of the cell that has the focus the first selected row fills the others; a row alone takes
   what stands above it. */
void     offtake_sheet_fill_down (OfftakeSheet *self);
/* Whether rows are meant, and not a cell: several are selected, or one by Shift and space. */
gboolean offtake_sheet_means_rows (OfftakeSheet *self);

G_END_DECLS
