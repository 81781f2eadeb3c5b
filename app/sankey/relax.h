/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A start for the ordering in real coordinates: items as tall as their flow, drawn towards their
   neighbours, sorted by where they want to be and pushed apart. Orders by place in the list forget
   how much room a thick flow takes; on large graphs this start is the best one. */

#include "sankey/sorter.h"

G_BEGIN_DECLS

/* Relaxes from the sorter's order for so many rounds and leaves the order it comes to. */
void offtake_relax (OfftakeSorter *sorter, guint rounds);

G_END_DECLS
