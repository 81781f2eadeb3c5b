/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The display list that screen, print, PDF, SVG, PNG, hit test, keyboard walk and accessible tree
   share: layout computes, scene stores, draw paints, hit reads. Immutable, counted. */

#include <cairo.h>

#include "sankey/layout.h"

G_BEGIN_DECLS

typedef enum {
  OFFTAKE_SUBJECT_NONE,
  OFFTAKE_SUBJECT_NODE,     /* index into the graph's nodes */
  OFFTAKE_SUBJECT_LINK,     /* index into the graph's links */
  OFFTAKE_SUBJECT_SHORTAGE, /* of the node with this index */
  OFFTAKE_SUBJECT_SURPLUS,
  OFFTAKE_SUBJECT_LOSS,
} OfftakeSubjectKind;

typedef struct {
  OfftakeSubjectKind kind;
  guint              index;
} OfftakeSubject;

typedef enum {
  OFFTAKE_THEME_LIGHT,
  OFFTAKE_THEME_DARK,
  OFFTAKE_THEME_PRINT, /* white paper, patterns beside colours */
  OFFTAKE_THEME_HIGH_CONTRAST,
  OFFTAKE_THEME_HIGH_CONTRAST_DARK,
  OFFTAKE_THEME_BLACK_AND_WHITE, /* white paper, greys with patterns */
} OfftakeTheme;

typedef struct _OfftakeScene OfftakeScene;

/* Takes a copy of what it needs from graph and layout; labels are measured with Pango. */
OfftakeScene       *offtake_scene_new (const OfftakeGraph *graph, const OfftakeLayout *layout);
OfftakeScene       *offtake_scene_ref (OfftakeScene *self);
void                offtake_scene_unref (OfftakeScene *self);
void                offtake_scene_get_size (const OfftakeScene *self, double *width, double *height);
guint               offtake_scene_n_nodes (const OfftakeScene *self);
guint               offtake_scene_n_links (const OfftakeScene *self);
cairo_rectangle_t   offtake_scene_get_bounds (const OfftakeScene *self, OfftakeSubject subject);
guint               offtake_scene_get_tag (const OfftakeScene *self, OfftakeSubject subject);
/* What a node is called, or what flows; NULL for a link without a label. */
const char         *offtake_scene_get_label (const OfftakeScene *self, OfftakeSubject subject);
/* One spoken sentence: "Flow of 1,882 t NiSO4·6H2O from Sierra ARC to PlusCAM". (transfer full) */
char               *offtake_scene_describe (const OfftakeScene *self, OfftakeSubject subject);

/* How much of all that flows lies on the path of @subject, up- and downstream: 0 to 1. */
double              offtake_scene_path_share (const OfftakeScene *self, OfftakeSubject subject);

/* Paints everything but the paper into the page (0, 0, width, height) of the scene. @hover and @selected may be
   of kind NONE; with a hover, what is not on its path up- and downstream is faded. */
void offtake_scene_draw (const OfftakeScene *self, cairo_t *cr, OfftakeTheme theme,
                         OfftakeSubject hover, OfftakeSubject selected);

/* Whether a band that would be @width px thick has a break mark, being drawn thicker than it is. */
gboolean offtake_scene_has_break (double width, guint n_links);

/* The layers of that picture one by one, for a window that keeps the first and the third: bands and bars;
   bands and bars on the path of @hover alone; texts with their lines; the frame of @selected. */
void offtake_scene_draw_flows (const OfftakeScene *self, cairo_t *cr, OfftakeTheme theme);
/* The same flows by cairo alone however many there are: what the faster way has to look like. */
void offtake_scene_draw_plain (const OfftakeScene *self, cairo_t *cr, OfftakeTheme theme);
void offtake_scene_draw_path (const OfftakeScene *self, cairo_t *cr, OfftakeTheme theme, OfftakeSubject hover);
/* Of the bands and bars those alone that are marked, by index. */
void offtake_scene_draw_lit (const OfftakeScene *self, cairo_t *cr, OfftakeTheme theme, const gboolean *nodes,
                             const gboolean *links);
void offtake_scene_draw_labels (const OfftakeScene *self, cairo_t *cr, OfftakeTheme theme);
void offtake_scene_draw_selection (const OfftakeScene *self, cairo_t *cr, OfftakeTheme theme, OfftakeSubject selected);

/* What lies at a point, topmost first; kind NONE over nothing. */
OfftakeSubject offtake_scene_hit (const OfftakeScene *self, double x, double y);

typedef enum { OFFTAKE_WALK_LEFT, OFFTAKE_WALK_RIGHT, OFFTAKE_WALK_UP, OFFTAKE_WALK_DOWN } OfftakeWalk;
/* The next stop of a keyboard walk: left and right along flows, up and down within a column (or
   between parallel flows). From NONE, the first node. */
OfftakeSubject offtake_scene_walk (const OfftakeScene *self, OfftakeSubject from, OfftakeWalk direction);

/* The palette's colour of a series in a theme, for legends. */
void offtake_palette_color (OfftakeTheme theme, guint series, double rgba[4]);

/* What a legend shows: a box filled as a band of a series, from its node, or as a stub. */
void offtake_scene_draw_series (cairo_t *cr, OfftakeTheme theme, guint series, OfftakeFill fill, const cairo_rectangle_t *box);
void offtake_scene_draw_stub (cairo_t *cr, OfftakeTheme theme, OfftakeSubjectKind kind, const cairo_rectangle_t *box);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeScene, offtake_scene_unref)

G_END_DECLS
