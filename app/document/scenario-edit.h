/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Where edits go while a scenario is shown. An edit of a record then changes the scenario, not the base
   plan: offtake_document_set(), _add(), _remove() and groups of them do so by themselves. The head of the
   plan, the scenarios themselves and the company's rules hold for all scenarios and are edited as ever; so
   is everything once the base plan has been chosen. */

#include "document/document.h"

G_BEGIN_DECLS

/* Whether edits change the base plan though a scenario is shown. Property "edits-base" notifies; showing
   another scenario sets it back to FALSE. */
void     offtake_document_set_edits_base (OfftakeDocument *self, gboolean edits_base);
gboolean offtake_document_get_edits_base (OfftakeDocument *self);
/* Whether an edit of a record, now, changes the scenario that is shown. */
gboolean offtake_document_edits_scenario (OfftakeDocument *self);
/* The plan as edits see it: what is shown, or the base plan. (transfer none) */
OfftakePlan *offtake_document_get_edited_plan (OfftakeDocument *self);

/* The base plan's record for one that is shown: itself where the scenario does not change it, NULL where the
   scenario has added it. (transfer none) */
OfftakeRecord *offtake_document_find_base (OfftakeDocument *self, OfftakeRecord *shown);
/* What an edit of a shown record starts from: itself, or the base plan's where that is edited; NULL where the
   base plan has none. (transfer none) */
OfftakeRecord *offtake_document_find_edited (OfftakeDocument *self, OfftakeRecord *shown);
/* Whether @field of a shown record is otherwise than in the base plan; all of it where the scenario adds it. */
gboolean offtake_document_is_changed (OfftakeDocument *self, OfftakeRecord *shown, const char *field);

/* Gives @field (NULL: every field) of a shown record the value of the base plan again; one step of undo. */
gboolean offtake_document_reset (OfftakeDocument *self, OfftakeRecord *shown, const char *field, GError **error);
/* Gives @field of the base plan the value that the scenario has; the scenario then need not change it. */
gboolean offtake_document_apply_to_base (OfftakeDocument *self, OfftakeRecord *shown, const char *field,
                                         GError **error);

/* Takes the change at @index out of a scenario. */
gboolean offtake_scenario_drop_change (OfftakeDocument *self, OfftakeScenario *scenario, guint index, GError **error);
/* Makes all changes of a scenario in the base plan, and takes them out of the scenario; one step of undo. Which
   statuses move material stays a matter of the scenario. */
gboolean offtake_scenario_apply (OfftakeDocument *self, OfftakeScenario *scenario, GError **error);

G_END_DECLS
