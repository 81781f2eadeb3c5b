/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a chart looks like, kept as pixels: pointing at it, scrolling and zooming it draw only what
   changes. The whole is kept at its own size, and enlarged also what the window shows of it, drawn
   anew as soon as it is still. */

#include <gtk/gtk.h>

#include "sankey/scene.h"

G_BEGIN_DECLS

/* Pixels of a part of a scene. */
typedef struct {
  graphene_rect_t part;        /* in the scene's px */
  double          density;     /* pixels in a px of the scene */
  GdkTexture     *flows, *labels; /* NULL: not there yet */
} OfftakeChartTexture;

/* Valid for one scene; all 0 at first. */
typedef struct {
  OfftakeTheme        theme;
  OfftakeChartTexture whole, window;
} OfftakeChartPicture;

/* How the scene is shown: the snapshot is in the scene's px already. */
typedef struct {
  OfftakeTheme    theme;
  int             scale;   /* of the display */
  double          zoom;
  graphene_rect_t visible; /* in the scene's px */
  gboolean        moving;  /* zoomed or scrolled: better at once than sharp */
  const gboolean *lit_nodes, *lit_links; /* by index: what does not fade; NULL: nothing fades */
} OfftakeChartFrame;

/* Appends @scene to @snapshot as offtake_scene_draw() shows it. */
void offtake_chart_picture_snapshot (OfftakeChartPicture *self, const OfftakeScene *scene, const OfftakeChartFrame *frame,
                                     OfftakeSubject hover, OfftakeSubject selected, GtkSnapshot *snapshot);
/* Forgets the pixels: the scene is another one from now on. */
void offtake_chart_picture_clear (OfftakeChartPicture *self);

G_END_DECLS
