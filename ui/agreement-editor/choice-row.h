/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A field that is one of a few words, as a drop-down; choosing stores it as one edit. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_CHOICE_ROW (offtake_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeChoiceRow, offtake_choice_row, OFFTAKE, CHOICE_ROW, AdwPreferencesRow)

G_END_DECLS
