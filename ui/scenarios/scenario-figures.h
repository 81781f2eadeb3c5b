/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Key figures of the base plan and of a scenario side by side, with what is more and what is less. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OFFTAKE_TYPE_SCENARIO_FIGURES (offtake_scenario_figures_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeScenarioFigures, offtake_scenario_figures, OFFTAKE, SCENARIO_FIGURES, GtkWidget)

/* Arrays of OfftakeKeyFigure, nullable while they are being worked out; @period is what they are of. */
void offtake_scenario_figures_show (OfftakeScenarioFigures *self, const GArray *base, const GArray *scenario,
                                    const char *period, const char *currency);
/* Instead of figures: why there are none. */
void offtake_scenario_figures_show_problem (OfftakeScenarioFigures *self, const char *problem);

G_END_DECLS
