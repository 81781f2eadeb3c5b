/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Sums over origins and periods of a solution that several rules ask for. */

#include "engine/solution.h"

G_BEGIN_DECLS

/* Shares of an element's origins, each in [0, 1]. */
typedef struct {
  double recycled, post; /* recycled at all, and after end of life */
  double foreign;        /* from foreign entities */
  double unknown;        /* of unknown class */
} OfftakeOriginSum;

OfftakeOriginSum offtake_origin_sum_of_flow (const OfftakeSolution *solution, guint period, guint agreement,
                                             guint element);
OfftakeOriginSum offtake_origin_sum_of_supply (const OfftakeSolution *solution, guint period, guint site,
                                               guint material, guint element);
/* Share of a flow's element from the countries in @countries (char *). */
double offtake_country_share_of_flow (const OfftakeSolution *solution, guint period, guint agreement, guint element,
                                      const GPtrArray *countries);

/* The balance of @material at @site; NULL if it has none. */
const OfftakeBalance *offtake_find_balance (const OfftakeSolution *solution, guint period, guint site,
                                            guint material);

/* Mass of @element, t, in several periods together. */
typedef struct {
  double total, recycled, post; /* post: of the recycled what was recycled after end of life */
} OfftakeElementMass;

/* In what a site makes of a material; a source makes what it sells. */
OfftakeElementMass offtake_element_produced (const OfftakeSolution *solution, const guint *periods, guint n_periods,
                                             guint site, guint material, guint element, gboolean is_source);
/* In what an agreement moves. */
OfftakeElementMass offtake_element_moved (const OfftakeSolution *solution, const guint *periods, guint n_periods,
                                          guint agreement, guint element);
/* In all that a site consumes. */
OfftakeElementMass offtake_element_consumed (const OfftakeSolution *solution, const guint *periods, guint n_periods,
                                             guint site, guint element);

G_END_DECLS
