/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* From the field table to what edits a field: an entry, a drop-down, a switch, a series ... */

#include <adwaita.h>

#include "model/record.h"

G_BEGIN_DECLS

/* What edits the field at @path of a record of @structure: it has the properties "record", to be
   set when it stands in a pane, and "path". One line is an AdwPreferencesRow, for a boxed list;
   what takes more room is another widget. NULL where the field has no editor. */
GtkWidget *offtake_field_widget_new (const OfftakeStructure *structure, const char *path);

/* Set "path" and "record" of a widget that offtake_field_widget_new() has made. */
void offtake_field_widget_set_path (GtkWidget *widget, const char *path);
void offtake_field_widget_set_record (GtkWidget *widget, OfftakeRecord *record);

#define OFFTAKE_TYPE_FIELD_GROUP (offtake_field_group_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeFieldGroup, offtake_field_group, OFFTAKE, FIELD_GROUP, AdwPreferencesGroup)

/* Editors of several fields under a title; @paths ends with NULL. */
GtkWidget *offtake_field_group_new (const char *title,
                                    const OfftakeStructure *structure,
                                    const char *const *paths);
void offtake_field_group_set_record (OfftakeFieldGroup *self, OfftakeRecord *record);

G_END_DECLS
