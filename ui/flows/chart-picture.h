/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a chart looks like, kept as pixels: pointing at it and scrolling it draw only what changes. */

#include <gtk/gtk.h>

#include "sankey/scene.h"

G_BEGIN_DECLS

/* Valid for one scene; all 0 at first. */
typedef struct {
  OfftakeTheme theme;
  int          scale;
  GdkTexture  *flows, *labels;
} OfftakeChartPicture;

/* Appends @scene to @snapshot as offtake_scene_draw() shows it, in pixels of a display with @scale. */
void offtake_chart_picture_snapshot (OfftakeChartPicture *self, const OfftakeScene *scene, OfftakeTheme theme, int scale,
                                     OfftakeSubject hover, OfftakeSubject selected, GtkSnapshot *snapshot);
/* Forgets the pixels: the scene is another one from now on. */
void offtake_chart_picture_clear (OfftakeChartPicture *self);

G_END_DECLS
