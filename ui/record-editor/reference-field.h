/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A reference to another record as a line with a drop-down, and a button that leads to the record. */

#include "record-editor/field-editor.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_REFERENCE_FIELD (offtake_reference_field_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeReferenceField, offtake_reference_field, OFFTAKE, REFERENCE_FIELD, OfftakeFieldEditor)

G_END_DECLS
