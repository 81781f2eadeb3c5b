/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The interpreters, one per kind of rule. Facts have passed the rule's schema and hold no null. */

#include "rules/verdict.h"

G_BEGIN_DECLS

typedef struct {
  const OfftakeRule *rule;
  json_t            *facts;
  OfftakeVerdict    *verdict;
} OfftakeAssessment;

void offtake_assess_metal_ratio (OfftakeAssessment *self);
void offtake_assess_ratio (OfftakeAssessment *self);
void offtake_assess_traced_value (OfftakeAssessment *self);
void offtake_assess_incremental_value (OfftakeAssessment *self);
void offtake_assess_production_credit (OfftakeAssessment *self);
void offtake_assess_stacking (OfftakeAssessment *self);
void offtake_assess_cost_ratio (OfftakeAssessment *self);
void offtake_assess_ownership (OfftakeAssessment *self);
void offtake_assess_custody (OfftakeAssessment *self);
void offtake_assess_rate_credit (OfftakeAssessment *self);

/* Facts for a production credit of a component that ignores some: these are taken out. */
void offtake_assess_prepare_credit (json_t *facts);

/* Reads a fact of @object (a part of the facts that @place names, "" for the facts themselves). If it
   is not there the verdict becomes NOT_TESTED with its name, and FALSE is returned. */
gboolean offtake_assess_get_number (OfftakeAssessment *self, json_t *object, const char *place, const char *fact,
                                    double *number);
gboolean offtake_assess_get_day (OfftakeAssessment *self, json_t *object, const char *place, const char *fact,
                                 guint32 *day);
gboolean offtake_assess_get_text (OfftakeAssessment *self, json_t *object, const char *place, const char *fact,
                                  const char **text);
gboolean offtake_assess_get_flag (OfftakeAssessment *self, json_t *object, const char *place, const char *fact,
                                  gboolean *flag);
/* In percent of the whole, which is above 0. */
double offtake_assess_percent (double part, double whole);

/* 0 if it is not there. */
double   offtake_assess_number_or_zero (json_t *object, const char *fact);

/* NOT_TESTED because of the fact @place joined with @fact: missing, or a total of 0. */
void offtake_assess_miss (OfftakeAssessment *self, const char *place, const char *fact);
void offtake_assess_miss_total (OfftakeAssessment *self, const char *place, const char *fact);

/* Compares the verdict's value with the figure "minimum" for @key and @subject in force on @day:
   PASS or FAIL; NOT_YET_BINDING with the first that will bind; TERMINATED after the last. Without
   any figure, PASS. A NAN value sets the threshold alone. */
void offtake_assess_compare (OfftakeAssessment *self, const char *key, const char *subject, guint32 day);

/* The same for a part. */
void offtake_assess_compare_part (OfftakeAssessment *self, OfftakeVerdictPart *part, const char *subject,
                                  guint32 day);

G_END_DECLS
