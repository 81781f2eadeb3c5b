/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a scene is made of, for the files that fill, paint and search it. */

#include <pango/pangocairo.h>

#include "sankey/scene.h"

G_BEGIN_DECLS

/* Pango has one for its layouts alone. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PangoContext, g_object_unref)

typedef struct {
  double   x0, y0, x1, y1;
  int      layer;
  double   inflow, outflow; /* of links alone */
  double   stubs[3];        /* shortage, surplus, loss */
  double   lapsed;
  guint    color, tag;
  char    *label, *detail;
} OfftakeSceneNode;

typedef struct {
  guint             source, target;
  double            value, width;
  guint             first_point, n_points;
  cairo_rectangle_t bounds;
  OfftakeFill       fill;
  guint             color, tag;
  char             *label;
} OfftakeSceneLink;

/* An imbalance: a short hatched box at the side of its node. */
typedef struct {
  OfftakeSubject    subject;
  cairo_rectangle_t box;
  double            value;
  char             *text; /* its number */
} OfftakeSceneStub;

typedef enum { OFFTAKE_TEXT_NAME, OFFTAKE_TEXT_DETAIL, OFFTAKE_TEXT_WARNING, OFFTAKE_TEXT_HEADING } OfftakeTextKind;

/* One line of text in a box; ellipsised where it is too long. */
typedef struct {
  OfftakeTextKind kind;
  char           *text;
  double          x, y, width, height;
  PangoAlignment  align;
} OfftakeSceneText;

/* From a node to its label, where that had to move away. */
typedef struct {
  double x0, y0, x1, y1;
} OfftakeSceneLeader;

struct _OfftakeScene {
  gatomicrefcount   ref_count;
  double            width, height;
  char             *name, *unit, *currency;
  double            money;
  gboolean          right_to_left, is_difference;
  OfftakeSceneNode *nodes;
  guint             n_nodes;
  OfftakeSceneLink *links;
  guint             n_links;
  OfftakePoint     *points, *normals; /* corners of the centre lines; unit vectors across */
  guint            *out_start, *out_links, *in_start, *in_links; /* of nodes, by height of the band */
  guint            *paint_order; /* links, wide ones first */
  GArray           *stubs;   /* OfftakeSceneStub */
  GArray           *texts;   /* OfftakeSceneText */
  GArray           *leaders; /* OfftakeSceneLeader */
};

/* Fills texts and leaders: names beside their nodes, numbers beside stubs, titles above columns. */
void offtake_scene_place_labels (OfftakeScene *self, GPtrArray *column_titles);

/* A text layout for one line of that kind. (transfer full) */
PangoLayout *offtake_scene_text_layout (PangoContext *context, OfftakeTextKind kind, const char *text);

/* The unit normal at a point of a centre line, from the pieces on both sides;
   neighbours that lie on the point itself tell no direction. */
OfftakePoint offtake_scene_normal (const OfftakePoint *points, guint n, guint i);

/* Fills points and normals, and where each link's are; also the bounds of the links. */
void offtake_scene_trace_outlines (OfftakeScene *self, const OfftakeLayout *layout);

/* "1,882 t" with the scene's unit. (transfer full) */
char *offtake_scene_amount (const OfftakeScene *self, double value);

/* Marks what lies up- and downstream of @subject: arrays by node and by link, all FALSE before. */
void offtake_scene_trace (const OfftakeScene *self, OfftakeSubject subject, gboolean *nodes, gboolean *links);

/* Colours of a theme apart from the series. */
typedef enum {
  OFFTAKE_INK_PAPER,
  OFFTAKE_INK_TEXT,
  OFFTAKE_INK_DIM,
  OFFTAKE_INK_WARNING,
  OFFTAKE_INK_ACCENT,
} OfftakeInk;

void   offtake_palette_ink (OfftakeTheme theme, OfftakeInk ink, double rgba[4]);
/* Whether it is for readers who need all the contrast there is. */
gboolean offtake_palette_is_contrast (OfftakeTheme theme);
/* How opaque a firm band is. */
double offtake_palette_band_alpha (OfftakeTheme theme);

G_END_DECLS
