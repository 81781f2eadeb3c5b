/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a chart looks like, kept as pixels: pointing at it, scrolling and zooming it draw only what
   changes. The whole is kept at its own size, and enlarged also what the window shows of it, drawn
   anew as soon as it is still. What takes longer than a frame is painted on a worker, and until it is
   there what has been painted before stands for it. */

#include "flows/chart-paint.h"

G_BEGIN_DECLS

typedef struct _OfftakeChartPainting OfftakeChartPainting;

/* Valid for one scene; all 0 at first. */
typedef struct {
  OfftakeChartTexture   whole, window;
  OfftakeChartPaint    *light;                /* that was painted last; NULL: none was */
  OfftakeChartPainting *painting, *lighting;  /* under way on a worker; NULL: nothing is */
} OfftakeChartPicture;

/* How the scene is shown: the snapshot is in the scene's px already. */
typedef struct {
  OfftakeTheme    theme;
  int             scale;   /* of the display */
  double          zoom;
  graphene_rect_t visible; /* in the scene's px */
  gboolean        moving;  /* zoomed or scrolled: better at once than sharp */
  const gboolean *lit_nodes, *lit_links; /* by index: what does not fade; NULL: nothing fades */
  gboolean        is_cairo; /* what renders draws on the processor, and would copy textures whole */
  GtkWidget      *later;    /* is drawn again when a worker has painted; NULL: all is painted at once */
} OfftakeChartFrame;

/* Appends @scene to @snapshot as offtake_scene_draw() shows it. */
void offtake_chart_picture_snapshot (OfftakeChartPicture *self, OfftakeScene *scene, const OfftakeChartFrame *frame,
                                     OfftakeSubject hover, OfftakeSubject selected, GtkSnapshot *snapshot);

/* How the whole of a scene that is shown at @zoom is to be painted, for who does it ahead; NULL where
   that would take too much memory. (transfer full) */
OfftakeChartPaint *offtake_chart_picture_paint_whole (OfftakeScene *scene, OfftakeTheme theme, double zoom, int scale);
/* The whole, as it was painted ahead; takes it out of @paint. */
void offtake_chart_picture_take_whole (OfftakeChartPicture *self, OfftakeChartPaint *paint);

/* Forgets the pixels: the scene is another one from now on. */
void offtake_chart_picture_clear (OfftakeChartPicture *self);

G_END_DECLS
