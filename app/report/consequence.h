/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What changes from one state of a plan to another, in sentences: "recycled Ni in what PlusCAM sells:
   22.1 % to 30.0 %". Figures are of one period, verdicts of all. Records are matched by their ids. */

#include "base/text.h"
#include "rules/check.h"

G_BEGIN_DECLS

typedef enum {
  OFFTAKE_CONSEQUENCE_QUANTITY, /* of an agreement */
  OFFTAKE_CONSEQUENCE_NEED,     /* of a site, and how much of it is contracted */
  OFFTAKE_CONSEQUENCE_RECYCLED, /* share of an element in what a site sells */
  OFFTAKE_CONSEQUENCE_CARBON,   /* intensity of what a site sells */
  OFFTAKE_CONSEQUENCE_VALUE,    /* of all agreements */
  OFFTAKE_CONSEQUENCE_VERDICT,  /* another outcome of a rule */
} OfftakeConsequenceKind;

typedef struct {
  OfftakeConsequenceKind kind;
  double                 weight; /* larger: a larger part of it has changed */
  char                  *text;   /* a sentence without a full stop */
} OfftakeConsequence;

/* What people call the agreements of @plan, by id: for the two below, since workers see no plan.
   (transfer full) */
GHashTable *offtake_consequence_names (OfftakePlan *plan);

/* @period is a label that both solutions have solved. At most a few of each kind, the largest changes
   first; none where nothing changes. Without @names agreements are called by their ids. (transfer full): array of OfftakeConsequence */
GPtrArray *offtake_consequences_of_solutions (const OfftakeSolution *before, const OfftakeSolution *after,
                                              const char *period, const char *currency, OfftakeMassUnit mass,
                                              GHashTable *names);

/* The verdicts that have another outcome, one a rule, subject and kind of change. (transfer full) */
GPtrArray *offtake_consequences_of_verdicts (const OfftakeCompliance *before, const OfftakeCompliance *after,
                                            GHashTable *names);

G_END_DECLS
