/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The sections of the summary, each in a file of its own. They read a brief and add blocks. */

#include "report/summary.h"
#include "rules/check.h"
#include "report/table.h"

G_BEGIN_DECLS

typedef struct {
  OfftakePlan                 *plan;
  const OfftakeSolution       *solution;
  OfftakeNetwork              *network;
  const OfftakeSummaryOptions *options;
  GArray                      *periods; /* guint: told in detail, in the order of time */
  char                        *scenario; /* its title, "Base plan" without one */
  const char                  *currency;
  const OfftakeRuleBook       *book;
  const OfftakeCompliance     *compliance; /* of the periods told in detail */
  OfftakePages                *pages;
} OfftakeSummaryBrief;

/* What every section needs to say. */
const char *offtake_brief_period (const OfftakeSummaryBrief *brief, guint period);
void        offtake_brief_heading (const OfftakeSummaryBrief *brief, guint level, const char *text);
void        offtake_brief_note (const OfftakeSummaryBrief *brief, const char *text);
/* Adds @block and, on the same page as its end, a note below it. */
void        offtake_brief_noted (const OfftakeSummaryBrief *brief, OfftakeBlock *block, const char *note);
/* Adds a row and frees the cells, which are g_new()ed or NULL. */
void        offtake_brief_row (OfftakeBlock *table, OfftakeRowKind kind, char **cells, guint n);
/* Record behind an index of the network; NULL if the plan has none. */
OfftakeSite      *offtake_brief_site (const OfftakeSummaryBrief *brief, guint site);
OfftakeMaterial  *offtake_brief_material (const OfftakeSummaryBrief *brief, guint material);
/* A site's name by its id. */
const char       *offtake_brief_site_name (const OfftakeSummaryBrief *brief, const char *id);

/* What a finding is on: "Plant, Cathode". (transfer full) */
char             *offtake_brief_subject (const OfftakeSummaryBrief *brief, const OfftakeFinding *finding);
/* Whether a finding has a verdict to list, not only to count. */
gboolean          offtake_finding_is_told (const OfftakeFinding *finding);

/* The sections, in the order in which they stand. */
void offtake_summary_add_cover (const OfftakeSummaryBrief *brief);
void offtake_summary_add_figures (const OfftakeSummaryBrief *brief);
void offtake_summary_add_verdicts (const OfftakeSummaryBrief *brief);
void offtake_summary_add_chart (const OfftakeSummaryBrief *brief, guint period);
void offtake_summary_add_agreements (const OfftakeSummaryBrief *brief, guint period);
void offtake_summary_add_balances (const OfftakeSummaryBrief *brief, guint period);
void offtake_summary_add_recovery (const OfftakeSummaryBrief *brief, guint period);
void offtake_summary_add_evidence (const OfftakeSummaryBrief *brief);
void offtake_summary_add_warnings (const OfftakeSummaryBrief *brief);
void offtake_summary_add_sources (const OfftakeSummaryBrief *brief);
void offtake_summary_add_signatures (const OfftakeSummaryBrief *brief);

G_END_DECLS
