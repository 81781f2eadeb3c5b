/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Edits what one column lets through: its values to choose from with how often each occurs, or the ends
   of a range, or a text. Each key acts at once. Signal "changed". */

#include "agreements/column-filter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define OFFTAKE_TYPE_FILTER_EDITOR (offtake_filter_editor_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeFilterEditor, offtake_filter_editor, OFFTAKE, FILTER_EDITOR, AdwBin)

/* @filter is borrowed. @rows: all rows (OfftakeAgreementRow), whose values are offered. */
GtkWidget *offtake_filter_editor_new (OfftakeColumnFilter *filter, OfftakePlan *plan, GListModel *rows);

G_END_DECLS
