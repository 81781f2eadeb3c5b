/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A text of several lines, stored when it is left. */

#include "record-editor/field-editor.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_NOTES_FIELD (offtake_notes_field_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeNotesField, offtake_notes_field, OFFTAKE, NOTES_FIELD, OfftakeFieldEditor)

G_END_DECLS
