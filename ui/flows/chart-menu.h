/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The chart's context menus, as models of the page's actions. */

#include <gio/gio.h>

#include "sankey/scene.h"

G_BEGIN_DECLS

/* For a site, a flow or, of kind NONE, the chart as a whole. (transfer full) */
GMenuModel *offtake_chart_menu_new (OfftakeSubjectKind kind);

G_END_DECLS
