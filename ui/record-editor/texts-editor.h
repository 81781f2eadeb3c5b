/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A list of references: the records that it names, each with a button that takes it out, and a drop-down that adds one. */

#include "record-editor/field-editor.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_TEXTS_EDITOR (offtake_texts_editor_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeTextsEditor, offtake_texts_editor, OFFTAKE, TEXTS_EDITOR, OfftakeFieldEditor)

G_END_DECLS
