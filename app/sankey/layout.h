/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Places for a graph's nodes and bands. Pure and deterministic: budgets count work, never the
   clock; the order of nodes and links in the graph does not change the picture. */

#include "sankey/graph.h"

G_BEGIN_DECLS

typedef struct {
  double   width, height;  /* asked for, px or points; the layout may come out larger */
  double   node_width;     /* 0: 12 */
  double   node_gap;       /* 0: chosen */
  double   scale;          /* px per unit of value; 0: fits the page. The same over the years of a plan */
  gboolean right_to_left;
  guint    effort;         /* restarts of the ordering; 0 none */
  gboolean labels;         /* leave room for labels */
} OfftakeLayoutOptions;

typedef struct {
  double x, y;
} OfftakePoint;

typedef struct {
  double x0, y0, x1, y1;
  int    layer;
} OfftakeNodePlace;

typedef struct {
  double width;              /* of the band, constant */
  guint  first_point, n_points; /* its centre line, from source to target, in `points` */
} OfftakeLinkPlace;

typedef struct {
  double            width, height;
  double            scale;  /* px per unit of value */
  OfftakeNodePlace *nodes;
  guint             n_nodes;
  OfftakeLinkPlace *links;
  guint             n_links;
  OfftakePoint     *points;
  guint             n_points;
  int               n_layers;
  gboolean          right_to_left;
  double            top, room; /* where nodes can stand: from the top on, and how high that is */
  struct _OfftakeMemory *memory; /* for the layout after this one */
  int               shares; /* how many hold it besides the first, on any thread */
} OfftakeLayout;

void           offtake_layout_options_init (OfftakeLayoutOptions *options, double width, double height);
/* @previous (nullable): nodes and links that were there keep their layer and their order, unless
   another one wins more than 2 %. Never fails. */
OfftakeLayout *offtake_layout_new (const OfftakeGraph *graph, const OfftakeLayoutOptions *options,
                                   const OfftakeLayout *previous);
/* The pin (OfftakeGraphNode.pin_y) that asks for a node's middle at @y of the page. */
double         offtake_layout_pin (const OfftakeLayout *self, double y);
/* Another holder: the last one's offtake_layout_free() frees it. Layouts never change. */
OfftakeLayout *offtake_layout_share (OfftakeLayout *self);
void           offtake_layout_free (OfftakeLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeLayout, offtake_layout_free)

G_END_DECLS
