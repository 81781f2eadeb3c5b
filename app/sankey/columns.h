/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Horizontal places: columns, and in the gaps between them the room where turns run up and down
   beside the columns and the room in between where all bands bend. */

#include "sankey/place.h"

G_BEGIN_DECLS

typedef struct {
  int     n_layers;
  double  node_width;
  double  width;     /* of all, from the left end of the first turns to the right end of the last */
  double  least_width; /* that they would take with bands without a width */
  double  need;      /* of width that is not spare */
  double *x;         /* left side of a column */
  double *bend_from; /* where the bends right of a column begin */
  double *bend_to;   /* where they end */
  double *round;     /* radius of the bends there, as a share of the largest that fits */
  double *slot;      /* of a turn: distance of its vertical run from its side of the column */
  double *turn_radius; /* of its two quarters */
} OfftakeColumns;

/* What has to have room beside the columns, by layer. */
typedef struct {
  double *label; /* px right of a column; the last one is right of all */
  double *stub;  /* px that stubs take on each side: [2 * layer] left, [2 * layer + 1] right */
  double *pin;   /* wished for place of a column as a share of the width, NAN free */
} OfftakeColumnRooms;

/* Columns spread over @width; they take more if they need it. */
OfftakeColumns *offtake_columns_new (const OfftakeNet *net, const OfftakeItems *items,
                                     const OfftakeOrder *order, const OfftakePlacement *placement,
                                     double width, double node_width,
                                     const OfftakeColumnRooms *rooms);
/* Radius of the two arcs of a bend over @run with the @rise, if they meet without a line between. */
double          offtake_columns_largest_radius (double run, double rise);
void            offtake_columns_free (OfftakeColumns *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeColumns, offtake_columns_free)

G_END_DECLS
