/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The order of one component's items in their columns, with its weighted crossings. Two segments of
   a gap cross as often as the picture shows, namely when their ends lie in opposite orders; a turn
   crosses the segments that begin between its two ends, and the turns that have one end there. */

#include "sankey/items.h"

G_BEGIN_DECLS

typedef struct {
  guint  place; /* in its layer */
  double weight;
} OfftakeNeighbour;

typedef struct {
  const OfftakeItems *items;
  guint               first, last; /* items of the component */
  guint              *long_links; /* that have lanes, heavy ones first */
  guint               n_long;
  int                 n_layers;
  guint              *start;    /* of layers in list, n_layers + 1 */
  guint              *list;     /* items, layer by layer, in order */
  guint              *position; /* of item first + i in its layer */
  OfftakeNeighbour   *right, *left; /* as in items, sorted by position */
  double             *right_sum, *left_sum; /* weights of the segments on each side of an item */
  guint              *n_turns; /* of layer l: [2 l] on its left side, [2 l + 1] on its right */
  guint              *cursor; /* scratch, by item */
  double             *tree;   /* scratch, by position */
  double             *left_pull, *right_pull; /* scratch: see sift.c */
  gboolean           *changed; /* layers that sifting should look at again */
  const gboolean     *free_items; /* by item: may move for any gain; NULL: all. Others need: */
  double              least_gain;
  guint64             work;   /* pairs of segments looked at */
} OfftakeSorter;

OfftakeSorter *offtake_sorter_new (const OfftakeItems *items, guint component);
void           offtake_sorter_free (OfftakeSorter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeSorter, offtake_sorter_free)

#define offtake_sorter_position(self, i) ((self)->position[(i) - (self)->first])
#define offtake_sorter_size(self, layer) ((self)->start[(layer) + 1] - (self)->start[layer])

/* Sets every layer's order by keys of items, smaller ones on top; equal ones keep their order. */
void   offtake_sorter_sort (OfftakeSorter *self, const double *key);
void   offtake_sorter_sort_layer (OfftakeSorter *self, int layer, const double *key);
/* To be called when positions in @layer have changed: sorts the neighbours of the layers beside it. */
void   offtake_sorter_refresh (OfftakeSorter *self, int layer);
void   offtake_sorter_refresh_all (OfftakeSorter *self);
double offtake_sorter_count (OfftakeSorter *self);
/* Copies orders: @list has last - first items. */
void   offtake_sorter_save (const OfftakeSorter *self, guint *list);
void   offtake_sorter_restore (OfftakeSorter *self, const guint *list);

/* Local search: adjacent exchange, then sifting, at most so many passes. Return the gain. */
double offtake_sorter_exchange (OfftakeSorter *self, guint rounds);
double offtake_sorter_sift (OfftakeSorter *self, guint window, guint rounds);
/* Moves all lanes of a link at once, heavy ones first, within so many places,
   as long as no more than @work is done. */
double offtake_sorter_reroute (OfftakeSorter *self, guint window, guint64 work);

G_END_DECLS
