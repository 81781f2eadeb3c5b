/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What the agreements stand on: sites, parties, materials, recipes, price indices and deliveries,
   each a table with search and sorting. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_NETWORK_PAGE (offtake_network_page_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeNetworkPage, offtake_network_page, OFFTAKE, NETWORK_PAGE, OfftakePane)

/* Puts the focus into the table. */
void offtake_network_page_focus (OfftakeNetworkPage *self);
/* Puts the focus into the search. */
void offtake_network_page_find (OfftakeNetworkPage *self);
/* Shows the table of @list. */
void offtake_network_page_show_list (OfftakeNetworkPage *self, const char *list);

G_END_DECLS
