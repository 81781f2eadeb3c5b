/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a rule says of some facts: the outcome and how it came about. */

#include "rules/rule.h"

G_BEGIN_DECLS

typedef enum {
  OFFTAKE_OUTCOME_PASS,
  OFFTAKE_OUTCOME_FAIL,
  OFFTAKE_OUTCOME_NOT_YET_BINDING, /* no day of the law has come */
  OFFTAKE_OUTCOME_NOT_COVERED,     /* the law does not speak of it */
  OFFTAKE_OUTCOME_EXEMPT,
  OFFTAKE_OUTCOME_TERMINATED,      /* the law has ended, or is struck out */
  OFFTAKE_OUTCOME_METHOD_PENDING,  /* no method is set and there is no default one */
  OFFTAKE_OUTCOME_NOT_TESTED,      /* a fact is missing, or a total is 0 */
} OfftakeOutcome;

/* Figures agree with a threshold if they miss it by no more, in percent. */
#define OFFTAKE_GUARD 1e-9

/* The verdict on one of several: a metal. */
typedef struct {
  char          *key;
  OfftakeOutcome outcome;
  double         value, threshold; /* percent; NAN without */
} OfftakeVerdictPart;

typedef struct {
  OfftakeRule   *rule;
  OfftakeOutcome outcome;
  double         value;     /* percent, tonnes of credit or money; NAN without */
  double         threshold; /* NAN without */
  char          *method;    /* where the law leaves a choice: the one reported */
  GPtrArray     *parts;     /* OfftakeVerdictPart, in the order of the facts */
  GPtrArray     *steps;     /* char *: sentences for the user */
} OfftakeVerdict;

/* (transfer full); as yet not tested, without figures. */
OfftakeVerdict *offtake_verdict_new (OfftakeRule *rule);
void            offtake_verdict_free (OfftakeVerdict *self);

void offtake_verdict_add_step (OfftakeVerdict *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
OfftakeVerdictPart *offtake_verdict_add_part (OfftakeVerdict *self, const char *key);

/* From the parts: the worst outcome among those that the law covers (fail, not tested, not yet
   binding, pass), value and threshold of the one with the least margin. */
void offtake_verdict_conclude (OfftakeVerdict *self);

/* Whether @value is as the rule's operator asks of @threshold, within the guard. */
gboolean offtake_rule_accepts (const OfftakeRule *rule, double value, double threshold);

/* "NOT_YET_BINDING": fixed words, never translated. */
const char *offtake_outcome_name (OfftakeOutcome outcome);
/* "not yet binding", for people. */
const char *offtake_outcome_title (OfftakeOutcome outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeVerdict, offtake_verdict_free)

G_END_DECLS
