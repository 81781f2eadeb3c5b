/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Every rule on every product, site, agreement and period of a plan. What the law judges by the year
   is judged by the calendar year, all its periods together, at the thresholds of its last day;
   contracts and trade lanes by the period. */

#include "model/plan.h"
#include "rules/evidence.h"
#include "rules/rule-book.h"
#include "rules/verdict.h"

G_BEGIN_DECLS

/* One cell of the matrix. */
typedef struct {
  OfftakeVerdict  *verdict;
  char             period[12];                          /* "2031", "2031Q2" */
  guint32          last_day;                            /* by whose thresholds it was judged */
  guint            site, material, agreement, element;  /* its subject; OFFTAKE_NONE where it has none */
  const char      *operator;                            /* NULL where nothing is compared */
  char            *detail;                              /* what of the subject: "Fe", "recycled share"; NULL */
  char            *unit;                                /* of value and threshold: "%", "t", a currency */
  double           margin;                              /* above 0: to spare, in the unit; NAN without */
  double           margin_t;                            /* the same in t; NAN where that says nothing */
  char            *margin_element;                      /* of which element; NULL: of the goods */
  double           tonnes_at_risk;                      /* of a lane that is shut; 0 otherwise */
  char            *remedy;                              /* one sentence: what would do; NULL without */
  OfftakeEvidence *evidence;
  GPtrArray       *levers;  /* OfftakeLever, see rules/lever.h; NULL where they were not looked for */
} OfftakeFinding;

typedef struct {
  gatomicrefcount  references;
  OfftakeSolution *solution;
  OfftakeRuleBook *book;     /* whose texts the findings' rules borrow */
  GPtrArray       *findings; /* OfftakeFinding: by rule in the order of the book, then period, then subject */
  GPtrArray       *faults;   /* char *: packs and company rules that were refused */
} OfftakeCompliance;

/* Checks @plan against its @solution. @rules (nullable, NULL-ended) are ids of rules, all without;
   @periods those to check, all that are solved without. On the plan's own thread. */
OfftakeCompliance *offtake_compliance_new (OfftakePlan *plan, OfftakeSolution *solution,
                                           OfftakeRuleBook *book, const char *const *rules,
                                           const guint *periods, guint n_periods);
OfftakeCompliance *offtake_compliance_ref (OfftakeCompliance *self);
void               offtake_compliance_unref (OfftakeCompliance *self);

/* Whether @figure, one of the rule, is what the verdict was held against, on its day or on the first to
   come. */
gboolean offtake_finding_rests_on (const OfftakeFinding *self, const OfftakeFigure *figure);

/* How many findings have @outcome. */
guint offtake_compliance_count (const OfftakeCompliance *self, OfftakeOutcome outcome);

/* For each agreement of the network the worst outcome in a period (by its label) of the findings that
   name it, or its seller with its goods; OFFTAKE_NONE where no rule speaks of it. A year's verdict
   stands for its quarters. For colour in the chart. (transfer full): guint, OfftakeOutcome */
GArray *offtake_compliance_by_agreement (const OfftakeCompliance *self, const char *period);

/* Whether the plan can be checked against the rule: all others are for facts or for reading. */
gboolean offtake_rule_is_checkable (const OfftakeRule *rule);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeCompliance, offtake_compliance_unref)

G_END_DECLS
