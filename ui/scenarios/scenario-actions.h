/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a person does with scenarios as wholes: actions of the window. Those of one scenario take its id. */

#include "window.h"

G_BEGIN_DECLS

void offtake_scenario_actions_install (GtkWidgetClass *klass);
void offtake_scenario_actions_update (OfftakeWindow *window);

G_END_DECLS
