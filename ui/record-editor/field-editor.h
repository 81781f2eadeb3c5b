/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What edits one field of a record: has the properties "record" and "path" (see field-path.h) and
   follows both. The document is that of the pane around it. Abstract. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_FIELD_EDITOR (offtake_field_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (OfftakeFieldEditor, offtake_field_editor, OFFTAKE, FIELD_EDITOR, AdwBin)

struct _OfftakeFieldEditorClass {
  AdwBinClass parent_class;

  /* Another record or path: names, units and choices. Followed by show. */
  void (*set_up) (OfftakeFieldEditor *self, const OfftakeField *field);
  /* The record has changed. @value is NULL where the field is absent. */
  void (*show) (OfftakeFieldEditor *self, json_t *value);
  /* The person goes on to another record; what is being typed has to be stored. */
  void (*leave) (OfftakeFieldEditor *self);
};

OfftakeRecord *offtake_field_editor_get_record (OfftakeFieldEditor *self);
const char *offtake_field_editor_get_path (OfftakeFieldEditor *self);
/* NULL until record and path are there. */
const OfftakeField *offtake_field_editor_get_field (OfftakeFieldEditor *self);
OfftakeView *offtake_field_editor_get_view (OfftakeFieldEditor *self); /* NULL outside a pane */
OfftakePlan *offtake_field_editor_get_plan (OfftakeFieldEditor *self); /* NULL without a plan */

/* Stores @value (NULL: absent) as one edit. What the plan refuses is told in a dialog, and the
   stored value is shown again. */
gboolean offtake_field_editor_store (OfftakeFieldEditor *self, json_t *value);

G_END_DECLS
