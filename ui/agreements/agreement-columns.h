/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The columns of the agreements table, as one table of data. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds all columns, each with its sorter. */
void offtake_agreement_columns_add (GtkColumnView *view);

/* Titles that name the plan's currency. */
void offtake_agreement_columns_set_currency (GtkColumnView *view, const char *currency);

G_END_DECLS
