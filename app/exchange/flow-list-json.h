/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Flow lists as JSON: d3-sankey and its relatives, {"nodes": [...], "links": [...]}. A node is a
   text, or an object with `id` or `name`; a link has `source` and `target`, each a node's id, name or
   place in the list, a `value`, and may have a `type` (or `material`) and a `time` (or `period`). */

#include "base/json.h"
#include "exchange/flow-list.h"

G_BEGIN_DECLS

/* Whether @root looks like one: an object with a list of links and without a format of its own. */
gboolean offtake_flow_list_json_is_one (json_t *root);

/* Reads @root into @list; links that cannot stand are refused in its import, and what is left out
   (order, rank sets and the like) is noted there. FALSE if the nodes make no sense at all. */
gboolean offtake_flow_list_json_read (OfftakeFlowList *list, OfftakeImport *import, json_t *root, GError **error);

G_END_DECLS
