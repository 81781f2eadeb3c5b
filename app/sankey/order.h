/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The order of items in their columns with few weighted crossings: the sum over crossings of the
   products of both flows. */

#include "sankey/items.h"

G_BEGIN_DECLS

typedef struct {
  int    n_layers;
  guint *start;    /* of layers in list, n_layers + 1 */
  guint *list;     /* items, layer by layer, top to bottom; components on top of each other */
  guint *position; /* of an item in its layer */
} OfftakeOrder;

/* @effort: restarts for small components; see OfftakeLayoutOptions. @hint (nullable): by item, where
   it stood in the layout before, NAN where it is new: then what was there keeps its order, unless
   near @changed links (nullable; by link) another one wins more than 2 %. */
OfftakeOrder *offtake_order_new (const OfftakeItems *items, guint effort, const double *hint,
                                 const gboolean *changed);
void          offtake_order_free (OfftakeOrder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeOrder, offtake_order_free)

G_END_DECLS
