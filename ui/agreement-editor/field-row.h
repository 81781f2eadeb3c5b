/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* One editable value of a record: its name, an entry, its unit. Numbers act on the plan while they
   are typed, all keys as one step of undo; other values when Enter is pressed or the entry is left.
   A value that cannot be stored stays in the entry with the reason under it. Escape brings back
   what stood there before. What kind of value it is, its name and its unit come from the field
   table. The document is that of the pane around the row. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_FIELD_ROW (offtake_field_row_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeFieldRow, offtake_field_row, OFFTAKE, FIELD_ROW, AdwPreferencesRow)

GtkWidget *offtake_field_row_new (OfftakeRecord *record, const char *path);

/* Puts @widget at the end of the line. */
void offtake_field_row_add_suffix (OfftakeFieldRow *self, GtkWidget *widget);

/* FALSE if what is in the entry cannot be stored. */
gboolean offtake_field_row_commit (OfftakeFieldRow *self);
/* FALSE if there was nothing to take back. */
gboolean offtake_field_row_revert (OfftakeFieldRow *self);
/* What the first undo in the entry takes back: typing that the plan does not have. FALSE where there is none:
   what is typed is then in the plan, as its last step. */
gboolean offtake_field_row_undo_typing (OfftakeFieldRow *self);

G_END_DECLS
