/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "exchange/picture.h"
#include "flows/flow-source.h"

G_BEGIN_DECLS

/* Writes the shown period's chart with its title, legend and scale as .svg, .pdf or .png, by the
   ending of @path; on paper, whatever the theme of the window. */
gboolean offtake_chart_export_write (OfftakeView *view,
                                     const OfftakeFlowSource *source,
                                     const char *path,
                                     GError **error);

/* The same in memory. (transfer full) */
GBytes *offtake_chart_export_bytes (OfftakeView *view,
                                    const OfftakeFlowSource *source,
                                    OfftakePictureFormat format,
                                    GError **error);

G_END_DECLS
