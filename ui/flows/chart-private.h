/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The chart's parts, for the files that make, place, paint and move it. */

#include "flows/chart-item.h"
#include "flows/chart-picture.h"
#include "flows/chart.h"
#include "sankey/layout.h"

G_BEGIN_DECLS

struct _OfftakeChart {
  OfftakePane parent_instance;

  OfftakeFlowView flow_view;
  OfftakeLayout *layout;
  OfftakeScene *scene;
  OfftakeChartPicture picture;   /* of the scene, kept while it is pointed at and scrolled */
  OfftakeNetwork *network;       /* that the scene's tags point into */
  int asked_width, asked_height; /* what the layout was made for */
  OfftakeSolution *scaled;       /* that `scale` was found for, in a room of the size asked for */
  double scale;                  /* px per unit, the same in every period */
  guint tick_id;                 /* while the scene does not show what it should */

  double zoom;       /* px of the widget in a px of the scene */
  gboolean fits;     /* the zoom follows the window */
  guint still_id;    /* while it is zoomed and scrolled, and shortly after */
  double pinch_zoom; /* at the pinch's begin */
  double pan_x, pan_y;    /* of the adjustments at the drag's begin */
  double pointer_x, pointer_y;
  gboolean space, panned; /* the space bar is held down, and has been used */

  OfftakeSubject hover;
  OfftakeSubject cursor; /* of the keyboard walk */
  GPtrArray *items;      /* OfftakeChartItem, nodes first, then links */
};

/* chart.c */
OfftakeView *offtake_chart_get_view (OfftakeChart *self);
/* The stubs of a site stand for the site. NULL where there is nothing. (transfer none) */
OfftakeRecord *offtake_chart_get_record (OfftakeChart *self, OfftakeSubject subject);
/* Where a record stands in the scene; of kind NONE where it does not. */
OfftakeSubject offtake_chart_find (OfftakeChart *self, OfftakeRecord *record);
/* The size of the room that the window gives; FALSE before the first allocation. */
gboolean offtake_chart_get_window (OfftakeChart *self, int *width, int *height);
gboolean offtake_subject_equal (OfftakeSubject a, OfftakeSubject b);

/* chart-items.c: the accessible children, which also carry the keyboard's focus. */
void offtake_chart_items_update (OfftakeChart *self);
void offtake_chart_items_update_selected (OfftakeChart *self);
void offtake_chart_items_allocate (OfftakeChart *self);
void offtake_chart_items_clear (OfftakeChart *self);
void offtake_chart_items_focus_cursor (OfftakeChart *self);
gboolean offtake_chart_items_focus (GtkWidget *widget, GtkDirectionType direction);

/* chart-zoom.c: where the scene lies in the widget, and what moves it. */
#define OFFTAKE_CHART_ZOOM_STEP 1.25
/* What the chart is scrolled in; NULL outside of one. */
GtkScrollable *offtake_chart_get_viewport (OfftakeChart *self);
/* @x and @y, px of the widget, stay where they are in the window. */
void offtake_chart_zoom_at (OfftakeChart *self, double zoom, double x, double y);
/* Scrolls as little as brings it into the window. */
void offtake_chart_scroll_to (OfftakeChart *self, OfftakeSubject subject);
/* From now on, and shortly after the last call, it is better drawn at once than sharply. */
void offtake_chart_begin_move (OfftakeChart *self);
/* The scene or the window has another size. */
void offtake_chart_zoom_update (OfftakeChart *self);
void offtake_chart_get_origin (OfftakeChart *self, double *x, double *y);
OfftakePoint offtake_chart_to_scene (OfftakeChart *self, double x, double y);
cairo_rectangle_t offtake_chart_from_scene (OfftakeChart *self, cairo_rectangle_t bounds);
/* What of the scene is in the window, in the scene's px. */
graphene_rect_t offtake_chart_get_visible (OfftakeChart *self);

/* chart-move.c: zooming and dragging by wheel, fingers, buttons and the space bar. */
void offtake_chart_move_init (OfftakeChart *self);
void offtake_chart_move_dispose (OfftakeChart *self);

/* chart-pointer.c: what the pointer does besides moving the chart. */
void offtake_chart_pointer_init (OfftakeChart *self);

G_END_DECLS
