/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Which scenario of the plan is shown: a menu of the base plan and its scenarios, hidden where there are
   none. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_SCENARIO_BUTTON (offtake_scenario_button_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeScenarioButton, offtake_scenario_button, OFFTAKE, SCENARIO_BUTTON, OfftakePane)

/* What the shown scenario of @document is called; NULL for the base plan, or a scenario that an undo has
   taken away. @document is nullable. */
const char *offtake_scenario_name (OfftakeDocument *document);

/* The scenarios of the plan that @document shows; NULL where that is. (transfer none) */
GListModel *offtake_scenario_list (OfftakeDocument *document);

/* Shows a picture instead of the name, where there is no room for it. */
void offtake_scenario_button_set_short (OfftakeScenarioButton *self, gboolean is_short);

G_END_DECLS
