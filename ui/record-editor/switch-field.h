/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A yes or no as a line with a switch. */

#include "record-editor/field-editor.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_SWITCH_FIELD (offtake_switch_field_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeSwitchField, offtake_switch_field, OFFTAKE, SWITCH_FIELD, OfftakeFieldEditor)

G_END_DECLS
