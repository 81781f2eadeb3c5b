/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A cell of the matrix: sign, word and margin of a verdict, drawn by one widget, since a matrix has
   thousands of them. To keys and screen readers it is a button, which emits "opened". */

#include <adwaita.h>

#include "compliance/verdict-row.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_VERDICT_CELL (offtake_verdict_cell_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeVerdictCell, offtake_verdict_cell, OFFTAKE, VERDICT_CELL, GtkWidget)

GtkWidget *offtake_verdict_cell_new (int year);
/* Nullable. Nothing is shown where the rule says nothing of the year. */
void offtake_verdict_cell_set_row (OfftakeVerdictCell *self, OfftakeVerdictRow *row);
OfftakeVerdictRow *offtake_verdict_cell_get_row (OfftakeVerdictCell *self);
int offtake_verdict_cell_get_year (OfftakeVerdictCell *self);
/* The word and the margin as they are drawn; NULL for nothing. */
const char *offtake_verdict_cell_get_word (OfftakeVerdictCell *self);
const char *offtake_verdict_cell_get_margin (OfftakeVerdictCell *self);

G_END_DECLS
