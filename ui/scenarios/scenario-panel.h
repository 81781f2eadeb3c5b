/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What the shown scenario changes in the selected record, field by field beside the base plan: each can be
   reset, or taken over into the base plan. Hidden while the base plan is shown. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_SCENARIO_PANEL (offtake_scenario_panel_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeScenarioPanel, offtake_scenario_panel, OFFTAKE, SCENARIO_PANEL, OfftakePane)

G_END_DECLS
