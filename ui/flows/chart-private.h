/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The chart's parts, for the files that make, place, paint and move it. */

#include "flows/chart-item.h"
#include "flows/chart-later.h"
#include "flows/chart-picture.h"
#include "flows/chart.h"

G_BEGIN_DECLS

typedef enum {
  OFFTAKE_CHART_RESTING,
  OFFTAKE_CHART_DRAFTING, /* an agreement */
  OFFTAKE_CHART_PINNING,  /* a node */
} OfftakeChartDrag;

struct _OfftakeChart {
  OfftakePane parent_instance;

  OfftakeFlowSource source; /* owns its path */
  OfftakeLayout *layout;
  OfftakeScene *scene;
  OfftakeChartPicture picture;   /* of the scene, kept while it is pointed at and scrolled */
  OfftakeNetwork *network;       /* that the scene's tags point into */
  int asked_width, asked_height; /* what the layout was made for */
  OfftakeSolution *scaled;       /* that `scale` was found for, in a room of the size asked for */
  double scale;                  /* px per unit, the same in every period; 0: not found yet */
  guint rescale_id;              /* while `scale` is the one from before an edit */
  guint tick_id;                 /* while the scene does not show what it should */
  OfftakeChartLater later;

  gboolean jumps;        /* the next scene has nothing to do with this one */
  OfftakeLayout *from;   /* while a change is shown: where things were, */
  OfftakeGraph *graph;   /* what they are, */
  OfftakeScene *passing; /* and what it looks like now */
  AdwAnimation *change;

  double zoom;           /* px of the widget in a px of the scene */
  gboolean fits, zoomed; /* the zoom follows the window; a person has chosen one */
  guint still_id;        /* while it is zoomed and scrolled, and shortly after */
  double pinch_zoom;     /* at the pinch's begin */
  double pan_x, pan_y;   /* of the adjustments at the drag's begin */
  double pointer_x, pointer_y;
  gboolean space, panned; /* the space bar is held down, and has been used */

  OfftakeSubject hover;
  OfftakeSubject cursor; /* of the keyboard walk */
  GPtrArray *items;      /* OfftakeChartItem, nodes first, then links */
  guint items_id;        /* while more of them are to come */

  OfftakeChartDrag drag, armed; /* what goes on, and what a press would become */
  guint handles;                /* node that shows them; OFFTAKE_NONE for none */
  guint source_node, target;    /* of the drag */
  gboolean from_buyer, by_keys;
  double drag_x, drag_y; /* px of the widget */
  char *hint;

  char *wanted;  /* case-folded; NULL: no search */
  GArray *found; /* OfftakeSubject */
  gboolean *found_nodes, *found_links;
  guint found_at;
  GtkWidget *menu;
};

/* chart.c */
OfftakeView *offtake_chart_get_view (OfftakeChart *self);
/* Where a record stands in the scene; of kind NONE where it does not. */
OfftakeSubject offtake_chart_find (OfftakeChart *self, OfftakeRecord *record);
/* The size of the room that the window gives; FALSE before the first allocation. */
gboolean offtake_chart_get_window (OfftakeChart *self, int *width, int *height);
gboolean offtake_subject_equal (OfftakeSubject a, OfftakeSubject b);
void offtake_chart_set_hint (OfftakeChart *self, const char *hint);
void offtake_chart_get_options (OfftakeChart *self, OfftakeLayoutOptions *options);
/* Shows a scene in place of the one that is shown; takes @layout and @scene over. */
void offtake_chart_install (OfftakeChart *self,
                            OfftakeLayout *layout,
                            OfftakeScene *scene,
                            OfftakeSolution *solution);

/* chart-snapshot.c: what a frame shows. */
void offtake_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

/* chart-items.c: the accessible children, which also carry the keyboard's focus. */
void offtake_chart_items_update (OfftakeChart *self);
void offtake_chart_items_update_selected (OfftakeChart *self);
void offtake_chart_items_allocate (OfftakeChart *self);
void offtake_chart_items_clear (OfftakeChart *self);
void offtake_chart_items_focus_cursor (OfftakeChart *self);
gboolean offtake_chart_items_focus (GtkWidget *widget, GtkDirectionType direction);

/* chart-zoom.c: where the scene lies in the widget, and what moves it. */
#define OFFTAKE_CHART_ZOOM_STEP 1.25
/* How much larger than usual a person wants text; the zoom that the chart begins with. */
double offtake_chart_get_text_scale (OfftakeChart *self);
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

/* chart-change.c: the way from one period's picture to the next. Takes @from (nullable) and @graph
   over; the chart has its new layout already. */
void offtake_chart_change_begin (OfftakeChart *self, OfftakeLayout *from, OfftakeGraph *graph);
void offtake_chart_change_end (OfftakeChart *self);

/* chart-move.c: zooming and dragging by wheel, fingers, buttons and the space bar. */
void offtake_chart_move_init (OfftakeChart *self);
void offtake_chart_move_dispose (OfftakeChart *self);

/* chart-pointer.c: pointing, clicking and the context menu. */
void offtake_chart_pointer_init (OfftakeChart *self);
void offtake_chart_pointer_dispose (OfftakeChart *self);
/* At what the keyboard is at. */
void offtake_chart_popup_menu (OfftakeChart *self);

/* chart-drag.c: drafting an agreement and pinning a site. */
void offtake_chart_drag_init (OfftakeChart *self);
void offtake_chart_drag_snapshot (OfftakeChart *self, GtkSnapshot *snapshot);
/* Whether the pointer is at a handle, so that it is not at what lies below. */
gboolean offtake_chart_update_handles (OfftakeChart *self, OfftakeSubject at, double x, double y);
void offtake_chart_update_hint (OfftakeChart *self);
/* The keyboard's cursor has moved, or Enter was pressed there, while drafting. */
void offtake_chart_aim_draft (OfftakeChart *self, OfftakeSubject at);
void offtake_chart_finish_draft (OfftakeChart *self);
/* FALSE where nothing was going on. */
gboolean offtake_chart_cancel_drag (OfftakeChart *self);
/* Pins the node at the cursor somewhat higher or lower; FALSE where it cannot be. */
gboolean offtake_chart_nudge (OfftakeChart *self, gboolean up);
/* The nearest node on a side, whether flows lead there or not. */
OfftakeSubject offtake_chart_hop (OfftakeChart *self, OfftakeSubject from, OfftakeWalk direction);

/* chart-search.c */
void offtake_chart_search_init (OfftakeChart *self);
void offtake_chart_search_dispose (OfftakeChart *self);
/* The scene is another one. */
void offtake_chart_search_update (OfftakeChart *self);

G_END_DECLS
