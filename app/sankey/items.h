/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What stands in the columns: nodes, and a lane for every column that a link passes. Links are cut
   into segments between neighbouring columns. A back link leaves its node on the right side, turns
   round in the gap, runs left through lanes from its source's column to its target's, turns again
   and enters on the left: its two turns join a node and a lane of the same column. A self-loop is a
   back link with one lane. */

#include "sankey/net.h"

G_BEGIN_DECLS

#define OFFTAKE_NO_NODE G_MAXUINT

typedef struct {
  guint  left, right; /* items */
  guint  link;
  double weight;
} OfftakeSegment;

typedef struct {
  guint    node, lane; /* items of one column */
  guint    link;
  gboolean on_right;
  double   weight;
} OfftakeTurn;

typedef struct {
  guint           n_items;
  int             n_layers;
  int            *layer;
  guint          *node; /* of the net; OFFTAKE_NO_NODE for a lane */
  guint          *link; /* that a lane belongs to */
  guint          *component_start; /* items of a component are neighbours */
  guint          *component_link; /* links of a component are neighbours too */
  guint           n_components;
  guint           n_segments;
  OfftakeSegment *segments;
  guint          *right_start, *right; /* segments on the right side of item i */
  guint          *left_start, *left;
  guint           n_turns;
  OfftakeTurn    *turns;
  guint          *turn_start, *turn; /* turns of item i, as node or as lane */
  guint          *chain_start, *chain; /* items that link k passes, source to target */
  guint          *first_segment, *first_turn; /* of link k, in the order of its chain */
  gboolean       *is_back; /* by link */
  double         *link_weight;
} OfftakeItems;

OfftakeItems *offtake_items_new (const OfftakeNet *net, const int *layer);
void          offtake_items_free (OfftakeItems *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeItems, offtake_items_free)

G_END_DECLS
