/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The element balance of a recipe: what goes in, what comes out, and what is lost; by yields of one
   tonne of each feed. */

#include <adwaita.h>

#include "model/plan.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_BALANCE_LIST (offtake_balance_list_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeBalanceList, offtake_balance_list, OFFTAKE, BALANCE_LIST, AdwPreferencesGroup)

GtkWidget *offtake_balance_list_new (void);
void offtake_balance_list_show (OfftakeBalanceList *self, OfftakePlan *plan, OfftakeRecipe *recipe);

G_END_DECLS
