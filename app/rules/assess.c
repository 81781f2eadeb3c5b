/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/assess.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/period.h"
#include "rules/assess-private.h"
#include "rules/json-schema.h"

static const struct {
  const char *kind;
  void (*assess) (OfftakeAssessment *self);
  void (*prepare) (json_t *facts);
} interpreters[] = {
  { "metal_ratio", offtake_assess_metal_ratio, NULL },
  { "ratio", offtake_assess_ratio, NULL },
  { "traced_value", offtake_assess_traced_value, NULL },
  { "incremental_value", offtake_assess_incremental_value, NULL },
  { "production_credit", offtake_assess_production_credit, offtake_assess_prepare_credit },
  { "stacking", offtake_assess_stacking, NULL },
  { "cost_ratio", offtake_assess_cost_ratio, NULL },
  { "ownership", offtake_assess_ownership, NULL },
  { "custody", offtake_assess_custody, NULL },
  { "rate_credit", offtake_assess_rate_credit, NULL },
};

static int
find_interpreter (const OfftakeRule *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (interpreters); i++)
    if (strcmp (rule->kind, interpreters[i].kind) == 0)
      return (int) i;
  return -1;
}

gboolean
offtake_rule_is_assessable (const OfftakeRule *rule)
{
  return find_interpreter (rule) >= 0 && json_object_get (rule->tree, "facts");
}

/* A copy without nulls: what is null is not given. */
static json_t *
strip (json_t *value)
{
  json_t *copy, *item;
  const char *key;
  size_t i;

  if (json_is_object (value)) {
    copy = json_object ();
    json_object_foreach (value, key, item) if (!json_is_null (item))
        json_object_set_new (copy, key, strip (item));
    return copy;
  }
  if (json_is_array (value)) {
    copy = json_array ();
    json_array_foreach (value, i, item) json_array_append_new (copy, strip (item));
    return copy;
  }
  return json_incref (value);
}

static OfftakeRule *
find_rule (const OfftakeRuleBook *book, json_t *facts, GError **error)
{
  json_t *id = json_object_get (facts, "rule");
  OfftakeRule *rule;

  if (!json_is_object (facts)) {
    g_set_error_literal (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                         _ ("facts: must be an object, as {\"rule\": \"eu-art8\", ...}"));
    return NULL;
  }
  if (!json_is_string (id)) {
    g_set_error_literal (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                         _ ("facts: rule: must be the id of a rule, as \"eu-art8\""));
    return NULL;
  }
  rule = offtake_rule_book_find (book, json_string_value (id), NULL);
  if (rule && offtake_rule_is_assessable (rule))
    return rule;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
               rule ? _ ("facts: rule: \"%s\" is not assessed on facts")
                    : _ ("facts: rule: there is no rule \"%s\""),
               json_string_value (id));
  return NULL;
}

/* The sum of what was given, or its ratio, is beyond what a number can hold. */
static void
reject_infinite (OfftakeVerdict *verdict)
{
  verdict->outcome = OFFTAKE_OUTCOME_NOT_TESTED;
  verdict->value = NAN;
  offtake_verdict_add_step (verdict, _ ("Not tested: the facts are too large to be reckoned with"));
}

OfftakeVerdict *
offtake_assess_rule (OfftakeRule *rule, json_t *facts, GError **error)
{
  g_autoptr (json_t) given = strip (facts);
  int interpreter = find_interpreter (rule);

  g_return_val_if_fail (interpreter >= 0, NULL);
  if (interpreters[interpreter].prepare)
    interpreters[interpreter].prepare (given);
  if (!offtake_json_schema_check (json_object_get (rule->tree, "facts"), given, _ ("facts"), error))
    return NULL;

  g_autoptr (OfftakeVerdict) verdict = offtake_verdict_new (rule);
  OfftakeAssessment self = { rule, given, verdict };
  interpreters[interpreter].assess (&self);
  if (isinf (verdict->value))
    reject_infinite (verdict);
  if (rule->method_pending)
    offtake_verdict_add_step (
        verdict, _ ("The act that sets the method is not adopted; the default method was used"));
  return g_steal_pointer (&verdict);
}

OfftakeVerdict *
offtake_assess (const OfftakeRuleBook *book, json_t *facts, GError **error)
{
  OfftakeRule *rule = find_rule (book, facts, error);

  return rule ? offtake_assess_rule (rule, facts, error) : NULL;
}

void
offtake_assess_miss (OfftakeAssessment *self, const char *place, const char *fact)
{
  self->verdict->outcome = OFFTAKE_OUTCOME_NOT_TESTED;
  offtake_verdict_add_step (self->verdict, _ ("Not tested: \"%s%s%s\" is missing"), place,
                            *place ? "." : "", fact);
}

void
offtake_assess_miss_total (OfftakeAssessment *self, const char *place, const char *fact)
{
  self->verdict->outcome = OFFTAKE_OUTCOME_NOT_TESTED;
  offtake_verdict_add_step (self->verdict, _ ("Not tested: \"%s%s%s\" is 0"), place,
                            *place ? "." : "", fact);
}

gboolean
offtake_assess_get_number (
    OfftakeAssessment *self, json_t *object, const char *place, const char *fact, double *number)
{
  json_t *value = json_object_get (object, fact);

  if (!value) {
    offtake_assess_miss (self, place, fact);
    return FALSE;
  }
  *number = json_number_value (value);
  return TRUE;
}

gboolean
offtake_assess_get_text (
    OfftakeAssessment *self, json_t *object, const char *place, const char *fact, const char **text)
{
  *text = json_string_value (json_object_get (object, fact));
  if (*text && **text)
    return TRUE;
  offtake_assess_miss (self, place, fact);
  return FALSE;
}

gboolean
offtake_assess_get_day (
    OfftakeAssessment *self, json_t *object, const char *place, const char *fact, guint32 *day)
{
  const char *text;

  if (!offtake_assess_get_text (self, object, place, fact, &text))
    return FALSE;
  *day = offtake_day_parse (text);
  return TRUE;
}

gboolean
offtake_assess_get_flag (
    OfftakeAssessment *self, json_t *object, const char *place, const char *fact, gboolean *flag)
{
  json_t *value = json_object_get (object, fact);

  if (!value) {
    offtake_assess_miss (self, place, fact);
    return FALSE;
  }
  *flag = json_is_true (value);
  return TRUE;
}

double
offtake_assess_number_or_zero (json_t *object, const char *fact)
{
  return json_number_value (json_object_get (object, fact));
}

/* Exact where it can be; what is too large times 100 is still a share. */
double
offtake_assess_percent (double part, double whole)
{
  double percent = 100 * part / whole;

  return isfinite (percent) ? percent : part / whole * 100;
}

/* One sentence on a comparison. */
static void
explain (OfftakeAssessment *self,
         const char *what,
         OfftakeOutcome outcome,
         double value,
         const OfftakeFigure *figure)
{
  g_autofree char *day = figure->from ? offtake_day_format (figure->from) : NULL;

  if (outcome == OFFTAKE_OUTCOME_NOT_YET_BINDING)
    offtake_verdict_add_step (self->verdict, _ ("%s%s%s %.10g %% binds from %s (%s): not yet"),
                              what, *what ? ": " : "", self->rule->operator, figure->number, day,
                              figure->clause);
  else
    offtake_verdict_add_step (self->verdict, _ ("%s%s%.4f %% %s %.10g %% (%s, confidence %s): %s"),
                              what, *what ? ": " : "", value, self->rule->operator, figure->number,
                              figure->clause, offtake_confidence_mark (figure->confidence),
                              offtake_outcome_title (outcome));
}

/* The outcome and, if there is one, the threshold that applies. */
static OfftakeOutcome
compare (OfftakeAssessment *self,
         const char *what,
         const char *key,
         const char *subject,
         guint32 day,
         double value,
         double *threshold)
{
  const OfftakeFigure *now = offtake_rule_find (self->rule, "minimum", key, subject, day);
  const OfftakeFigure *next =
      now ? NULL : offtake_rule_find_next (self->rule, "minimum", key, subject, day);
  const OfftakeFigure *figure = now ? now : next;
  OfftakeOutcome outcome;

  if (!figure)
    return offtake_rule_find (self->rule, "minimum", key, subject, 0) ? OFFTAKE_OUTCOME_TERMINATED
                                                                      : OFFTAKE_OUTCOME_PASS;
  *threshold = figure->number;
  if (isnan (value))
    return OFFTAKE_OUTCOME_NOT_TESTED;
  if (next)
    outcome = OFFTAKE_OUTCOME_NOT_YET_BINDING;
  else
    outcome = offtake_rule_accepts (self->rule, value, figure->number) ? OFFTAKE_OUTCOME_PASS
                                                                       : OFFTAKE_OUTCOME_FAIL;
  explain (self, what, outcome, value, figure);
  return outcome;
}

void
offtake_assess_compare (OfftakeAssessment *self, const char *key, const char *subject, guint32 day)
{
  self->verdict->outcome =
      compare (self, "", key, subject, day, self->verdict->value, &self->verdict->threshold);
}

void
offtake_assess_compare_part (OfftakeAssessment *self,
                             OfftakeVerdictPart *part,
                             const char *subject,
                             guint32 day)
{
  part->outcome = compare (self, part->key, part->key, subject, day, part->value, &part->threshold);
}
