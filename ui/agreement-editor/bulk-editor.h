/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Several selected agreements: one term of all of them is changed at once, as one step. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_BULK_EDITOR (offtake_bulk_editor_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeBulkEditor, offtake_bulk_editor, OFFTAKE, BULK_EDITOR, OfftakePane)

/* Moves the focus to the choice of the term. */
void offtake_bulk_editor_focus (OfftakeBulkEditor *self);

G_END_DECLS
