/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A list of parts, such as transport legs: the fields of each as rows. Parts are added at the end with what they cannot be without, and taken out. */

#include "record-editor/field-editor.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_PART_LIST (offtake_part_list_get_type ())
G_DECLARE_FINAL_TYPE (OfftakePartList, offtake_part_list, OFFTAKE, PART_LIST, OfftakeFieldEditor)

G_END_DECLS
