/* SPDX-License-Identifier: MPL-2.0 */

/* The production credit of IRC 45X: what it is worth, and whether components may be stacked. */

#include "rules/assess-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/period.h"

void
offtake_assess_prepare_credit (json_t *facts)
{
  if (g_strcmp0 (json_string_value (json_object_get (facts, "component")), "eam") != 0)
    return;
  json_object_del (facts, "mineral");
  json_object_del (facts, "form");
  json_object_del (facts, "purity_pct");
}

static void
conclude (OfftakeAssessment *self, OfftakeOutcome outcome)
{
  self->verdict->outcome = outcome;
  self->verdict->value = 0;
}

static gboolean
check_purity (OfftakeAssessment *self, const char *mineral, const char *form)
{
  const OfftakeFigure *purity = offtake_rule_find (self->rule, "purity", mineral, NULL, 0);
  gboolean by_purity = strcmp (form, "metal") == 0 || strcmp (mineral, "C") == 0;
  double percent;

  if (!by_purity || !purity) {
    conclude (self, OFFTAKE_OUTCOME_FAIL);
    offtake_verdict_add_step (self->verdict, _ ("\"%s\" is no form that the law names for %s"),
                              form, mineral);
    return FALSE;
  }
  if (!offtake_assess_get_number (self, self->facts, "", "purity_pct", &percent))
    return FALSE;
  gboolean is_pure = percent >= purity->number - OFFTAKE_GUARD;
  offtake_verdict_add_step (
      self->verdict, _ ("Purity %.10g %%, at least %.10g %% (%s): %s"), percent, purity->number,
      purity->clause,
      offtake_outcome_title (is_pure ? OFFTAKE_OUTCOME_PASS : OFFTAKE_OUTCOME_FAIL));
  if (!is_pure)
    conclude (self, OFFTAKE_OUTCOME_FAIL);
  return is_pure;
}

/* Whether the mineral is one of the law's, in a form or purity that it asks for. */
static gboolean
check_mineral (OfftakeAssessment *self)
{
  const OfftakeFigure *forms;
  const char *mineral, *form;

  if (!offtake_assess_get_text (self, self->facts, "", "mineral", &mineral))
    return FALSE;
  forms = offtake_rule_find (self->rule, "forms", mineral, NULL, 0);
  if (!forms) {
    conclude (self, OFFTAKE_OUTCOME_NOT_COVERED);
    offtake_verdict_add_step (self->verdict, _ ("%s is no applicable critical mineral"), mineral);
    return FALSE;
  }
  if (!offtake_assess_get_text (self, self->facts, "", "form", &form))
    return FALSE;
  if (!offtake_figure_lists (forms, form))
    return check_purity (self, mineral, form);
  offtake_verdict_add_step (self->verdict,
                            _ ("The law names the form \"%s\" of %s: any purity will do (%s)"),
                            form, mineral, forms->clause);
  return TRUE;
}

/* The phase-out percentage of the year; NAN if a fact is missing. */
static double
find_phase_out (OfftakeAssessment *self, const char *component)
{
  const char *law = NULL;
  const OfftakeFigure *figure;
  OfftakePeriod year;
  double number;

  if (strcmp (component, "acm") == 0 &&
      !offtake_assess_get_text (self, self->facts, "", "law", &law))
    return NAN;
  if (!offtake_assess_get_number (self, self->facts, "", "year", &number))
    return NAN;
  offtake_period_init (&year, (int) number, 0);
  figure = offtake_rule_find (self->rule, "phase_out", component, law, year.last);
  offtake_verdict_add_step (self->verdict, _ ("Phase-out in %d: %.10g %% (%s)"), year.year,
                            figure->number, figure->clause);
  return figure->number;
}

/* What of a cost counts: selling and the like never, nor what has had its credit. */
static gboolean
add_cost (OfftakeAssessment *self, json_t *cost, size_t i, double *base)
{
  const OfftakeFigure *excluded = offtake_rule_find (self->rule, "excluded_costs", NULL, NULL, 0);
  g_autofree char *place = g_strdup_printf ("costs[%zu]", i);
  const char *kind;
  double amount;

  if (!offtake_assess_get_number (self, cost, place, "amount", &amount) ||
      !offtake_assess_get_text (self, cost, place, "kind", &kind))
    return FALSE;
  if (offtake_figure_lists (excluded, kind))
    offtake_verdict_add_step (self->verdict, _ ("%s: %s cost of %.10g does not count"), place, kind,
                              amount);
  else if (json_is_true (json_object_get (cost, "eligible_component")))
    offtake_verdict_add_step (self->verdict,
                              _ ("%s: %.10g for an eligible component has had its credit already"),
                              place, amount);
  else
    *base += amount;
  return TRUE;
}

static gboolean
sum_costs (OfftakeAssessment *self, double *base)
{
  json_t *costs = json_object_get (self->facts, "costs"), *cost;
  size_t i;

  *base = 0;
  if (!costs) {
    offtake_assess_miss (self, "", "costs");
    return FALSE;
  }
  json_array_foreach (costs, i, cost) if (!add_cost (self, cost, i, base)) return FALSE;
  return TRUE;
}

void
offtake_assess_production_credit (OfftakeAssessment *self)
{
  double rate = offtake_rule_number (self->rule, "rate", NULL), phase_out, base;
  const char *component;

  if (!offtake_assess_get_text (self, self->facts, "", "component", &component) ||
      (strcmp (component, "acm") == 0 && !check_mineral (self)))
    return;
  phase_out = find_phase_out (self, component);
  if (isnan (phase_out))
    return;
  if (!(phase_out > 0)) {
    conclude (self, OFFTAKE_OUTCOME_TERMINATED);
    return;
  }
  if (!sum_costs (self, &base))
    return;
  self->verdict->outcome = OFFTAKE_OUTCOME_PASS;
  self->verdict->value = base * rate * phase_out / 10000;
  offtake_verdict_add_step (self->verdict, _ ("%.10g %% of %.10g, of that %.10g %%: %.2f"), rate,
                            base, phase_out, self->verdict->value);
}

static void
measure_stack (OfftakeAssessment *self)
{
  double total, primary;

  if (!offtake_assess_get_number (self, self->facts, "", "dmc_total", &total) ||
      !offtake_assess_get_number (self, self->facts, "", "dmc_us_primary", &primary))
    return;
  if (!(total > 0)) {
    offtake_assess_miss_total (self, "", "dmc_total");
    return;
  }
  self->verdict->value = offtake_assess_percent (primary, total);
  offtake_verdict_add_step (
      self->verdict, _ ("%.10g of %.10g of direct material cost is of US components, %.4f %%"),
      primary, total, self->verdict->value);
}

void
offtake_assess_stacking (OfftakeAssessment *self)
{
  gboolean same_facility;
  guint32 day;

  measure_stack (self);
  if (!offtake_assess_get_day (self, self->facts, "", "tax_year_begins", &day))
    return;
  offtake_assess_compare (self, NULL, NULL, day);
  if (!offtake_rule_find (self->rule, "same_facility", NULL, NULL, day)) {
    self->verdict->outcome = OFFTAKE_OUTCOME_NOT_YET_BINDING;
    offtake_verdict_add_step (self->verdict,
                              _ ("Until then each component is deemed sold with the one it is in"));
    return;
  }
  OfftakeOutcome by_cost = self->verdict->outcome;
  if (!offtake_assess_get_flag (self, self->facts, "", "same_facility", &same_facility))
    return;
  self->verdict->outcome = same_facility ? by_cost : OFFTAKE_OUTCOME_FAIL;
  if (!same_facility)
    offtake_verdict_add_step (self->verdict,
                              _ ("Not made in the same facility (45X(d)(4)(A)): no deemed sale"));
}
