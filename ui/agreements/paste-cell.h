/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A cell of pasted rows: an entry that says as it is typed whether what stands in it can be taken. */

#include <gtk/gtk.h>

#include "agreements/paste-list.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_PASTE_CELL (offtake_paste_cell_get_type ())
G_DECLARE_FINAL_TYPE (OfftakePasteCell, offtake_paste_cell, OFFTAKE, PASTE_CELL, GtkWidget)

/* For one column of the pasted table, @width characters wide. */
GtkWidget *offtake_paste_cell_new (guint column, guint width);
/* NULL: none. */
void offtake_paste_cell_set_line (OfftakePasteCell *self, OfftakePasteLine *line);

G_END_DECLS
