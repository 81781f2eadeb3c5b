/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What one chart has more than another one and what less, at one scale: two periods of a solution, or
   a period in two scenarios. What is more is drawn as a filled band, what is less as a hollow one. */

#include "sankey/graph.h"

G_BEGIN_DECLS

/* Nodes are matched by their ids, links by their ends and labels. Nodes and links of both are there,
   also where nothing has changed, with the tags of @now where it has them. @other is what @then is
   called: "2027", "Base plan".

   Returns: (transfer full) */
OfftakeGraph *offtake_flow_difference_new (const OfftakeGraph *now, const OfftakeGraph *then, const char *other);

/* Names of its series. (transfer full) array of char * */
GPtrArray *offtake_flow_difference_legend (const char *other);

G_END_DECLS
