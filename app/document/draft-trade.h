/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A new agreement between two sites, as a person draws it: what could be meant is guessed from the
   plan. */

#include "document/document.h"

G_BEGIN_DECLS

/* The id of the material that @seller most likely has for @buyer: made by the one's recipe and taken
   by the other's before what they already trade; the plan's first where nothing speaks for any.
   NULL if the plan has no material. */
const char *offtake_draft_guess_material (OfftakePlan *plan, OfftakeSite *seller, OfftakeSite *buyer);

/* Adds a draft of no tonnes by which @seller sells @buyer that material, as one step "Draft
   agreement". Two ends that are one site are refused.

   Returns: (transfer none): the agreement in the plan, or NULL with @error set */
OfftakeRecord *offtake_draft_trade (OfftakeDocument *document, OfftakeSite *seller, OfftakeSite *buyer, GError **error);

G_END_DECLS
