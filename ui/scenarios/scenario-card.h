/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A scenario on the page of scenarios: what it is called, its figures beside the base plan, what it changes,
   and what can be done with it. */

#include "scenarios/scenario-figures.h"
#include "view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define OFFTAKE_TYPE_SCENARIO_CARD (offtake_scenario_card_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeScenarioCard, offtake_scenario_card, OFFTAKE, SCENARIO_CARD, AdwBin)

/* To be put into a pane, whose document the scenario is of, and then filled. */
GtkWidget       *offtake_scenario_card_new (OfftakeScenario *scenario);
OfftakeScenario *offtake_scenario_card_get_scenario (OfftakeScenarioCard *self);
/* Once it stands in its pane, and whenever the base plan or what is shown has changed. */
void             offtake_scenario_card_update (OfftakeScenarioCard *self);
OfftakeScenarioFigures *offtake_scenario_card_get_figures (OfftakeScenarioCard *self);

G_END_DECLS
