/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The columns of the agreements table, as one table of data: what an agreement is and does, and each
   term of the plan format, from the field table. A column is known by its id: a property of the row or
   the path of a term. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds all columns, each with its sorter of OfftakeAgreementRow, for a table that shows them in slots
   (row-slots.h); those of terms are hidden at first. */
void offtake_agreement_columns_add (GtkColumnView *view);
const char *offtake_agreement_columns_get_id (GtkColumnViewColumn *column);
/* The column of that id, NULL if there is none; borrowed. */
GtkColumnViewColumn *offtake_agreement_columns_find (GtkColumnView *view, const char *id);
/* The place in an agreement (agreement-editor/field-path.h) that the column's text comes from, NULL for
   what cannot be changed; @figure (optional) says whether it is only worked out from there. */
const char *offtake_agreement_columns_get_path (GtkColumnViewColumn *column, gboolean *figure);

/* The ids of all columns, one after the other; NULL beyond the last. */
const char *offtake_agreement_columns_nth_id (guint n);
/* What the column of that id is called, without a unit. (transfer full) */
char *offtake_agreement_columns_dup_title (const char *id);
/* Whether it shows what is worked out, for the shown period. */
gboolean offtake_agreement_columns_is_figure (const char *id);

/* The ids of the columns that are shown, in their order (transfer full); and back. Unknown ids are
   left out; with none that is known nothing changes. */
char **offtake_agreement_columns_dup_shown (GtkColumnView *view);
void offtake_agreement_columns_show (GtkColumnView *view, const char *const *ids);

/* The widths that a person has given to columns, a{si} by id (transfer full); and back. Unknown ids and
   widths that are none are left out. */
GVariant *offtake_agreement_columns_dup_widths (GtkColumnView *view);
void offtake_agreement_columns_set_widths (GtkColumnView *view, GVariant *widths);

/* Titles that name the plan's currency and the unit in which masses are shown. */
void offtake_agreement_columns_set_units (GtkColumnView *view, const char *currency);

/* Sorts by that column; unknown: in plan order. */
void offtake_agreement_columns_sort (GtkColumnView *view, const char *id, GtkSortType direction);

/* A menu that names @action with the id of each first column as its target. (transfer full) */
GMenuModel *offtake_agreement_columns_menu (const char *action);

G_END_DECLS
