/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The chart on the clipboard. */

#include <gtk/gtk.h>

#include "flows/flow-source.h"

G_BEGIN_DECLS

/* The shown period's chart as a picture in pixels (image/png and what the toolkit makes of it) and
   in lines (image/svg+xml); on paper, whatever the theme of the window. (transfer full) */
GdkContentProvider *offtake_flow_copy_picture (OfftakeView *view, const OfftakeFlowSource *source, GError **error);

/* The same flows as text between tabs, for a spreadsheet; NULL while there are none. (transfer full) */
GdkContentProvider *offtake_flow_copy_data (OfftakeView *view, const OfftakeFlowSource *source);

G_END_DECLS
