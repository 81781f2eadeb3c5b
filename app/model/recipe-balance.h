/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What goes into a recipe and what comes out of it, element by element: computation, section 1. */

#include "model/overlay.h"

G_BEGIN_DECLS

typedef struct {
  char   element[4];
  double taken, made; /* t per t of reference, or per t of the feed */
} OfftakeElementBalance;

/* The balance of @recipe with the materials of @view. By yields it is that of one tonne of @feed, a
   material id; by coefficients @feed is NULL. Elements in the order in which compositions name
   them. (transfer full): of OfftakeElementBalance */
GArray *offtake_recipe_balance (const OfftakeOverlay *view, OfftakeRecipe *recipe, const char *feed);

G_END_DECLS
