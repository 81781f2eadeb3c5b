/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Chooses what the chart is compared with, another period or another state of the plan: a menu of
   "compare.against", whose value is a period's label, or "=" and the id of a scenario ("=": the base plan),
   or "" for nothing. The property "against" is 1 + the index of that period in the network, 0 for none; it
   notifies for states too. */

#include <adwaita.h>

#include "engine/network.h"
#include "model/plan.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_COMPARE_BUTTON (offtake_compare_button_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeCompareButton, offtake_compare_button, OFFTAKE, COMPARE_BUTTON, AdwBin)

/* Offers its periods; the chosen one is kept by its label where it is there. Nullable. */
void  offtake_compare_button_set_network (OfftakeCompareButton *self, OfftakeNetwork *network);
guint offtake_compare_button_get_against (OfftakeCompareButton *self);
/* Offers the states that are not shown; @plan is nullable, @shown the id of a scenario, NULL the base plan.
   Nothing is compared any more where the chosen one is shown now, or gone. */
void        offtake_compare_button_set_states (OfftakeCompareButton *self, OfftakePlan *plan, const char *shown);
/* The scenario that is chosen, "" the base plan, NULL none. Borrowed. */
const char *offtake_compare_button_get_state (OfftakeCompareButton *self);

/* The same choice for another menu, whose widget needs the actions as "compare". The menu is another
   one after each offtake_compare_button_set_network(), NULL before the first. (transfer none) */
GMenuModel   *offtake_compare_button_get_menu (OfftakeCompareButton *self);
GActionGroup *offtake_compare_button_get_actions (OfftakeCompareButton *self);

G_END_DECLS
