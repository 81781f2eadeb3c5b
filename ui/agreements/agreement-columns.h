/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The columns of the agreements table, as one table of data. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds all columns, each with its sorter. */
void offtake_agreement_columns_add (GtkColumnView *view);

/* Titles that name the plan's currency. */
void offtake_agreement_columns_set_currency (GtkColumnView *view, const char *currency);

/* Sorts by the column that shows @property; unknown: in plan order. */
void
offtake_agreement_columns_sort (GtkColumnView *view, const char *property, GtkSortType direction);

/* A menu that names @action with each column's property as its target. (transfer full) */
GMenuModel *offtake_agreement_columns_menu (const char *action);

G_END_DECLS
