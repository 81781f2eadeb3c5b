/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/flow-copy.h"

#include "flows/chart-export.h"
#include "flows/flow-row.h"

GdkContentProvider *
offtake_flow_copy_picture (OfftakeView *view, const OfftakeFlowSource *source, GError **error)
{
  g_autoptr (GBytes) png = offtake_chart_export_bytes (view, source, OFFTAKE_PICTURE_PNG, error);
  g_autoptr (GBytes) svg =
      png ? offtake_chart_export_bytes (view, source, OFFTAKE_PICTURE_SVG, error) : NULL;
  g_autoptr (GdkTexture) texture = svg ? gdk_texture_new_from_bytes (png, error) : NULL;

  if (!texture)
    return NULL;
  GdkContentProvider *both[] = {
    gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture),
    gdk_content_provider_new_for_bytes ("image/svg+xml", svg),
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
