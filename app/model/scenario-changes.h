/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The changes of a scenario, as JSON, after an edit of what is shown under it. Each returns a new list
   (transfer full) and leaves @changes (nullable: none) as it is. */

#include "model/plan.h"
#include "model/scenario.h"

G_BEGIN_DECLS

/* The changes with which @now comes out in place of @shown, two records of one id; @base is the plan's own,
   NULL where the scenario adds it. Fields in which @now and @shown agree are not touched; one that is as in
   the base plan again is no change any more. NULL with @error where a field of the base plan would have to
   be emptied, which no change can say. */
json_t *offtake_scenario_changes_with (json_t *changes, OfftakeRecord *base, OfftakeRecord *shown,
                                       OfftakeRecord *now, GError **error);

/* The same for many: @copies are changed copies of records of @shown, which is @base with @changes. Changes of
   one record come to stand together. */
json_t *offtake_scenario_changes_with_all (json_t *changes, OfftakePlan *base, OfftakePlan *shown,
                                           const GPtrArray *copies, GError **error);

/* With a record that the plan has not; without one that it has or that the scenario adds. */
json_t *offtake_scenario_changes_with_added (json_t *changes, OfftakeRecord *record);
json_t *offtake_scenario_changes_without (json_t *changes, OfftakeRecord *record, gboolean in_base);

/* Without what they change in that record: in @field, or at all where that is NULL. */
json_t *offtake_scenario_changes_reset (json_t *changes, const char *list, const char *id, const char *field);

/* The changes of a scenario as such a list, which shares what they hold with it; and back, without asking
   whether they are others. offtake_record_get_json() and _set_json() do the same by copies. */
json_t  *offtake_scenario_changes_read (OfftakeScenario *scenario);
gboolean offtake_scenario_changes_put (OfftakeScenario *scenario, json_t *changes, GError **error);

G_END_DECLS
