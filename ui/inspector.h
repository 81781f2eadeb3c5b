/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The side pane: what is selected, an agreement or a site. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_INSPECTOR (offtake_inspector_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeInspector, offtake_inspector, OFFTAKE, INSPECTOR, OfftakePane)

G_END_DECLS
