/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Which record of a network was which of an earlier one, by id. Agreements, sites and recipes may have
   come, gone or changed; materials have not. */

#include "engine/network-private.h"

G_BEGIN_DECLS

/* Arrays are of the records @now; entries are indices @before, OFFTAKE_NONE of what is new. An agreement
   that has other sites, another material or kind of quantity is a new one. */
typedef struct {
  OfftakeNetwork *now, *before;
  guint   *site, *slot, *agreement, *variable, *tag;
  guint8  *gone;    /* of each agreement @before: whether it is not there any more */
  guint8  *altered; /* of each site: whether it is new, or its recipe, kind or mode is */
  guint8  *stirred; /* of each variable: whether what it hangs on is not what it was */
  gboolean origins_differ; /* a site has another origin, country or foreign-entity mark */
  gboolean carbon_differs; /* a way, a recipe or a source has another footprint */
} OfftakeNetworkMatch;

/* FALSE, and nothing to clear, where so much differs that no record can be told again. */
gboolean offtake_network_match_init (OfftakeNetworkMatch *self, OfftakeNetwork *now, OfftakeNetwork *before);
void     offtake_network_match_clear (OfftakeNetworkMatch *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OfftakeNetworkMatch, offtake_network_match_clear)

G_END_DECLS
