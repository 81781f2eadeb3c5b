/* SPDX-License-Identifier: MPL-2.0 */

/* The clean vehicle credit: "traced_value" (critical minerals) and "incremental_value" (battery
   components). First whether the credit exists, then the foreign-entity gate, then the percentage.
 */

#include "rules/assess-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/period.h"

typedef struct {
  double total, traced, value_added; /* of all chains */
} Chains;

/* Whether the rule has ended for the vehicle. */
static gboolean
is_terminated (OfftakeAssessment *self, guint32 acquired, guint32 placed)
{
  guint32 last_acquired = offtake_rule_day (self->rule, "last_acquired");
  guint32 last_placed = offtake_rule_day (self->rule, "last_placed_in_service");

  if (acquired > last_acquired) {
    g_autofree char *day = offtake_day_format (last_acquired);
    offtake_verdict_add_step (self->verdict,
                              _ ("No credit for a vehicle acquired after %s (30D(h))"), day);
    return TRUE;
  }
  if (placed <= last_placed)
    return FALSE;
  g_autofree char *day = offtake_day_format (last_placed);
  offtake_verdict_add_step (
      self->verdict, _ ("The percentages for vehicles placed in service after %s were struck out"),
      day);
  return TRUE;
}

static guint32
read_day (OfftakeAssessment *self, const char *fact)
{
  const char *text = json_string_value (json_object_get (self->facts, fact));

  return text ? offtake_day_parse (text) : 0;
}

static void
fail_gate (OfftakeAssessment *self, const char *place, gsize index)
{
  self->verdict->outcome = OFFTAKE_OUTCOME_FAIL;
  self->verdict->value = NAN;
  offtake_verdict_add_step (
      self->verdict, _ ("%s[%zu] is of a foreign entity of concern: no credit, whatever the share"),
      place, index);
}

/* What both kinds share: @gate says whether a foreign entity shuts the vehicle out. The value, if
   it can be computed, stands in the verdict already. */
static void
judge (OfftakeAssessment *self, gboolean (*gate) (OfftakeAssessment *self, guint32 placed))
{
  guint32 acquired = read_day (self, "acquired"), placed = read_day (self, "placed_in_service");
  double value = self->verdict->value;
  const guint n_measured = self->verdict->steps->len;
  const OfftakeFigure *minimum =
      placed ? offtake_rule_find (self->rule, "minimum", NULL, NULL, placed) : NULL;

  self->verdict->threshold = minimum ? minimum->number : NAN;
  if (is_terminated (self, acquired, placed)) {
    self->verdict->outcome = OFFTAKE_OUTCOME_TERMINATED;
    if (isnan (value)) /* what its percentage would need no longer matters */
      g_ptr_array_remove_range (self->verdict->steps, 0, n_measured);
    return;
  }
  if (!offtake_assess_get_day (self, self->facts, "", "placed_in_service", &placed))
    return;
  if (!minimum) {
    offtake_assess_compare (self, NULL, NULL, placed);
    self->verdict->outcome = OFFTAKE_OUTCOME_NOT_YET_BINDING;
    return;
  }
  if (!offtake_assess_get_day (self, self->facts, "", "acquired", &acquired) ||
      gate (self, placed) || isnan (value))
    return;
  offtake_assess_compare (self, NULL, NULL, placed);
}

static gboolean
is_flagged (json_t *object, const char *fact)
{
  return json_is_true (json_object_get (object, fact));
}

/* Graphite, electrolyte salts and the like, until a report need no longer do. */
static gboolean
is_excused (OfftakeAssessment *self, json_t *chain, guint32 placed)
{
  return is_flagged (chain, "impracticable_to_trace") &&
         is_flagged (self->facts, "transition_report") &&
         placed < offtake_rule_day (self->rule, "impracticable_to_trace_before");
}

static gboolean
gate_chains (OfftakeAssessment *self, guint32 placed)
{
  json_t *chains = json_object_get (self->facts, "chains"), *chain;
  size_t i;

  if (placed <= offtake_rule_day (self->rule, "foreign_entity_after"))
    return FALSE;
  json_array_foreach (chains, i, chain)
  {
    if (!is_flagged (chain, "feoc"))
      continue;
    if (!is_excused (self, chain, placed)) {
      fail_gate (self, "chains", i);
      return TRUE;
    }
    offtake_verdict_add_step (
        self->verdict,
        _ ("chains[%zu] is of a foreign entity, but impracticable to trace and reported"), i);
  }
  return FALSE;
}

static gboolean
add_chain (OfftakeAssessment *self, json_t *chain, size_t i, Chains *sum)
{
  g_autofree char *place = g_strdup_printf ("chains[%zu]", i);
  double minimum = offtake_rule_number (self->rule, "value_added_minimum", NULL);
  double share = fmax (fmax (offtake_assess_number_or_zero (chain, "extraction_pct"),
                             offtake_assess_number_or_zero (chain, "processing_pct")),
                       offtake_assess_number_or_zero (chain, "recycling_pct"));
  double value;

  if (!offtake_assess_get_number (self, chain, place, "value", &value))
    return FALSE;
  if (!json_object_get (chain, "extraction_pct") && !json_object_get (chain, "processing_pct") &&
      !json_object_get (chain, "recycling_pct")) {
    offtake_assess_miss (self, place, "extraction_pct");
    return FALSE;
  }
  sum->total += value;
  sum->traced += value * share / 100;
  sum->value_added += share >= minimum - OFFTAKE_GUARD ? value : 0;
  offtake_verdict_add_step (self->verdict, _ ("%s: value %.10g, highest qualifying share %.10g %%"),
                            place, value, share);
  return TRUE;
}

static gboolean
sum_chains (OfftakeAssessment *self, Chains *sum)
{
  json_t *chains = json_object_get (self->facts, "chains"), *chain;
  size_t i;

  if (!chains) {
    offtake_assess_miss (self, "", "chains");
    return FALSE;
  }
  json_array_foreach (chains, i, chain) if (!add_chain (self, chain, i, sum)) return FALSE;
  if (sum->total > 0)
    return TRUE;
  offtake_assess_miss_total (self, "chains", "value");
  return FALSE;
}

/* The percentage by the method asked for; of "best", the better one. */
static void
measure_chains (OfftakeAssessment *self)
{
  Chains sum = { 0 };
  const char *method;

  if (!offtake_assess_get_text (self, self->facts, "", "method", &method) ||
      !sum_chains (self, &sum))
    return;
  if (strcmp (method, "best") == 0) {
    method = sum.value_added > sum.traced ? "va50" : "tqv";
    offtake_verdict_add_step (self->verdict,
                              _ ("Traced qualifying value %.4f %%, 50 %% value added test %.4f %%; "
                                 "the better one is \"%s\""),
                              offtake_assess_percent (sum.traced, sum.total),
                              offtake_assess_percent (sum.value_added, sum.total), method);
  }
  double qualifying = strcmp (method, "va50") == 0 ? sum.value_added : sum.traced;
  self->verdict->method = g_strdup (method);
  self->verdict->value = offtake_assess_percent (qualifying, sum.total);
  offtake_verdict_add_step (self->verdict, _ ("\"%s\": %.10g of %.10g qualify, %.4f %%"), method,
                            qualifying, sum.total, self->verdict->value);
}

void
offtake_assess_traced_value (OfftakeAssessment *self)
{
  measure_chains (self);
  judge (self, gate_chains);
}

static gboolean
gate_components (OfftakeAssessment *self, guint32 placed)
{
  json_t *components = json_object_get (self->facts, "components"), *component;
  size_t i;

  if (placed <= offtake_rule_day (self->rule, "foreign_entity_after"))
    return FALSE;
  json_array_foreach (components, i, component) if (is_flagged (component, "feoc"))
  {
    fail_gate (self, "components", i);
    return TRUE;
  }
  return FALSE;
}

static void
measure_components (OfftakeAssessment *self)
{
  json_t *components = json_object_get (self->facts, "components"), *component;
  double total = 0, domestic = 0;
  size_t i;

  if (!components) {
    offtake_assess_miss (self, "", "components");
    return;
  }
  json_array_foreach (components, i, component)
  {
    g_autofree char *place = g_strdup_printf ("components[%zu]", i);
    gboolean north_america;
    double value;
    if (!offtake_assess_get_number (self, component, place, "incremental_value", &value) ||
        !offtake_assess_get_flag (self, component, place, "north_america", &north_america))
      return;
    total += value;
    domestic += north_america ? value : 0;
  }
  if (!(total > 0)) {
    offtake_assess_miss_total (self, "components", "incremental_value");
    return;
  }
  self->verdict->value = offtake_assess_percent (domestic, total);
  offtake_verdict_add_step (self->verdict,
                            _ ("%.10g of %.10g of incremental value is North American, %.4f %%"),
                            domestic, total, self->verdict->value);
}

void
offtake_assess_incremental_value (OfftakeAssessment *self)
{
  measure_components (self);
  judge (self, gate_components);
}
