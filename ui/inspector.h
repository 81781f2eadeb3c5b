/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The side pane: what is selected, an agreement, a site or another record. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_INSPECTOR (offtake_inspector_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeInspector, offtake_inspector, OFFTAKE, INSPECTOR, OfftakePane)

/* Moves the focus to what is edited first. */
void offtake_inspector_focus (OfftakeInspector *self);

G_END_DECLS
