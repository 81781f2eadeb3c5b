/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The shown period's chart with its title, legend and scale as a picture, on paper, whatever the theme
   of the window. All of the plan that it needs is read at once; laying out and drawing, which take
   long, can be done on a worker while the plan is edited. */

#include "exchange/picture.h"
#include "flows/flow-source.h"

G_BEGIN_DECLS

typedef struct _OfftakeChartExport OfftakeChartExport;

/* The picture at @path: .svg, .pdf or .png by its ending. NULL with OFFTAKE_ERROR_INVALID for another
   one, OFFTAKE_ERROR_NOT_FOUND where there is no chart yet. (transfer full) */
OfftakeChartExport *offtake_chart_export_new (OfftakeView *view, const OfftakeFlowSource *source, const char *path,
                                              GError **error);
void                offtake_chart_export_free (OfftakeChartExport *self);
const char         *offtake_chart_export_get_path (OfftakeChartExport *self);

/* Writes it, on any thread. */
gboolean offtake_chart_export_write (OfftakeChartExport *self, GCancellable *cancellable, GError **error);

/* The picture in memory, at once. (transfer full) */
GBytes *offtake_chart_export_bytes (OfftakeView *view, const OfftakeFlowSource *source, OfftakePictureFormat format,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeChartExport, offtake_chart_export_free)

G_END_DECLS
