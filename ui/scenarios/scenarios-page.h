/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* All scenarios of the plan, each with its key figures beside the base plan; while the page is in sight they
   are worked out one after the other in the background. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_SCENARIOS_PAGE (offtake_scenarios_page_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeScenariosPage, offtake_scenarios_page, OFFTAKE, SCENARIOS_PAGE, OfftakePane)

/* Whether the figures of all scenarios are there. */
gboolean offtake_scenarios_page_is_worked_out (OfftakeScenariosPage *self);
/* The focus, for when the page has been turned to. */
void offtake_scenarios_page_focus (OfftakeScenariosPage *self);

G_END_DECLS
