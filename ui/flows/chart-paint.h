/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A part of a scene painted to pixels: at once, or on a worker, as many bands take longer than a frame. */

#include <gtk/gtk.h>

#include "sankey/scene.h"

G_BEGIN_DECLS

/* Pixels that do not change any more. */
typedef struct {
  cairo_surface_t *surface; /* NULL: not painted */
  GdkTexture      *texture; /* the same; NULL: not asked for yet */
} OfftakeChartSheet;

/* Those of a part of a scene. */
typedef struct {
  graphene_rect_t   part;    /* in the scene's px */
  double            density; /* pixels in a px of the scene */
  OfftakeTheme      theme;
  OfftakeChartSheet flows, labels;
} OfftakeChartTexture;

void offtake_chart_texture_clear (OfftakeChartTexture *self);
/* For renderers that keep textures. On the main thread. (transfer none) */
GdkTexture *offtake_chart_sheet_get_texture (OfftakeChartSheet *self);

typedef struct {
  OfftakeScene       *scene;
  OfftakeChartTexture texture; /* the result; what it is to be from the start */
  gboolean            is_light; /* only what is bright while the rest fades: */
  OfftakeSubject      hover;    /* the path of this, */
  gboolean           *nodes, *links; /* or these, by index, where there is nothing pointed at */
} OfftakeChartPaint;

OfftakeChartPaint *offtake_chart_paint_new (OfftakeScene *scene, OfftakeTheme theme, const graphene_rect_t *part,
                                            double density);
/* Copies @nodes and @links (nullable). */
void offtake_chart_paint_light (OfftakeChartPaint *self, OfftakeSubject hover, const gboolean *nodes, const gboolean *links);
void offtake_chart_paint_free (OfftakeChartPaint *self);

/* On any thread. */
void offtake_chart_paint_run (OfftakeChartPaint *self);
/* Takes @self over until it comes back. */
void               offtake_chart_paint_run_async (OfftakeChartPaint *self, GAsyncReadyCallback callback, gpointer data);
OfftakeChartPaint *offtake_chart_paint_run_finish (GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeChartPaint, offtake_chart_paint_free)

G_END_DECLS
