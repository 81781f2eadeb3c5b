/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A line of the compliance matrix: one rule on one subject (what a site makes, a site, an agreement),
   with what it says of each year. */

#include <gio/gio.h>

#include "compliance/standing.h"
#include "model/plan.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_VERDICT_ROW (offtake_verdict_row_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeVerdictRow, offtake_verdict_row, OFFTAKE, VERDICT_ROW, GObject)

/* The lines of all findings: products and sites first, then agreements, by name; of each its rules in
   the order of the book. @at_risk is that of offtake_standing_of(). (transfer full): OfftakeVerdictRow */
GPtrArray *offtake_verdict_rows_new (OfftakeCompliance *compliance, OfftakePlan *plan, double at_risk);

/* "Plant, Cathode" */
const char *offtake_verdict_row_get_subject (OfftakeVerdictRow *self);
const OfftakeRule *offtake_verdict_row_get_rule (OfftakeVerdictRow *self);
/* The rule's title, its id without one. */
const char *offtake_verdict_row_get_rule_title (OfftakeVerdictRow *self);
/* Names the line among those of other solutions of the plan. */
const char *offtake_verdict_row_get_key (OfftakeVerdictRow *self);

/* What the rule says of the year, of several periods or elements the one to look at first first: array of
   const OfftakeFinding; NULL where it says nothing. */
const GPtrArray *offtake_verdict_row_get_findings (OfftakeVerdictRow *self, int year);
/* The network that the findings speak of. */
const OfftakeNetwork *offtake_verdict_row_get_network (OfftakeVerdictRow *self);
/* What the findings belong to. */
OfftakeCompliance *offtake_verdict_row_get_compliance (OfftakeVerdictRow *self);
OfftakeStanding offtake_verdict_row_get_standing_of (OfftakeVerdictRow *self, const OfftakeFinding *finding);
/* The standing of the first of them. */
OfftakeStanding offtake_verdict_row_get_standing (OfftakeVerdictRow *self, int year);
/* Whether any year stands so. */
gboolean offtake_verdict_row_has_standing (OfftakeVerdictRow *self, OfftakeStanding standing);

G_END_DECLS
