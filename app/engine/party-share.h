/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Whose an element is, through loops: by the party of the source that it came from, or that recycled
   the waste. Found when asked for. */

#include "engine/solution.h"

G_BEGIN_DECLS

typedef struct {
  const char *party; /* id; "" where it is unknown. Lives as long as the solution */
  double      share;
} OfftakePartyShare;

/* Of what a site has of a material (so of its products too), sorted by party, shares above 1e-14.
   Returns: (transfer full): array of OfftakePartyShare; empty where the site has no such material or
   it does not hold @element. */
GArray *offtake_solution_party_shares (const OfftakeSolution *self, guint period, guint site, guint material,
                                       guint element);

G_END_DECLS
