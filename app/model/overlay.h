/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A plan with some records changed, added or removed, without a copy of the rest: what a scenario
   makes of it, or what an edit would. */

#include "model/plan.h"

G_BEGIN_DECLS

typedef struct _OfftakeOverlay OfftakeOverlay;

/* @plan must outlive the overlay and must not change meanwhile. */
OfftakeOverlay *offtake_overlay_new (OfftakePlan *plan);
void            offtake_overlay_free (OfftakeOverlay *self);

/* In place of the record of the same list and id, or added at the end. */
void     offtake_overlay_put (OfftakeOverlay *self, OfftakeRecord *record);
/* The changes of a scenario in order; on error some may have been made. Errors name the change:
   "changes[2].set.mode: ...". */
gboolean offtake_overlay_apply (OfftakeOverlay *self, OfftakeScenario *scenario, GError **error);

/* Which statuses move material where @scenario (nullable) is laid over @plan. */
guint offtake_overlay_moving_statuses (OfftakePlan *plan, OfftakeScenario *scenario);

/* (transfer none): NULL if it is not there. */
OfftakeRecord *offtake_overlay_find (const OfftakeOverlay *self, const char *list, const char *id);
/* Whether a record of @list that the plan has was changed or removed: nothing refers to one that is new. */
gboolean       offtake_overlay_replaces (const OfftakeOverlay *self, const char *list);
gboolean       offtake_overlay_removes (const OfftakeOverlay *self, const char *list);
/* Ids of the records of a list that the plan has not, in order; NULL where there are none. Of a record
   that was added and removed again the id stands there too. Borrowed: char * */
const GPtrArray *offtake_overlay_added (const OfftakeOverlay *self, const char *list);
/* The changed and added records of a list, and all of a list in order. (transfer container) */
GPtrArray     *offtake_overlay_touched (const OfftakeOverlay *self, const char *list);
GPtrArray     *offtake_overlay_list (const OfftakeOverlay *self, const char *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeOverlay, offtake_overlay_free)

G_END_DECLS
