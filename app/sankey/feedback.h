/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Which links should run backwards: a linear order of the nodes with little flow against it. */

#include "sankey/net.h"

G_BEGIN_DECLS

/* Trophic levels (MacKay, Johnson and Sansom, How directed is a directed network?, 2020): the
   heights at which links, weighted with their flow, rise by one as nearly as they can. */
void offtake_feedback_levels (const OfftakeNet *net, double *level);

/* Places 0 ... n - 1 of the nodes. Only links inside a strongly connected component run against the
   order; within it, trophic order, best insertion and restarts from disturbed orders. @cycle
   gets the number of a node's component. */
void offtake_feedback_order (const OfftakeNet *net, const double *level, guint *position,
                             guint *cycle);
/* The same without a search: inside a component the nodes stand as their levels say. */
void offtake_feedback_follow (const OfftakeNet *net, const double *level, guint *position,
                              guint *cycle);

G_END_DECLS
