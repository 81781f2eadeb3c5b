/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The rows of a table that a filter lets through, as a list model. GtkFilterListModel finds the row at a
   place by a search and keeps a set that is costly to cut: of 20,000 rows each letter took longer than
   the eye waits. Here both are plain arrays, a filter that has grown stricter asks only for what is
   still shown, and only what lies between the first and the last row that differ is told as changed.
   A row is asked for when it comes and when the filter says that it has changed: one that is edited
   stays where it is. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OFFTAKE_TYPE_SHOWN_ROWS (offtake_shown_rows_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeShownRows, offtake_shown_rows, OFFTAKE, SHOWN_ROWS, GObject)

/* Both are kept. The items are objects; the order is that of @model. */
OfftakeShownRows *offtake_shown_rows_new (GListModel *model, GtkFilter *filter);

/* The item at that place, borrowed. */
gpointer offtake_shown_rows_peek (OfftakeShownRows *self, guint position);

G_END_DECLS
