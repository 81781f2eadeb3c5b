/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Weighted crossings of an order, counted pair by pair from their definition. */

#include "sankey/sorter.h"

G_BEGIN_DECLS

double crossings_of (const OfftakeSorter *sorter);
/* A sorter of component 0 in a random order; NULL if the graph has no node. */
OfftakeSorter *crossings_random_order (const OfftakeItems *items);

G_END_DECLS
