/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Graphs to lay out, and what must hold for every layout. */

#include "sankey/items.h"
#include "sankey/layout.h"
#include "sankey/order.h"
#include "sankey/rank.h"

G_BEGIN_DECLS

/* "A>B:12" in lines; nodes in the order in which they appear. (transfer full) */
OfftakeGraph *sankey_graph_parse (const char *name, const char *text);
/* Two circular chains: plastics (24 nodes, 40 links) and steel (16, 22). */
OfftakeGraph *sankey_plastic (void);
OfftakeGraph *sankey_steel (void);
/* Any graph: cycles, self-loops, parallel and zero links, nodes without links; uses g_test_rand. */
OfftakeGraph *sankey_random (guint max_nodes, guint max_links);
/* Any graph with values from 1 to 9 and no stubs. */
OfftakeGraph *sankey_random_even (guint max_nodes, guint max_links);
/* The same with rows in another order; node i of the result is node node[i] of @graph. */
OfftakeGraph *sankey_shuffle (const OfftakeGraph *graph, guint *node, guint *link);

/* Layout with defaults, without labels. */
OfftakeLayout *sankey_lay_out (const OfftakeGraph *graph, double width, double height);

/* Everything finite and inside the page, no node over another one, both ends of every band on their
   nodes, no band over a foreign node or folded, widths true to the values. */
void   sankey_check (const OfftakeGraph *graph, const OfftakeLayout *layout);
/* Sum of the products of both values over all crossings of the centre lines. */
double sankey_crossings (const OfftakeGraph *graph, const OfftakeLayout *layout);
/* Flow of the links whose target begins left of their source's right side. */
double sankey_backward_flow (const OfftakeGraph *graph, const OfftakeLayout *layout);

/* A graph on its way to a layout. */
typedef struct {
  OfftakeGraph *graph;
  OfftakeNet   *net;
  int          *layer;
  OfftakeItems *items;
} SankeyParts;

/* Takes @graph over. */
SankeyParts *sankey_parts_new (OfftakeGraph *graph);
void         sankey_parts_free (SankeyParts *self);
/* Index of the net's node with that id. */
guint        sankey_parts_node (const SankeyParts *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SankeyParts, sankey_parts_free)

G_END_DECLS
