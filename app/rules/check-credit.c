/* SPDX-License-Identifier: MPL-2.0 */

/* The US production credit of what a site makes: its worth, and whether foreign entities take it
   away through the cost ratio or through control. */

#include "rules/check-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "engine/cost.h"

/* What share of the site's costs a product carries, by mass and allocation. */
static double
cost_share (OfftakeChecker *self, const OfftakeSpan *span, guint site, guint material)
{
  OfftakeRecipe *recipe =
      OFFTAKE_RECIPE (offtake_plan_find (self->plan, "recipes", self->site[site]->recipe));
  double own = 0, all = 0;

  for (guint k = 0; k < self->made[site]->len; k++) {
    guint m = g_array_index (self->made[site], guint, k);
    const char *id = self->material[m]->id;
    double weight = 0;
    if (self->material[m]->waste != OFFTAKE_WASTE_NONE)
      continue;
    for (guint i = 0; recipe->outputs && i < recipe->outputs->len; i++) {
      const OfftakeRecipeOutput *output = recipe->outputs->pdata[i];
      if (strcmp (output->material, id) == 0)
        weight = output->allocation;
    }
    for (guint i = 0; recipe->yields && i < recipe->yields->len; i++) {
      const OfftakeRecipeYield *yield = recipe->yields->pdata[i];
      if (strcmp (yield->product, id) == 0)
        weight = yield->allocation;
    }
    if (weight > 0)
      weight *= offtake_checker_produced (self, span, site, m);
    all += weight;
    own += m == material ? weight : 0;
  }
  return all > 0 ? own / all : 1;
}

/* The mineral of the law that a material is of: the only one of those it holds that the law lists;
   without one, what it holds most of. Carbon is graphite only where nothing else is listed. NULL if
   there are several. */
static const char *
find_mineral (OfftakeChecker *self, const OfftakeRule *rule, guint material)
{
  const char *listed = NULL, *most = NULL;
  double greatest = 0;

  for (guint e = 0; e < offtake_network_n_elements (self->network); e++) {
    const char *element = offtake_network_element (self->network, e);
    double content = offtake_network_content (self->network, material, e);
    if (!(content > 0.01))
      continue;
    if (content > greatest) {
      greatest = content;
      most = element;
    }
    if (!offtake_rule_find (rule, "forms", element, NULL, 0) || strcmp (element, "C") == 0)
      continue;
    if (listed)
      return NULL;
    listed = element;
  }
  return listed ? listed : most;
}

/* The law's word for the material's form, by its formula. */
static const char *
find_form (const OfftakeMaterial *material)
{
  const char *formula = material->formula ? material->formula : "";

  if (material->role == OFFTAKE_ROLE_METAL)
    return "metal";
  if (strstr (formula, "SO4"))
    return "sulfate";
  if (strstr (formula, "CO3"))
    return "carbonate";
  if (strstr (formula, "OH"))
    return "hydroxide";
  return NULL;
}

/* FALSE if it is of several minerals. */
static gboolean
set_mineral (OfftakeChecker *self, const OfftakeRule *rule, json_t *facts, guint material)
{
  const char *mineral = find_mineral (self, rule, material);
  const char *form = find_form (self->material[material]);

  if (mineral) {
    guint element = offtake_network_find_element (self->network, mineral);
    json_object_set_new (facts, "mineral", json_string (mineral));
    offtake_facts_set (facts, "purity_pct",
                       100 * offtake_network_content (self->network, material, element));
  }
  if (form)
    json_object_set_new (facts, "form", json_string (form));
  return mineral != NULL;
}

typedef struct {
  double base, conversion;
  guint unpriced; /* OFFTAKE_NONE if all is priced */
} CreditBase;

static CreditBase
sum_base (OfftakeChecker *self, const OfftakeSpan *span, guint site)
{
  CreditBase sum = { .unpriced = OFFTAKE_NONE };

  for (guint i = 0; i < span->n_periods; i++) {
    guint unpriced = OFFTAKE_NONE;
    sum.base += offtake_solution_credit_base (self->solution, span->periods[i], site, &unpriced);
    sum.conversion +=
        offtake_solution_site_money (self->solution, span->periods[i], site).conversion;
    if (unpriced != OFFTAKE_NONE)
      sum.unpriced = unpriced;
  }
  return sum;
}

static void
add_unpriced_step (OfftakeChecker *self, OfftakeFinding *finding, guint unpriced)
{
  if (unpriced != OFFTAKE_NONE)
    offtake_verdict_add_step (finding->verdict, _ ("%s has no price: give one or a price index"),
                              offtake_network_material_name (self->network, unpriced));
}

static json_t *
write_costs (double materials, double conversion)
{
  return json_pack ("[{s:o, s:s}, {s:o, s:s}]", "amount", offtake_json_number (fmax (0, materials)),
                    "kind", "direct_material", "amount", offtake_json_number (conversion), "kind",
                    "overhead");
}

static const char *
currency (OfftakeChecker *self)
{
  return offtake_plan_get_head (self->plan)->currency;
}

static void
check_credit (
    OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span, guint site, guint material)
{
  gboolean is_eam = self->material[material]->us45x == OFFTAKE_US45X_EAM;
  CreditBase sum;
  double share;

  if (self->site[site]->kind != OFFTAKE_SITE_PROCESS ||
      self->material[material]->us45x == OFFTAKE_US45X_NONE)
    return;
  sum = sum_base (self, span, site);
  share = cost_share (self, span, site, material);
  g_autoptr (json_t) facts = json_pack ("{s:s, s:s, s:i}", "component", is_eam ? "eam" : "acm",
                                        "law", "amended", "year", span->year);
  gboolean is_of_one = is_eam || set_mineral (self, rule, facts, material);
  if (isfinite (sum.base) && sum.unpriced == OFFTAKE_NONE)
    json_object_set_new (facts, "costs",
                         write_costs ((sum.base - sum.conversion) * share, sum.conversion * share));

  OfftakeFinding *finding = offtake_checker_add (self, rule, span, facts);
  finding->site = site;
  finding->material = material;
  g_free (finding->unit);
  finding->unit = g_strdup (currency (self));
  add_unpriced_step (self, finding, sum.unpriced);
  if (!is_of_one)
    offtake_verdict_add_step (finding->verdict, _ ("The goods hold several of the law's minerals"));
  finding->evidence->formula =
      _ ("10 % * (conversion + inputs that had no credit yet) * phase-out");
  offtake_evidence_add_number (finding->evidence, _ ("base of the site"), sum.base, finding->unit,
                               site, OFFTAKE_NONE, OFFTAKE_NONE);
  offtake_evidence_add_number (finding->evidence, _ ("of it conversion"), sum.conversion,
                               finding->unit, site, OFFTAKE_NONE, OFFTAKE_NONE);
  offtake_evidence_add_number (finding->evidence, _ ("share of the product"), 100 * share, "%",
                               site, material, OFFTAKE_NONE);
  offtake_finding_add_purchases (self, finding, span, site, OFFTAKE_NONE);
}

void
offtake_check_credit (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  offtake_checker_each_product (self, rule, span, check_credit);
}

static OfftakeMaterialCost
sum_material_cost (OfftakeChecker *self, const OfftakeSpan *span, guint site)
{
  OfftakeMaterialCost sum = { .unpriced = OFFTAKE_NONE };

  for (guint i = 0; i < span->n_periods; i++) {
    OfftakeMaterialCost cost =
        offtake_solution_material_cost (self->solution, span->periods[i], site);
    sum.total += cost.total;
    sum.foreign += cost.foreign;
    sum.primary += cost.primary;
    if (cost.unpriced != OFFTAKE_NONE)
      sum.unpriced = cost.unpriced;
  }
  return sum;
}

/* Whether the site uses an eligible component that it has made itself. */
static gboolean
uses_own_component (OfftakeChecker *self, const OfftakeSpan *span, guint site)
{
  for (guint i = 0; i < span->n_periods; i++) {
    guint n;
    const OfftakeBalance *balances =
        offtake_solution_balances (self->solution, span->periods[i], site, &n);
    for (guint b = 0; b < n; b++)
      if (balances[b].produced > 0 && balances[b].consumed > 0 &&
          self->material[balances[b].material]->us45x != OFFTAKE_US45X_NONE)
        return TRUE;
  }
  return FALSE;
}

/* Whether it buys one that another site of its party makes in the US. */
static gboolean
buys_related_component (OfftakeChecker *self,
                        const OfftakeRule *rule,
                        const OfftakeSpan *span,
                        guint site)
{
  const GArray *bought = self->bought[site];

  for (guint i = 0; i < bought->len; i++) {
    guint a = g_array_index (bought, guint, i);
    guint seller = offtake_network_agreement_seller (self->network, a);
    guint material = offtake_network_agreement_material (self->network, a);
    if (self->material[material]->us45x == OFFTAKE_US45X_NONE || seller == site ||
        !self->party[seller] || self->party[seller] != self->party[site] ||
        !offtake_rule_in_scope (rule, "countries", offtake_checker_country (self, seller)))
      continue;
    for (guint p = 0; p < span->n_periods; p++)
      if (offtake_solution_agreement (self->solution, span->periods[p], a)->t > 0)
        return TRUE;
  }
  return FALSE;
}

/* A site is a facility. Whether two sites of one party are the same one is not in the plan. */
static void
check_stack (
    OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span, guint site, guint material)
{
  gboolean is_related = buys_related_component (self, rule, span, site);
  OfftakeMaterialCost cost;

  if (self->material[material]->us45x != OFFTAKE_US45X_EAM ||
      self->site[site]->kind != OFFTAKE_SITE_PROCESS ||
      (!is_related && !uses_own_component (self, span, site)))
    return;
  cost = sum_material_cost (self, span, site);
  g_autoptr (json_t) facts = json_object ();
  offtake_facts_set_day (facts, "tax_year_begins", span->first);
  if (!is_related)
    json_object_set_new (facts, "same_facility", json_true ());
  if (cost.unpriced == OFFTAKE_NONE) {
    offtake_facts_set (facts, "dmc_total", cost.total);
    offtake_facts_set (facts, "dmc_us_primary", cost.primary);
  }
  OfftakeFinding *finding = offtake_checker_add (self, rule, span, facts);
  finding->site = site;
  finding->material = material;
  g_autofree char *lack = offtake_finding_set_cost_margin (self, finding, cost.total);
  if (lack)
    finding->remedy =
        g_strdup_printf (_ ("%s more of US components in %s would do"), lack, finding->period);
  add_unpriced_step (self, finding, cost.unpriced);
  finding->evidence->formula = _ ("direct material cost of US components / direct material cost");
  offtake_evidence_add_number (finding->evidence, _ ("direct material cost"), cost.total,
                               currency (self), site, OFFTAKE_NONE, OFFTAKE_NONE);
  offtake_evidence_add_number (finding->evidence, _ ("of it US components"), cost.primary,
                               currency (self), site, OFFTAKE_NONE, OFFTAKE_NONE);
  offtake_finding_add_purchases (self, finding, span, site, OFFTAKE_NONE);
}

void
offtake_check_stack (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  offtake_checker_each_product (self, rule, span, check_stack);
}

/* By origin: what the seller's own purchases bring in, which the cost ratio does not see. */
static void
add_exposure (OfftakeChecker *self, OfftakeFinding *finding, const OfftakeSpan *span)
{
  guint site = finding->site, material = finding->material;
  guint period = span->periods[span->n_periods - 1];

  for (guint e = 0; e < offtake_network_n_elements (self->network); e++) {
    if (!(offtake_network_content (self->network, material, e) > 0))
      continue;
    OfftakeOriginSum sum = offtake_origin_sum_of_supply (self->solution, period, site, material, e);
    offtake_evidence_add_number (finding->evidence, _ ("of foreign entities, by origin"),
                                 100 * sum.foreign, "%", site, material, e);
    offtake_finding_add_purchases (self, finding, span, site, e);
  }
}

static void
check_assistance (
    OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span, guint site, guint material)
{
  const OfftakeMaterial *record = self->material[material];
  gboolean is_mineral = record->us45x == OFFTAKE_US45X_ACM;
  OfftakeMaterialCost cost;

  if (self->site[site]->kind != OFFTAKE_SITE_PROCESS ||
      (record->us45x == OFFTAKE_US45X_NONE && record->role != OFFTAKE_ROLE_CELL))
    return;
  cost = sum_material_cost (self, span, site);
  g_autoptr (json_t) facts =
      json_pack ("{s:s}", "component", is_mineral ? "acm" : "battery_component");
  offtake_facts_set_day (facts, "sold", span->last);
  if (cost.unpriced == OFFTAKE_NONE) {
    offtake_facts_set (facts, "dmc_total", cost.total);
    offtake_facts_set (facts, "dmc_pfe", cost.foreign);
  }
  OfftakeFinding *finding = offtake_checker_add (self, rule, span, facts);
  finding->site = site;
  finding->material = material;
  g_autofree char *lack = offtake_finding_set_cost_margin (self, finding, cost.total);
  if (lack)
    finding->remedy =
        g_strdup_printf (_ ("%s less from foreign entities in %s would do"), lack, finding->period);
  add_unpriced_step (self, finding, cost.unpriced);
  finding->evidence->formula =
      _ ("(direct material cost - that of prohibited foreign entities) / direct material cost");
  offtake_evidence_add_number (finding->evidence, _ ("direct material cost"), cost.total,
                               currency (self), site, OFFTAKE_NONE, OFFTAKE_NONE);
  offtake_evidence_add_number (finding->evidence, _ ("of it foreign entities and spot"),
                               cost.foreign, currency (self), site, OFFTAKE_NONE, OFFTAKE_NONE);
  add_exposure (self, finding, span);
}

void
offtake_check_assistance (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  offtake_checker_each_product (self, rule, span, check_assistance);
}

/* The sales that let a foreign entity alone say who gets the output, in the evidence. */
static gboolean
is_controlled (OfftakeChecker *self, OfftakeFinding *finding, const OfftakeSpan *span)
{
  const GArray *sold = self->sold[finding->site];
  gboolean controlled = FALSE;

  for (guint i = 0; i < sold->len; i++) {
    guint a = g_array_index (sold, guint, i);
    guint buyer = offtake_network_agreement_buyer (self->network, a);
    if (!self->agreement[a]->exclusive || !self->party[buyer] ||
        !self->party[buyer]->foreign_entity)
      continue;
    controlled = TRUE;
    offtake_verdict_add_step (
        finding->verdict,
        _ ("Agreement %s gives %s, a foreign entity, the output alone (7701(a)(51)(D)(ii)(II))"),
        offtake_network_agreement_id (self->network, a),
        offtake_network_site_name (self->network, buyer));
    offtake_evidence_add_flow (finding->evidence, self->solution, span->periods, span->n_periods, a,
                               OFFTAKE_NONE);
  }
  return controlled;
}

static gboolean
makes_component (OfftakeChecker *self, const OfftakeSpan *span, guint site)
{
  for (guint i = 0; i < self->made[site]->len; i++) {
    guint m = g_array_index (self->made[site], guint, i);
    if (self->material[m]->us45x != OFFTAKE_US45X_NONE &&
        offtake_checker_produced (self, span, site, m) > 0)
      return TRUE;
  }
  return FALSE;
}

void
offtake_check_entity (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  for (guint s = 0; s < offtake_network_n_sites (self->network); s++) {
    gboolean is_foreign;
    if (self->site[s]->kind != OFFTAKE_SITE_PROCESS ||
        !offtake_rule_in_scope (rule, "countries", offtake_checker_country (self, s)) ||
        !makes_component (self, span, s))
      continue;
    g_autoptr (json_t) facts = json_object ();
    OfftakeFinding *finding = offtake_checker_add (self, rule, span, facts);
    finding->site = s;
    is_foreign = self->party[s] && self->party[s]->foreign_entity;
    if (is_foreign)
      offtake_verdict_add_step (finding->verdict, _ ("%s is marked as a foreign entity"),
                                offtake_record_get_title (OFFTAKE_RECORD (self->party[s])));
    if (is_controlled (self, finding, span) || is_foreign)
      finding->verdict->outcome = OFFTAKE_OUTCOME_FAIL;
    finding->evidence->formula =
        _ ("holdings, debt and control of specified foreign entities; exclusive sales to them");
  }
}
