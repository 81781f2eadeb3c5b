/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The selected record, whatever it is: its fields as the field table names them, what they amount
   to (the element balance of a recipe, the course of a price) and the records that use it. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_RECORD_EDITOR (offtake_record_editor_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeRecordEditor, offtake_record_editor, OFFTAKE, RECORD_EDITOR, OfftakePane)

G_END_DECLS
