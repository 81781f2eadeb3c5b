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
   FALSE with @error where the scenario cannot be laid over the plan; then nothing has changed. */
gboolean offtake_layers_update (OfftakeLayers *self, OfftakeScenario *scenario, GError **error);

/* What offtake_layers_update() would do after an edit of the scenario whose outcome is known: @record is shown
   for the one of its id; where there is none it is from now on shown itself; or no more. */
void offtake_layers_put (OfftakeLayers *self, OfftakeRecord *record);
void offtake_layers_put_all (OfftakeLayers *self, const GPtrArray *records);
void offtake_layers_remove (OfftakeLayers *self, OfftakeRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeLayers, offtake_layers_free)

G_END_DECLS
