/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Sorting a table from a menu: headings sort by a click, but GTK gives them no focus. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets the menu of @button sort @table, by the columns that it has now, and takes the sorting off. To be
   called again whenever the table has got other columns. */
void offtake_table_sort_offer (GtkMenuButton *button, GtkColumnView *table);

G_END_DECLS
