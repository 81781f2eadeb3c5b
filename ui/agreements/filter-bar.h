/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Chips above the agreements table: only some statuses, sellers, buyers, materials, kinds of quantity or
   of price, only what moves material in the shown period, only what the engine warns of. Signal "changed":
   the filter is another, and has to be told by whoever uses it. */

#include "agreements/agreement-row.h"
#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_FILTER_BAR (offtake_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeFilterBar, offtake_filter_bar, OFFTAKE, FILTER_BAR, OfftakePane)

/* Whether all chips let the row through. */
gboolean offtake_filter_bar_accepts (OfftakeFilterBar *self, OfftakeAgreementRow *row);
gboolean offtake_filter_bar_is_set (OfftakeFilterBar *self);
/* All chips let everything through again. */
void offtake_filter_bar_clear (OfftakeFilterBar *self);

G_END_DECLS
