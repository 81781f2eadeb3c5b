/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Graphs read from JSON and layouts written as "sankey-layout/1" of spec "offtake-cli". */

#include "base/json.h"
#include "sankey/layout.h"

G_BEGIN_DECLS

/* A graph out of {"name", "nodes": [{"id", "name", "layer"}], "links": [{"source", "target",
   "value"}], "fixedLayers"}. Ends of links may be ids or names of nodes, their indices, or objects
   with one of them, as d3 writes them; ids may be numbers. A "layer" counts only with "fixedLayers".

   Returns: (transfer full): the graph, or NULL with OFFTAKE_ERROR_INVALID naming the place. */
OfftakeGraph *offtake_graph_from_json (json_t *root, const char *name, GError **error);

/* @root is what @graph was read from: ids and values are written as they stand there.
   @milliseconds: the CPU time of the layout alone. (transfer full) */
char *offtake_layout_to_json (const OfftakeLayout *layout, const OfftakeGraph *graph, json_t *root,
                              double milliseconds);

G_END_DECLS
