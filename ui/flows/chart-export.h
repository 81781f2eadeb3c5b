/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The shown period's chart with its title, legend and scale as a picture, on paper, whatever the theme
   of the window. All of the plan that it needs is read at once; laying out and drawing, which take
   long, can be done on a worker while the plan is edited. */

#include "exchange/picture.h"
#include "flows/flow-source.h"

G_BEGIN_DECLS

typedef struct _OfftakeChartExport OfftakeChartExport;

/* The picture, for its bytes; NULL with OFFTAKE_ERROR_NOT_FOUND where there is no chart yet.
   (transfer full) */
OfftakeChartExport *offtake_chart_export_read (OfftakeView *view, const OfftakeFlowSource *source, GError **error);
/* The same at @path: .svg, .pdf or .png by its ending. NULL with OFFTAKE_ERROR_INVALID for another
   one, too. (transfer full) */
OfftakeChartExport *offtake_chart_export_new (OfftakeView *view, const OfftakeFlowSource *source, const char *path,
                                              GError **error);
void                offtake_chart_export_free (OfftakeChartExport *self);
const char         *offtake_chart_export_get_path (OfftakeChartExport *self);

/* Writes it, on any thread. */
gboolean offtake_chart_export_write (OfftakeChartExport *self, GCancellable *cancellable, GError **error);

/* The picture in memory, with @scale pixels a px, on any thread. (transfer full) */
GBytes *offtake_chart_export_bytes (OfftakeChartExport *self, OfftakePictureFormat format, double scale,
                                    GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeChartExport, offtake_chart_export_free)

G_END_DECLS
