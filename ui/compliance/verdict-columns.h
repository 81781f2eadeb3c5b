/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The columns of the compliance matrix: what a line is on, then a year each. */

#include <gtk/gtk.h>

#include "compliance/verdict-cell.h"

G_BEGIN_DECLS

/* Called when a cell is activated. */
typedef void (*OfftakeVerdictFunc) (OfftakeVerdictCell *cell, gpointer data);

/* Gives @table the columns for the years from @first to @last in place of those it has. */
void offtake_verdict_columns_set (GtkColumnView *table, int first, int last, OfftakeVerdictFunc func, gpointer data);

G_END_DECLS
