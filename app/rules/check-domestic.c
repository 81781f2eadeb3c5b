/* SPDX-License-Identifier: MPL-2.0 */

/* How much of the cost of a cell is domestic or regional, by where the sellers are; and what is
   left of the clean vehicle credit. */

#include "rules/check-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "engine/cost.h"

typedef struct {
  double home, abroad; /* purchases, by the seller's country; spot is abroad */
  double conversion;
  guint unpriced;      /* agreement without a price; OFFTAKE_NONE */
  guint unpriced_spot; /* material of the spot market without one; OFFTAKE_NONE */
} Cost;

/* Remembers what the site had to buy on the spot market at no known price. */
static void
find_unpriced_spot (OfftakeChecker *self, guint period, guint site, Cost *cost)
{
  guint n;
  const OfftakeBalance *balances = offtake_solution_balances (self->solution, period, site, &n);

  for (guint b = 0; b < n; b++)
    if (balances[b].spot > 0 && !self->material[balances[b].material]->price_index)
      cost->unpriced_spot = balances[b].material;
}

/* Adds what the site bought in a period, by whether the seller's country is in the rule's scope. */
static void
add_period (OfftakeChecker *self, const OfftakeRule *rule, guint period, guint site, Cost *cost)
{
  const GArray *bought = self->bought[site];
  OfftakeSiteMoney money = offtake_solution_site_money (self->solution, period, site);

  for (guint i = 0; i < bought->len; i++) {
    guint a = g_array_index (bought, guint, i);
    guint seller = offtake_network_agreement_seller (self->network, a);
    const OfftakeAgreementResult *flow = offtake_solution_agreement (self->solution, period, a);
    if (!(flow->t > 0))
      continue;
    if (isnan (flow->value))
      cost->unpriced = a;
    else if (offtake_rule_in_scope (rule, "countries", offtake_checker_country (self, seller)))
      cost->home += flow->value;
    else
      cost->abroad += flow->value;
  }
  cost->abroad += money.spot;
  cost->conversion += money.conversion;
  find_unpriced_spot (self, period, site, cost);
}

static Cost
sum_cost (OfftakeChecker *self, const OfftakeRule *rule, const OfftakeSpan *span, guint site)
{
  Cost cost = { .unpriced = OFFTAKE_NONE, .unpriced_spot = OFFTAKE_NONE };

  for (guint i = 0; i < span->n_periods; i++)
    add_period (self, rule, span->periods[i], site, &cost);
  return cost;
}

static OfftakeFinding *
add (OfftakeChecker *self,
     OfftakeRule *rule,
     const OfftakeSpan *span,
     json_t *facts,
     guint site,
     guint material,
     const Cost *cost,
     double whole)
{
  const char *currency = offtake_plan_get_head (self->plan)->currency;
  OfftakeFinding *finding = offtake_checker_add (self, rule, span, facts);

  finding->site = site;
  finding->material = material;
  g_autofree char *lack = offtake_finding_set_cost_margin (self, finding, whole);
  if (lack)
    finding->remedy =
        g_strdup_printf (_ ("%s more bought at home in %s would do"), lack, finding->period);
  if (cost->unpriced != OFFTAKE_NONE)
    offtake_verdict_add_step (finding->verdict, _ ("Agreement %s has no price"),
                              offtake_network_agreement_id (self->network, cost->unpriced));
  if (cost->unpriced_spot != OFFTAKE_NONE)
    offtake_verdict_add_step (finding->verdict, _ ("%s has no price: give one or a price index"),
                              offtake_network_material_name (self->network, cost->unpriced_spot));
  offtake_evidence_add_number (finding->evidence, _ ("bought at home"), cost->home, currency, site,
                               OFFTAKE_NONE, OFFTAKE_NONE);
  offtake_evidence_add_number (finding->evidence, _ ("bought abroad, and spot"), cost->abroad,
                               currency, site, OFFTAKE_NONE, OFFTAKE_NONE);
  offtake_evidence_add_number (finding->evidence, _ ("conversion"), cost->conversion, currency,
                               site, OFFTAKE_NONE, OFFTAKE_NONE);
  offtake_finding_add_purchases (self, finding, span, site, OFFTAKE_NONE);
  return finding;
}

static gboolean
is_known (const Cost *cost)
{
  return cost->unpriced == OFFTAKE_NONE && cost->unpriced_spot == OFFTAKE_NONE &&
         isfinite (cost->home + cost->abroad);
}

static void
check_domestic (
    OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span, guint site, guint material)
{
  Cost cost = sum_cost (self, rule, span, site);
  g_autoptr (json_t) facts = json_object ();

  if (self->site[site]->kind != OFFTAKE_SITE_PROCESS)
    return;
  offtake_facts_set_day (facts, "construction_begins", span->last);
  if (is_known (&cost)) {
    offtake_facts_set (facts, "us_cost", cost.home + cost.conversion);
    offtake_facts_set (facts, "total_cost", cost.home + cost.abroad + cost.conversion);
  }
  OfftakeFinding *finding = add (self, rule, span, facts, site, material, &cost,
                                 cost.home + cost.abroad + cost.conversion);
  finding->evidence->formula = _ ("(bought at home + conversion) / (bought + conversion)");
}

void
offtake_check_domestic_cost (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  offtake_checker_each_product (self, rule, span, check_domestic);
}

static void
check_component (
    OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span, guint site, guint material)
{
  Cost cost = sum_cost (self, rule, span, site);
  g_autoptr (json_t) facts = json_object ();

  if (self->site[site]->kind != OFFTAKE_SITE_PROCESS)
    return;
  if (is_known (&cost)) {
    offtake_facts_set (facts, "us_component_cost", cost.home);
    offtake_facts_set (facts, "component_cost", cost.home + cost.abroad);
  }
  OfftakeFinding *finding =
      add (self, rule, span, facts, site, material, &cost, cost.home + cost.abroad);
  finding->evidence->formula = _ ("bought at home / bought");
}

void
offtake_check_component_cost (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  offtake_checker_each_product (self, rule, span, check_component);
}

static void
check_regional (
    OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span, guint site, guint material)
{
  Cost cost = sum_cost (self, rule, span, site);
  g_autoptr (json_t) facts = json_pack ("{s:s}", "method", "net_cost");

  if (self->site[site]->kind != OFFTAKE_SITE_PROCESS)
    return;
  if (is_known (&cost)) {
    offtake_facts_set (facts, "base", cost.home + cost.abroad + cost.conversion);
    offtake_facts_set (facts, "non_originating", cost.abroad);
  }
  OfftakeFinding *finding = add (self, rule, span, facts, site, material, &cost,
                                 cost.home + cost.abroad + cost.conversion);
  finding->evidence->formula = _ ("(net cost - bought abroad) / net cost");
}

void
offtake_check_regional_value (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  offtake_checker_each_product (self, rule, span, check_regional);
}

static void
check_vehicle (
    OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span, guint site, guint material)
{
  g_autoptr (json_t) facts = json_object ();
  gboolean is_minerals = strcmp (rule->kind, "traced_value") == 0;

  if (is_minerals)
    json_object_set_new (facts, "method", json_string ("best"));
  offtake_facts_set_day (facts, "acquired", span->last);
  offtake_facts_set_day (facts, "placed_in_service", span->last);
  OfftakeFinding *finding = offtake_checker_add (self, rule, span, facts);
  finding->site = site;
  finding->material = material;
  if (finding->verdict->outcome == OFFTAKE_OUTCOME_NOT_TESTED)
    offtake_verdict_add_step (
        finding->verdict,
        is_minerals
            ? _ ("A plan does not hold what value of each mineral was extracted, processed or "
                 "recycled in which country: give it to the calculator, chain by chain")
            : _ ("A plan does not hold what value each component of the battery adds, and whether "
                 "it is made in North America: give it to the calculator, one by one"));
}

void
offtake_check_vehicle (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  offtake_checker_each_product (self, rule, span, check_vehicle);
}
