/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The trail behind a verdict on a plan: the formula, this plan's numbers in it, and for each number
   the flows, agreements and documents that it comes from. */

#include "engine/solution.h"

G_BEGIN_DECLS

/* A number of the formula. */
typedef struct {
  char   *name;     /* for the user: "Ni in the product" */
  double  value;    /* NAN if it is not known */
  char   *unit;     /* "t", "%", a currency */
  guint   site, material, element; /* what it is a figure of; OFFTAKE_NONE */
} OfftakeEvidenceNumber;

/* A flow that brought something into the numbers. */
typedef struct {
  guint  agreement, element; /* element OFFTAKE_NONE: the goods as such */
  double t;                  /* of the goods, or of the element */
  double recycled_t;         /* of it; NAN where it is not asked for */
  double foreign_t;          /* of it from foreign entities by origin; NAN where it is not asked for */
} OfftakeEvidenceFlow;

typedef struct {
  const char *formula;    /* for the user, translated; NULL without */
  GPtrArray  *numbers;    /* OfftakeEvidenceNumber */
  GArray     *flows;      /* OfftakeEvidenceFlow, sorted as added */
  GPtrArray  *assumptions; /* char * */
} OfftakeEvidence;

OfftakeEvidence *offtake_evidence_new (void);
void             offtake_evidence_free (OfftakeEvidence *self);

/* @name is translated; @place says what it is a figure of. */
void offtake_evidence_add_number (OfftakeEvidence *self, const char *name, double value, const char *unit,
                                  guint site, guint material, guint element);
void offtake_evidence_add_assumption (OfftakeEvidence *self, const char *text);

/* What an agreement moved in the periods together; nothing is added if that is nothing. */
void offtake_evidence_add_flow (OfftakeEvidence *self, const OfftakeSolution *solution, const guint *periods,
                                guint n_periods, guint agreement, guint element);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeEvidence, offtake_evidence_free)

G_END_DECLS
