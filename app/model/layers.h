/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A plan that is shown under a scenario, and the base plan beside it. The records and lists of what is
   shown stay the same objects whatever the scenario and its edits: they take other values, and their
   listeners are told. Of a record that the scenario changes the base plan has a copy of its own; all other
   records are shared by both. */

#include "model/plan.h"

G_BEGIN_DECLS

typedef struct _OfftakeLayers OfftakeLayers;

/* @plan is a base plan; from here on it is what is shown, and the base plan another object. */
OfftakeLayers *offtake_layers_new (OfftakePlan *plan);
void           offtake_layers_free (OfftakeLayers *self);

OfftakePlan *offtake_layers_get_base (OfftakeLayers *self);
OfftakePlan *offtake_layers_get_shown (OfftakeLayers *self);

/* Brings what is shown in line with the base plan and @scenario, one of it; NULL: as the base plan is.
   @fresh (nullable) is the object to show for the record of its id where the scenario has just added it.
   FALSE with @error where the scenario cannot be laid over the plan; then nothing has changed. */
gboolean offtake_layers_update (OfftakeLayers *self, OfftakeScenario *scenario, OfftakeRecord *fresh, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeLayers, offtake_layers_free)

G_END_DECLS
