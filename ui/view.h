/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What one window looks at: a document, a period of it and a selected record. All pages of the
   window share the one view, so that chart, table and inspector always show the same thing.

   Signal "updated": the figures may have changed (another document, solution or period). */

#include "document/document.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_VIEW (offtake_view_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeView, offtake_view, OFFTAKE, VIEW, GObject)

OfftakeView *offtake_view_new (void);

/* Nullable. Setting it keeps the period by its label where the new plan has it. */
void offtake_view_set_document (OfftakeView *self, OfftakeDocument *document);
OfftakeDocument *offtake_view_get_document (OfftakeView *self);
/* What is shown, under its scenario: the same object while the document is; NULL without one. */
OfftakePlan *offtake_view_get_plan (OfftakeView *self);
OfftakeSolution *offtake_view_get_solution (OfftakeView *self); /* NULL before the first */

/* Index into the plan's periods; values beyond the last are brought back to it. */
void offtake_view_set_period (OfftakeView *self, guint period);
guint offtake_view_get_period (OfftakeView *self);
guint offtake_view_n_periods (OfftakeView *self);
const OfftakePeriod *offtake_view_get_period_info (OfftakeView *self); /* NULL without a document */
/* The first period of the plan, from where on a value holds that never changed; NULL without one. */
const char *offtake_view_first_period (OfftakeView *self);
/* The shown period in the solution's network; OFFTAKE_NONE while it has none. */
guint offtake_view_get_solved_period (OfftakeView *self);

/* Whether the solution holds every period, and not only what is shown. */
gboolean offtake_view_is_whole (OfftakeView *self);

/* A record of the plan, or NULL: it alone is selected. */
void offtake_view_select (OfftakeView *self, OfftakeRecord *record);
/* NULL where nothing is selected, or several. */
OfftakeRecord *offtake_view_get_selected (OfftakeView *self);
/* Several records of one list, OfftakeRecord; and all that are selected, be it one. Both notify
   "selected". */
void offtake_view_select_several (OfftakeView *self, const GPtrArray *records);
const GPtrArray *offtake_view_get_selection (OfftakeView *self);
/* Asks the window to bring the selected record's editor up, at the place @path of the record; emits
   "edit-requested". */
void offtake_view_request_edit (OfftakeView *self);
void offtake_view_request_edit_of (OfftakeView *self, const char *path);
/* The place that was asked for last, once; else NULL. (transfer full) */
char *offtake_view_take_edit_path (OfftakeView *self);

/* The record of a network's site or agreement in the plan as it stands; NULL if it is gone. */
OfftakeRecord *offtake_view_find_site (OfftakeView *self, guint site);
OfftakeRecord *offtake_view_find_agreement (OfftakeView *self, guint agreement);

/* Indices in the solution's network; OFFTAKE_NONE where it does not know the record. */
guint offtake_view_network_agreement (OfftakeView *self, OfftakeRecord *agreement);
guint offtake_view_network_site (OfftakeView *self, OfftakeRecord *site);

/* What the agreement does in the shown period; NULL where it moves nothing. */
const OfftakeAgreementResult *offtake_view_agreement_result (OfftakeView *self,
                                                             OfftakeRecord *agreement);

/* The recycled metal that salts and metals carry in the shown period: t of @element of the network.
 */
double offtake_view_recycled_mass (OfftakeView *self, guint element);
/* Value of all agreements of the shown period; NAN without any price. */
double offtake_view_total_value (OfftakeView *self);

G_END_DECLS
