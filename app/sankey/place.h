/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Vertical places: of the links on the sides of their nodes, and of the items in their columns. */

#include "sankey/order.h"

G_BEGIN_DECLS

typedef struct {
  double  scale;  /* px per unit of value */
  double  most_scale; /* that the height has room for */
  double  gap;    /* px between two nodes */
  double  height; /* of the room that all columns have, px */
  double *y;      /* centre of an item, from 0 */
  double *size;   /* height of an item */
  double *offset; /* of an item below the first one of its column, if all are packed */
  double *left_end, *right_end; /* y of a segment's ends from the centres of its items */
  double *turn_end; /* y of a turn's end at its node from the node's centre */
} OfftakePlacement;

/* Heights of nodes and lanes for a room of @height px, and nothing placed yet. @scale and @gap are
   chosen where they are 0; with a scale given the room grows where it is too low. */
OfftakePlacement *offtake_placement_new (const OfftakeNet *net, const OfftakeItems *items,
                                         const OfftakeOrder *order, double height, double scale,
                                         double gap);
void              offtake_placement_free (OfftakePlacement *self);

/* Starts from where the items are in @other, which was made for another scale. */
void              offtake_placement_follow (OfftakePlacement *self, const OfftakeItems *items,
                                            const OfftakePlacement *other);

/* Starts from heights as shares of the room; what has none (NAN) stays where the stack put it. */
void              offtake_placement_recall (OfftakePlacement *self, const OfftakeItems *items,
                                            const double *height);

/* Weighted isotonic regression, column by column, of the places that each item's links wish for;
   then the lanes are straightened. @is_warm: items are where they should be already, more or less; else
   the first half of the sweeps looks to one side at a time, which takes them far. */
void              offtake_placement_settle (OfftakePlacement *self, const OfftakeNet *net,
                                            const OfftakeItems *items, const OfftakeOrder *order,
                                            gboolean is_warm, guint sweeps);

/* Moves what is pinned to its pin, and the others only as far as they must make room. */
void              offtake_placement_hold (OfftakePlacement *self, const OfftakeNet *net,
                                          const OfftakeItems *items, const OfftakeOrder *order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakePlacement, offtake_placement_free)

G_END_DECLS
