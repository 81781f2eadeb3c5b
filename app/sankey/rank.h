/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Layers and back links together (after generalised layering: Rüegg, Ehlers, Spönemann and von
   Hanxleden 2016): long links cost their length, links that do not lead to a later layer cost much
   more. */

#include "sankey/net.h"

G_BEGIN_DECLS

/* The layer of every node, from 0. A link is a back link where its target's layer is not greater.
   Wished for layers are kept. @previous (nullable) has the layer in the layout before, -1 for
   new nodes: moving away from it costs. */
void offtake_rank_layers (const OfftakeNet *net, const int *previous, int *layer);

G_END_DECLS
