/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Chips above the agreements table, one for each column that lets only something through, and for a few
   columns always; only what moves material in the shown period; only what the engine warns of. What is
   chosen stays while the plan is open, and no longer: a table that opens with rows hidden would hide what
   is looked for. Signals: "changed", the filter is another, and has to be told by whoever uses it; "left",
   a chip's editor has been closed. */

#include "agreements/column-filter.h"
#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_FILTER_BAR (offtake_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeFilterBar, offtake_filter_bar, OFFTAKE, FILTER_BAR, OfftakePane)

/* All rows of the table (OfftakeAgreementRow), whose values are offered. */
void offtake_filter_bar_set_rows (OfftakeFilterBar *self, GListModel *rows);

/* Whether all chips let the row through. */
gboolean offtake_filter_bar_accepts (OfftakeFilterBar *self, OfftakeAgreementRow *row);
gboolean offtake_filter_bar_is_set (OfftakeFilterBar *self);
/* All chips let everything through again. */
void offtake_filter_bar_clear (OfftakeFilterBar *self);

/* Lets the person choose what the column of that id (agreement-columns.h) lets through. */
void offtake_filter_bar_edit (OfftakeFilterBar *self, const char *column);
/* Lets through only what stands in that column of @row. */
void offtake_filter_bar_set_same (OfftakeFilterBar *self, const char *column, OfftakeAgreementRow *row);

G_END_DECLS
