/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Elements and their fractions: a row each, in per cent; a material can take them from its formula. */

#include "record-editor/field-editor.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_FRACTIONS_EDITOR (offtake_fractions_editor_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeFractionsEditor, offtake_fractions_editor, OFFTAKE, FRACTIONS_EDITOR, OfftakeFieldEditor)

G_END_DECLS
