/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The changes of a scenario in the words of the window. */

#include "model/plan.h"

G_BEGIN_DECLS

/* "Agreement 014: Quantity", "Added: Site Merchant black mass". @base is the base plan. (transfer full) */
char *offtake_scenario_change_title (OfftakePlan *base, const OfftakeScenarioChange *change);
/* "Capacity: 7000 → 3000"; NULL where the title says all. (transfer full) */
char *offtake_scenario_change_detail (OfftakePlan *base, const OfftakeScenarioChange *change);
/* "3 changes. These statuses move material too: letter of intent." (transfer full) */
char *offtake_scenario_summary (OfftakeScenario *scenario);

G_END_DECLS
