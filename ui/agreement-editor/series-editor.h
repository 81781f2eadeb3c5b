/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A series of a record as a small table: one row a period from which a value holds, or one row for
   a value that never changes. Periods can be added and removed; each is one edit. */

#include "record-editor/field-editor.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_SERIES_EDITOR (offtake_series_editor_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeSeriesEditor, offtake_series_editor, OFFTAKE, SERIES_EDITOR, OfftakeFieldEditor)

/* Moves the focus to the value that holds on @day (julian). */
void offtake_series_editor_focus (OfftakeSeriesEditor *self, guint32 day);

G_END_DECLS
