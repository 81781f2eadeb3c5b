/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The selected site: what it is, what it does in the shown period, and its agreements. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_SITE_PANEL (offtake_site_panel_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeSitePanel, offtake_site_panel, OFFTAKE, SITE_PANEL, OfftakePane)

G_END_DECLS
