/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Copy and paste at the cursor of the agreements table, as a spreadsheet does both. A cell is copied
   where one is meant, agreements where rows are: several that are selected, or one by Shift and space.
   One value goes into a cell and into its column in all selected rows, a column of values downwards from
   the cell; what has more columns are agreements. */

#include "sheet/sheet.h"

G_BEGIN_DECLS

void offtake_cell_clipboard_copy (OfftakeSheet *sheet, GtkWidget *page);
void offtake_cell_clipboard_paste (OfftakeSheet *sheet, GtkWidget *page);

/* The cells of @text where it is one column, as spreadsheets write it: one a line, in quotes where a cell has
   several lines or quotes (transfer full); NULL where it has more columns. */
char **offtake_cell_clipboard_split (const char *text);
/* A cell as split() reads it. (transfer full) */
char  *offtake_cell_clipboard_quote (const char *text);

G_END_DECLS
