/* SPDX-License-Identifier: MPL-2.0 */

/* Kinds that compare one mass or cost with another: "metal_ratio" for each metal on its own (a
   share of recycled content, a recovery), "ratio" for all together; and "rate_credit", a rate of an
   amount. The rule's terms say which fact plays which part. */

#include "rules/assess-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* A fact that the rule may do without: TRUE with NULL or 0 if it has no such term. */
static gboolean
get_day (OfftakeAssessment *self, guint32 *day)
{
  const char *fact = offtake_rule_get_term (self->rule, "date");

  *day = 0;
  return !fact || offtake_assess_get_day (self, self->facts, "", fact, day);
}

static gboolean
get_word (OfftakeAssessment *self, const char *role, const char **word)
{
  const char *fact = offtake_rule_get_term (self->rule, role);

  *word = NULL;
  return !fact || offtake_assess_get_text (self, self->facts, "", fact, word);
}

/* Percent of the whole; NAN if a fact is missing or the whole is 0. */
static double
measure_metal (OfftakeAssessment *self, const char *metal, json_t *object)
{
  const char *part_fact = offtake_rule_get_term (self->rule, "part");
  const char *whole_fact = offtake_rule_get_term (self->rule, "whole");
  const char *ignored = offtake_rule_get_term (self->rule, "ignored");
  g_autofree char *place = g_strconcat ("metals.", metal, NULL);
  double part, whole;

  if (!offtake_assess_get_number (self, object, place, part_fact, &part) ||
      !offtake_assess_get_number (self, object, place, whole_fact, &whole))
    return NAN;
  if (!(whole > 0)) {
    offtake_assess_miss_total (self, place, whole_fact);
    return NAN;
  }
  offtake_verdict_add_step (self->verdict, _ ("%s: %.10g t of %.10g t is %.4f %%"), metal, part,
                            whole, offtake_assess_percent (part, whole));
  if (ignored && offtake_assess_number_or_zero (object, ignored) > 0)
    offtake_verdict_add_step (self->verdict, _ ("%s: %.10g t of \"%s\" do not count"), metal,
                              offtake_assess_number_or_zero (object, ignored), ignored);
  return offtake_assess_percent (part, whole);
}

static void
assess_metal (OfftakeAssessment *self,
              const char *metal,
              json_t *object,
              const char *subject,
              gboolean has_facts,
              guint32 day)
{
  OfftakeVerdictPart *part = offtake_verdict_add_part (self->verdict, metal);

  if (!offtake_rule_find (self->rule, "minimum", metal, NULL, 0)) {
    part->outcome = OFFTAKE_OUTCOME_NOT_COVERED;
    offtake_verdict_add_step (self->verdict, _ ("%s: not covered, %s sets no minimum"), metal,
                              self->rule->citation);
    return;
  }
  part->value = measure_metal (self, metal, object);
  if (has_facts)
    offtake_assess_compare_part (self, part, subject, day);
}

void
offtake_assess_metal_ratio (OfftakeAssessment *self)
{
  json_t *metals = json_object_get (self->facts, "metals"), *object;
  const char *metal, *subject = NULL;
  guint32 day = 0;
  gboolean has_facts = get_day (self, &day);

  has_facts &= get_word (self, "subject", &subject);
  if (json_object_size (metals) == 0) {
    offtake_assess_miss (self, "", "metals");
    return;
  }
  json_object_foreach (metals, metal, object)
      assess_metal (self, metal, object, subject, has_facts, day);
  offtake_verdict_conclude (self->verdict);
}

/* The numerator: a fact, or the denominator less another. */
static gboolean
get_numerator (OfftakeAssessment *self, double denominator, double *numerator)
{
  const char *fact = offtake_rule_get_term (self->rule, "numerator");
  const char *subtract = offtake_rule_get_term (self->rule, "subtract");

  if (fact)
    return offtake_assess_get_number (self, self->facts, "", fact, numerator);
  if (!subtract || !offtake_assess_get_number (self, self->facts, "", subtract, numerator))
    return FALSE;
  *numerator = denominator - *numerator;
  return TRUE;
}

static double
measure (OfftakeAssessment *self)
{
  const char *fact = offtake_rule_get_term (self->rule, "denominator");
  const char *ignored = offtake_rule_get_term (self->rule, "ignored");
  double numerator, denominator;

  if (!offtake_assess_get_number (self, self->facts, "", fact, &denominator) ||
      !get_numerator (self, denominator, &numerator))
    return NAN;
  if (!(denominator > 0)) {
    offtake_assess_miss_total (self, "", fact);
    return NAN;
  }
  offtake_verdict_add_step (self->verdict, _ ("%.10g of %.10g is %.4f %%"), numerator, denominator,
                            offtake_assess_percent (numerator, denominator));
  if (ignored && offtake_assess_number_or_zero (self->facts, ignored) > 0)
    offtake_verdict_add_step (self->verdict, _ ("%.10g of \"%s\" do not count"),
                              offtake_assess_number_or_zero (self->facts, ignored), ignored);
  return offtake_assess_percent (numerator, denominator);
}

void
offtake_assess_ratio (OfftakeAssessment *self)
{
  const char *key = NULL;
  guint32 day = 0;
  gboolean has_facts = get_day (self, &day);

  has_facts &= get_word (self, "key", &key);
  self->verdict->value = measure (self);
  if (has_facts && !isnan (self->verdict->value))
    offtake_assess_compare (self, key, NULL, day);
  else if (has_facts) {
    offtake_assess_compare (self, key, NULL, day);
    self->verdict->outcome = OFFTAKE_OUTCOME_NOT_TESTED;
  }
}

void
offtake_assess_rate_credit (OfftakeAssessment *self)
{
  const OfftakeFigure *rate;
  guint32 day = 0;
  double amount;

  if (!get_day (self, &day) ||
      !offtake_assess_get_number (self, self->facts, "",
                                  offtake_rule_get_term (self->rule, "amount"), &amount))
    return;
  rate = offtake_rule_find (self->rule, "rate", NULL, NULL, day);
  if (rate) {
    self->verdict->value = amount * rate->number / 100;
    self->verdict->outcome = OFFTAKE_OUTCOME_PASS;
    offtake_verdict_add_step (self->verdict, _ ("%.10g %% of %.10g is %.2f (%s, confidence %s)"),
                              rate->number, amount, self->verdict->value, rate->clause,
                              offtake_confidence_mark (rate->confidence));
    return;
  }
  self->verdict->value = 0;
  self->verdict->outcome = offtake_rule_find_next (self->rule, "rate", NULL, NULL, day)
                               ? OFFTAKE_OUTCOME_NOT_YET_BINDING
                               : OFFTAKE_OUTCOME_TERMINATED;
}
