/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A chip that says what one column lets through: pressed it opens the editor of that, and beside it
   stands what clears it. Signal "changed": what is let through is another; "closed": the editor has
   been left. */

#include "agreements/column-filter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define OFFTAKE_TYPE_FILTER_CHIP (offtake_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeFilterChip, offtake_filter_chip, OFFTAKE, FILTER_CHIP, AdwBin)

/* For the column of that id. */
GtkWidget *offtake_filter_chip_new (const char *column);
/* Of which plan, and of which rows (OfftakeAgreementRow) it lets some through; borrowed, NULL: none. */
void offtake_filter_chip_set_rows (OfftakeFilterChip *self, OfftakePlan *plan, GListModel *rows);
/* Borrowed; whoever changes it has to have it shown. */
OfftakeColumnFilter *offtake_filter_chip_get_filter (OfftakeFilterChip *self);
void offtake_filter_chip_show_filter (OfftakeFilterChip *self);
void offtake_filter_chip_popup (OfftakeFilterChip *self);

G_END_DECLS
