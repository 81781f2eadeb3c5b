/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What the sources of the sheet share: sheet.c moves the cursor, sheet-edit.c edits where it stands. */

#include "sheet/cell-editor.h"
#include "sheet/sheet.h"

struct _OfftakeSheet {
  GObject parent_instance;

  GtkColumnView *table;
  const OfftakeSheetSource *source;
  GtkColumnViewColumn *column; /* where the cursor was last; owned */
  GtkColumnViewColumn *origin; /* where Tab began; Enter goes back under it; owned */
  OfftakeTableCell *cell;      /* that is being edited; NULL while none is */
  OfftakeCellEditor *editor;
  OfftakeTableCell *pointed; /* that was clicked last; weak */
  guint pointed_id;          /* it takes the focus when the click is over */
  guint position;            /* of the row where the cursor was last */
  gboolean whole_row;        /* the row has been selected as a whole */
};

/* Where the cursor goes on to when a cell has been left so. */
void offtake_sheet_go_on (OfftakeSheet *self, OfftakeLeave how);

/* Tells the person in passing; with @undo they can take it back there. */
void offtake_sheet_tell (OfftakeSheet *self, const char *text, gboolean undo);

/* Edits the cell that has the focus in its place; FALSE where that cannot be. */
gboolean offtake_sheet_start (OfftakeSheet *self, gboolean replace);
/* Forgets the editor, whose table goes. */
void offtake_sheet_forget_editor (OfftakeSheet *self);
/* What the cell that has the focus holds goes, in all selected rows; a yes becomes a no. FALSE: it is
   neither yes nor no. */
void     offtake_sheet_clear (OfftakeSheet *self);
gboolean offtake_sheet_toggle (OfftakeSheet *self);
