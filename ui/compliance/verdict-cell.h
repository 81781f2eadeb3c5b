/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A cell of the compliance matrix: symbol, word and margin of a verdict; a button that opens its trail.
   Signal "opened": it was activated. */

#include <gtk/gtk.h>

#include "compliance/verdict-row.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_VERDICT_CELL (offtake_verdict_cell_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeVerdictCell, offtake_verdict_cell, OFFTAKE, VERDICT_CELL, GtkWidget)

GtkWidget *offtake_verdict_cell_new (int year);
/* Nullable. */
void offtake_verdict_cell_set_row (OfftakeVerdictCell *self, OfftakeVerdictRow *row);
OfftakeVerdictRow *offtake_verdict_cell_get_row (OfftakeVerdictCell *self);
int offtake_verdict_cell_get_year (OfftakeVerdictCell *self);

G_END_DECLS
