/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The order of one component's items in their columns, with its weighted crossings. Two segments of
   a gap cross as often as the picture shows, namely when their ends lie in opposite orders; a turn
   crosses the segments that begin between its two ends, and the turns that have one end there. */

#include "sankey/items.h"
#include "sankey/keyed.h"

G_BEGIN_DECLS

/* The other end of a segment. */
typedef struct {
  guint  item, slot;
  double weight, root; /* of the flow, and its square root */
} OfftakeNeighbour;

typedef struct {
  const OfftakeItems *items;
  guint               first, last; /* items of the component */
  guint              *long_links; /* that have lanes, heavy ones first */
  guint               n_long;
  int                 n_layers;
  guint              *start;    /* of layers in list and in member, n_layers + 1 */
  guint              *list;     /* items, layer by layer, in order */
  guint              *member;   /* the same by slot: a number in the layer that an item keeps */
  guint              *position; /* of item first + i in its layer */
  guint              *slot;
  OfftakeNeighbour   *right, *left; /* as in items */
  double             *right_sum, *left_sum; /* weights of the segments on each side of an item */
  guint              *n_turns; /* of layer l: [2 l] on its left side, [2 l + 1] on its right */
  double            **swap;  /* of a layer, see offtake_sorter_row(); NULL where it is not kept */
  gboolean           *is_known; /* swaps of a layer are up to date */
  gsize               swap_room; /* for numbers in swaps that are not yet kept */
  double             *row;    /* scratch, by slot */
  double             *left_pull, *right_pull; /* scratch, by slot in the layers beside */
  double             *tree;   /* scratch, by position */
  OfftakeKeyed       *keyed;  /* scratch, of one layer */
  gboolean           *changed; /* layers that sifting should look at again */
  const gboolean     *free_items; /* by item: may move for any gain; NULL: all. Others need: */
  double              least_gain;
  const double       *most_gain; /* by item: what its moves can win at the very most; NULL: not known */
  guint64             work;   /* pairs of items looked at */
} OfftakeSorter;

OfftakeSorter *offtake_sorter_new (const OfftakeItems *items, guint component);
void           offtake_sorter_free (OfftakeSorter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeSorter, offtake_sorter_free)

#define offtake_sorter_position(self, i) ((self)->position[(i) - (self)->first])
#define offtake_sorter_slot(self, i) ((self)->slot[(i) - (self)->first])
#define offtake_sorter_size(self, layer) ((self)->start[(layer) + 1] - (self)->start[layer])

/* Sets every layer's order by keys of items, smaller ones on top; equal ones keep their order. */
void   offtake_sorter_sort (OfftakeSorter *self, const double *key);
void   offtake_sorter_sort_layer (OfftakeSorter *self, int layer, const double *key);
/* Takes over the order in self->list that a caller has written there. */
void   offtake_sorter_reordered (OfftakeSorter *self, int layer);
/* Moves the item to another place of its layer. */
void   offtake_sorter_move (OfftakeSorter *self, guint item, guint to);
double offtake_sorter_count (OfftakeSorter *self);
/* Copies orders: @list has last - first items. */
void   offtake_sorter_save (const OfftakeSorter *self, guint *list);
void   offtake_sorter_restore (OfftakeSorter *self, const guint *list);

/* What the item's segments cross more, by the slots of the others, when it goes from just above
   another item to just below it; turns apart. Valid for places from @from to @to. */
const double *offtake_sorter_row (OfftakeSorter *self, guint item, guint from, guint to);
/* To be called before two neighbours swap: keeps the rows of the layers beside up to date. */
void          offtake_sorter_swap_rows (OfftakeSorter *self, guint above, guint below);
/* To be called after a layer has another order. */
void          offtake_sorter_forget_rows (OfftakeSorter *self, int layer);

/* Local search: moves items one by one within so many places, at most so many passes. Returns the gain. */
double offtake_sorter_sift (OfftakeSorter *self, guint window, guint rounds);
/* Moves all lanes of a link at once, heavy ones first, within so many places,
   as long as no more than @work is done. */
double offtake_sorter_reroute (OfftakeSorter *self, guint window, guint64 work);

G_END_DECLS
