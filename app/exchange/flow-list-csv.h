/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Flow lists as tables: source, target, value and maybe type and period (floWeaver), or from, to,
   substance, quantity (PantaRhei), where a blank source or target is the one above, and where columns
   of substances may stand in place of the last two. */

#include "exchange/flow-list.h"
#include "exchange/mapping.h"

G_BEGIN_DECLS

/* Whether the first row of @cells names a source and a target; @mapping may say so too. */
gboolean offtake_flow_list_csv_is_one (const OfftakeMapping *mapping, const OfftakeCells *cells);

/* Reads @cells into @list; rows that cannot stand are refused in @import. */
gboolean offtake_flow_list_csv_read (OfftakeFlowList *list, OfftakeImport *import, const OfftakeMapping *mapping,
                                     const OfftakeCells *cells, GError **error);

/* Names the nodes by a table of nodes, with columns ID (or id) and label (or name): what PantaRhei
   keeps beside its flows. Nodes that have no flow are left out. */
void offtake_flow_list_csv_read_nodes (OfftakeFlowList *list, OfftakeImport *import, const OfftakeCells *cells);

G_END_DECLS
