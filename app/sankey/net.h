/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A graph made ready for layout: dense numbers in an order that does not depend on the order of the
   graph's rows, values that can be added up, and which links meet at which node. Links with the same
   ends are one link here, a ribbon. */

#include "sankey/graph.h"

G_BEGIN_DECLS

typedef struct {
  guint    n_nodes, n_links;
  guint   *node_index; /* in the graph, by net node: sorted by component, then by id */
  guint   *strand_start; /* of link k: link_index[strand_start[k] ...] in the graph, top to bottom */
  guint   *link_index;   /* sorted by source, target, fill, value */
  double  *strand_value; /* finite, not negative */
  guint   *source, *target;
  double  *value;  /* of all strands */
  double  *weight; /* value over the mean value, never 0: what orders minimise */
  guint   *out_start, *out_links; /* links that leave node i: out_links[out_start[i] ...] */
  guint   *in_start, *in_links;
  double  *inflow, *outflow; /* with shortage; with surplus and loss */
  double  *pin, *pin_x;      /* wished for y and x in [0, 1], NAN free */
  int     *wish;             /* wished for layer, -1 free */
  guint   *component_start;  /* nodes of a component are neighbours; the largest flow first */
  guint    n_components;
  gboolean has_wishes, has_pins;
  gboolean has_labels;
  double  *label;            /* height that a node's label takes beside it, px: for the layout to tell */
} OfftakeNet;

OfftakeNet *offtake_net_new (const OfftakeGraph *graph);
/* Gives the nodes that are pinned across the page, and have no layer of their own, the one of @layer
   that is there. Returns whether there are any. */
gboolean    offtake_net_wish_layers (OfftakeNet *self, const int *layer);
void        offtake_net_free (OfftakeNet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeNet, offtake_net_free)

/* Compressed rows: for @n keys in @key, fills @start (of n_rows + 1) and @members, stable. */
void offtake_rows_fill (guint n_rows, guint n, const guint *key, guint *start, guint *members);

G_END_DECLS
