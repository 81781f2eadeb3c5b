/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The rows behind the agreements table: one for each agreement of the plan, sorted, searched and
   filtered, and the places that they stand in. */

#include "agreements/agreement-search.h"
#include "agreements/row-slots.h"
#include "agreements/shown-rows.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_TABLE_ROWS (offtake_table_rows_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeTableRows, offtake_table_rows, OFFTAKE, TABLE_ROWS, GObject)

/* Sorted by @sorter; @accepts (with @data) says which OfftakeAgreementRow is shown. */
OfftakeTableRows *offtake_table_rows_new (GtkSorter *sorter, GtkCustomFilterFunc accepts, gpointer data);

/* The agreements of a plan that @view shows; NULL: none. */
void offtake_table_rows_set_agreements (OfftakeTableRows *self, OfftakeView *view, GListModel *agreements);
/* All rows read their figures anew. */
void offtake_table_rows_update (OfftakeTableRows *self);
/* All rows show their terms anew: another unit. */
void offtake_table_rows_refresh (OfftakeTableRows *self);
/* Shows what @text is found in. */
void offtake_table_rows_search (OfftakeTableRows *self, const char *text);
/* What is accepted is another. */
void offtake_table_rows_refilter (OfftakeTableRows *self);
/* Whether rows come, go or move just now: whatever is selected then is not the person's doing. */
gboolean offtake_table_rows_is_changing (OfftakeTableRows *self);

/* All of the plan's; those that are shown, OfftakeAgreementRow; their places, OfftakeRowSlot. Borrowed. */
GListModel       *offtake_table_rows_get_all (OfftakeTableRows *self);
OfftakeShownRows *offtake_table_rows_get_shown (OfftakeTableRows *self);
OfftakeRowSlots  *offtake_table_rows_get_slots (OfftakeTableRows *self);
guint             offtake_table_rows_n_all (OfftakeTableRows *self);
guint             offtake_table_rows_n_shown (OfftakeTableRows *self);
/* So many of those that are shown have their place by now. */
guint             offtake_table_rows_n_placed (OfftakeTableRows *self);

G_END_DECLS
