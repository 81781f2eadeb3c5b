/* SPDX-License-Identifier: MPL-2.0 */

/* Prohibited foreign entities: "cost_ratio", how much of a product's material cost is not theirs,
   and "ownership", whether the producer is one. */

#include "rules/assess-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/period.h"

typedef struct {
  double total, foreign; /* direct material cost */
} Cost;

/* Whether the election lets the contract's items out of the ratio; FALSE too if a fact is missing,
   when @missing is set. */
static gboolean
is_excluded (OfftakeAssessment *self, json_t *contract, gboolean *missing)
{
  const char *sold = json_string_value (json_object_get (self->facts, "sold"));
  guint32 signed_on;

  if (!contract || !json_is_true (json_object_get (self->facts, "election")))
    return FALSE;
  if (!offtake_assess_get_day (self, contract, "excluded_contract", "signed", &signed_on)) {
    *missing = TRUE;
    return FALSE;
  }
  return sold && signed_on < offtake_rule_day (self->rule, "contract_before") &&
         offtake_day_parse (sold) < offtake_rule_day (self->rule, "product_sold_before");
}

/* Takes what the excluded contract brought out of both. FALSE if a fact is missing. */
static gboolean
exclude (OfftakeAssessment *self, Cost *cost)
{
  json_t *contract = json_object_get (self->facts, "excluded_contract");
  gboolean missing = FALSE;
  double total, foreign;

  if (!is_excluded (self, contract, &missing)) {
    if (contract && !missing)
      offtake_verdict_add_step (self->verdict, _ ("The contract of before stays in the ratio"));
    return !missing;
  }
  if (!offtake_assess_get_number (self, contract, "excluded_contract", "dmc", &total) ||
      !offtake_assess_get_number (self, contract, "excluded_contract", "dmc_pfe", &foreign))
    return FALSE;
  cost->total -= total;
  cost->foreign -= foreign;
  offtake_verdict_add_step (self->verdict,
                            _ ("By election, %.10g of cost, %.10g of it foreign, is left out"),
                            total, foreign);
  return TRUE;
}

static void
measure_cost (OfftakeAssessment *self)
{
  Cost cost;

  if (!offtake_assess_get_number (self, self->facts, "", "dmc_total", &cost.total) ||
      !offtake_assess_get_number (self, self->facts, "", "dmc_pfe", &cost.foreign) ||
      !exclude (self, &cost))
    return;
  if (!(cost.total > 0)) {
    offtake_assess_miss_total (self, "", "dmc_total");
    return;
  }
  self->verdict->value = offtake_assess_percent (cost.total - cost.foreign, cost.total);
  offtake_verdict_add_step (self->verdict, _ ("(%.10g - %.10g) of %.10g is %.4f %%"), cost.total,
                            cost.foreign, cost.total, self->verdict->value);
}

void
offtake_assess_cost_ratio (OfftakeAssessment *self)
{
  const char *component;
  gboolean is_storage;
  guint32 day;

  measure_cost (self);
  if (!offtake_assess_get_text (self, self->facts, "", "component", &component))
    return;
  is_storage = strcmp (component, "storage") == 0;
  if (!offtake_assess_get_day (self, self->facts, "",
                               offtake_rule_get_term (self->rule, is_storage ? "storage" : "other"),
                               &day))
    return;
  if (!offtake_rule_find (self->rule, "minimum", component, NULL, day)) {
    self->verdict->outcome = OFFTAKE_OUTCOME_NOT_TESTED;
    offtake_verdict_add_step (self->verdict,
                              _ ("Not tested: the law has no threshold for that year"));
    return;
  }
  offtake_assess_compare (self, component, NULL, day);
}

/* Whether the limit @figure, named as its fact, is reached. */
static gboolean
is_reached (const OfftakeFigure *figure, double number)
{
  if (g_strcmp0 (figure->key, ">") == 0)
    return number > figure->number + OFFTAKE_GUARD;
  return number >= figure->number - OFFTAKE_GUARD;
}

void
offtake_assess_ownership (OfftakeAssessment *self)
{
  guint n_missing = 0, n_reached = 0;

  for (guint i = 0; i < self->rule->n_figures; i++) {
    const OfftakeFigure *figure = &self->rule->figures[i];
    json_t *fact = json_object_get (self->facts, figure->name);
    double number = json_is_boolean (fact) ? json_is_true (fact) : json_number_value (fact);
    if (!fact) {
      offtake_assess_miss (self, "", figure->name);
      n_missing++;
      continue;
    }
    gboolean reached = is_reached (figure, number);
    n_reached += reached;
    if (reached)
      offtake_verdict_add_step (self->verdict,
                                _ ("%s is %.10g, the limit %s %.10g is reached (%s)"), figure->name,
                                number, figure->key, figure->number, figure->clause);
  }
  if (n_reached > 0)
    self->verdict->outcome = OFFTAKE_OUTCOME_FAIL;
  else if (n_missing == 0)
    self->verdict->outcome = OFFTAKE_OUTCOME_PASS;
  if (n_reached == 0 && n_missing == 0)
    offtake_verdict_add_step (self->verdict, _ ("No limit is reached"));
}
