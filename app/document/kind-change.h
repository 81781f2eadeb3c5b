/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Another kind of quantity or price for an agreement, with as much as can be kept. */

#include "engine/solution.h"

G_BEGIN_DECLS

/* The whole value of @field ("quantity" or "price") of @agreement as one of the kind @word: what
   both kinds know stays, and tonnes and prices stay what @solution found for each period (rounded
   as a person would write them). Without @solution (NULL), or where the agreement moves nothing in
   it, they begin at 0. An absent price becomes one of 0.

   Returns: (transfer full) */
json_t *offtake_kind_change (OfftakeAgreement *agreement,
                             const char *field,
                             const char *word,
                             const OfftakeSolution *solution);

G_END_DECLS
