/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A change between two layouts, as a film shows it. */

#include "sankey/layout.h"

G_BEGIN_DECLS

/* The layout at @time from 0 (@from) to 1 (@to), of one graph with other values: every node and band on
   a straight way from its place to its new one. NULL where the two are not of as many nodes and links.
   It has no memory for a layout after it. (transfer full) */
OfftakeLayout *offtake_layout_between (const OfftakeLayout *from, const OfftakeLayout *to, double time);

G_END_DECLS
