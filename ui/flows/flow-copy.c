/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/flow-copy.h"

#include "flows/chart-export.h"
#include "flows/flow-row.h"

#define SHARP 2.0 /* pixels a px */

struct _OfftakeFlowPicture {
  OfftakeChartExport *chart;
  GdkTexture *pixels;
  GBytes *svg;
};

OfftakeFlowPicture *
offtake_flow_picture_new (OfftakeView *view, const OfftakeFlowSource *source, GError **error)
{
  OfftakeChartExport *chart = offtake_chart_export_read (view, source, error);

  if (!chart)
    return NULL;
  OfftakeFlowPicture *self = g_new0 (OfftakeFlowPicture, 1);
  self->chart = chart;
  return self;
}

void
offtake_flow_picture_free (OfftakeFlowPicture *self)
{
  offtake_chart_export_free (self->chart);
  g_clear_object (&self->pixels);
  g_clear_pointer (&self->svg, g_bytes_unref);
  g_free (self);
}

gboolean
offtake_flow_picture_make (OfftakeFlowPicture *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) png =
      offtake_chart_export_bytes (self->chart, OFFTAKE_PICTURE_PNG, SHARP, cancellable, error);

  if (png)
    self->pixels = gdk_texture_new_from_bytes (png, error);
  if (self->pixels)
    self->svg =
        offtake_chart_export_bytes (self->chart, OFFTAKE_PICTURE_SVG, 1, cancellable, error);
  return self->svg != NULL;
}

GdkContentProvider *
offtake_flow_picture_get_content (OfftakeFlowPicture *self)
{
  GdkContentProvider *both[] = {
    gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, self->pixels),
    gdk_content_provider_new_for_bytes ("image/svg+xml", self->svg),
  };

  return gdk_content_provider_new_union (both, G_N_ELEMENTS (both));
}

GdkContentProvider *
offtake_flow_copy_data (OfftakeView *view, const OfftakeFlowSource *source)
{
  OfftakeFlowHidden hidden;
  g_autoptr (OfftakeGraph) graph = offtake_flow_source_graph (source, view, &hidden);

  if (!graph)
    return NULL;
  g_autoptr (GPtrArray) rows = offtake_flow_rows_new (view, graph);
  g_autofree char *text = offtake_flow_rows_to_text (rows, graph);

  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}
