/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/cost.h"

#include <math.h>

#include "engine/solution-private.h"

typedef OfftakePeriodResult Result;

/* Mean price of what @slot's site bought of it; the index where no purchase has a price. */
static double
input_price (const Result *result, guint slot)
{
  const OfftakeNetwork *network = result->network;
  double value = 0, mass = 0;

  for (guint k = network->bought_first[slot]; k < network->bought_first[slot + 1]; k++) {
    guint a = network->bought_agreement[k];
    if (isnan (result->terms[a].price) || !(result->quantity[a] > 0))
      continue;
    value += result->terms[a].price * result->quantity[a];
    mass += result->quantity[a];
  }
  if (mass > 0)
    return value / mass;
  return offtake_network_material_prices (network, result->period)[network->slot[slot].material];
}

/* t of what @slot bought from sellers that @counts. */
static double
sum_bought (const Result *result, guint slot, gboolean (*counts) (const OfftakeNetworkSite *seller))
{
  const OfftakeNetwork *network = result->network;
  double sum = 0;

  for (guint k = network->bought_first[slot]; k < network->bought_first[slot + 1]; k++) {
    guint a = network->bought_agreement[k];
    if (counts (&network->site[network->agreement[a].seller]))
      sum += result->quantity[a];
  }
  return sum;
}

static gboolean
is_foreign (const OfftakeNetworkSite *seller)
{
  return seller->foreign_entity;
}

static gboolean
is_american (const OfftakeNetworkSite *seller)
{
  return g_strcmp0 (seller->country, "US") == 0;
}

/* Part of a process's burden that @slot carries, by tonnage and allocation. */
static double
output_share (const Result *result, guint s, guint slot)
{
  const OfftakeNetwork *network = result->network;
  double own = 0, all = 0;

  for (guint o = network->site[s].first_output; o < network->site[s + 1].first_output; o++) {
    const OfftakeLine *output = &network->output[o];
    if (network->material[network->slot[output->slot].material].waste != OFFTAKE_WASTE_NONE)
      continue;
    all += result->line[o] * output->allocation;
    own += output->slot == slot ? result->line[o] * output->allocation : 0;
  }
  return all > 0 ? own / all : 0;
}

/* Own output that is used again, of what the site makes in all. */
typedef struct {
  double all, primary; /* primary: of eligible components */
} Again;

/* What the inputs of a process cost. Of each input a part may be the site's own output: that part
   is returned as @again. */
static OfftakeMaterialCost
sum_inputs (const Result *result, guint s, gboolean credit, Again *again)
{
  const OfftakeNetwork *network = result->network;
  OfftakeMaterialCost cost = { .unpriced = OFFTAKE_NONE };

  *again = (Again){ 0 };
  for (guint slot = network->site[s].first_slot; slot < network->site[s + 1].first_slot; slot++) {
    guint material = network->slot[slot].material;
    double supply = offtake_period_result_supply (result, slot), consumed = result->consumed[slot];
    if (!(consumed > 0))
      continue;
    const gboolean is_component = network->material[material].us45x != OFFTAKE_US45X_NONE;
    const double own =
        result->produced[slot] > 0 ? consumed / supply * output_share (result, s, slot) : 0;
    again->all += own;
    again->primary += is_component && is_american (&network->site[s]) ? own : 0;
    double outside = consumed * (1 - result->produced[slot] / supply),
           american =
               is_component ? consumed * (sum_bought (result, slot, is_american) / supply) : 0,
           price = input_price (result, slot);
    if (outside > 0 && isnan (price) && cost.unpriced == OFFTAKE_NONE)
      cost.unpriced = network->materials.row[material];
    if (credit)
      outside -= american;
    double foreign = sum_bought (result, slot, is_foreign) + result->spot[slot];
    cost.total += outside > 0 ? price * outside : 0;
    cost.foreign += foreign > 0 ? price * consumed * (foreign / supply) : 0;
    cost.primary += american > 0 ? price * american : 0;
  }
  return cost;
}

static double
conversion_cost (const Result *result, guint s)
{
  return result->site_terms[s].conversion_cost_per_t * result->activity[s];
}

OfftakeMaterialCost
offtake_solution_material_cost (const OfftakeSolution *self, guint period, guint site)
{
  OfftakeMaterialCost nothing = { NAN, NAN, NAN, OFFTAKE_NONE };

  g_return_val_if_fail (offtake_solution_has_period (self, period), nothing);
  const Result *result = offtake_solution_get_result (self, period);
  guint s = result->network->sites.rank[site];
  Again again;
  OfftakeMaterialCost cost = sum_inputs (result, s, FALSE, &again);
  if (again.all > 0 && again.all < 1) {
    /* All that it makes costs K = inputs + conversion + again * K, of which again * K is material.
     */
    double whole = (cost.total + conversion_cost (result, s)) / (1 - again.all);
    cost.total += again.all * whole;
    cost.foreign /= 1 - again.all;
    cost.primary += again.primary * whole;
  }
  return cost;
}

double
offtake_material_cost_assistance_ratio (const OfftakeMaterialCost *cost)
{
  if (cost->unpriced != OFFTAKE_NONE || !(cost->total > 0))
    return NAN;
  return (cost->total - cost->foreign) / cost->total;
}

double
offtake_solution_credit_base (const OfftakeSolution *self,
                              guint period,
                              guint site,
                              guint *unpriced)
{
  g_return_val_if_fail (offtake_solution_has_period (self, period), NAN);
  const Result *result = offtake_solution_get_result (self, period);
  guint s = result->network->sites.rank[site];
  Again again;
  OfftakeMaterialCost cost = sum_inputs (result, s, TRUE, &again);

  *unpriced = cost.unpriced;
  return cost.unpriced == OFFTAKE_NONE ? cost.total + conversion_cost (result, s) : NAN;
}

/* @price times @mass; without a price 0, and then @complete is FALSE. */
static double
value (double price, double mass, gboolean *complete)
{
  if (mass == 0)
    return 0;
  if (!isnan (price))
    return price * mass;
  *complete = FALSE;
  return 0;
}

static double
sum_value (const Result *result,
           const guint *first,
           const guint *agreements,
           guint slot,
           gboolean *complete)
{
  double sum = 0;

  for (guint k = first[slot]; k < first[slot + 1]; k++)
    sum += value (result->terms[agreements[k]].price, result->quantity[agreements[k]], complete);
  return sum;
}

OfftakeSiteMoney
offtake_solution_site_money (const OfftakeSolution *self, guint period, guint site)
{
  OfftakeSiteMoney money = { .complete = TRUE };

  g_return_val_if_fail (offtake_solution_has_period (self, period), money);
  const Result *result = offtake_solution_get_result (self, period);
  const OfftakeNetwork *network = result->network;
  guint s = network->sites.rank[site];
  for (guint slot = network->site[s].first_slot; slot < network->site[s + 1].first_slot; slot++) {
    double index = offtake_network_material_prices (network, period)[network->slot[slot].material];
    money.sold +=
        sum_value (result, network->sold_first, network->sold_agreement, slot, &money.complete);
    money.bought +=
        sum_value (result, network->bought_first, network->bought_agreement, slot, &money.complete);
    money.spot += value (index, result->spot[slot], &money.complete);
    money.surplus += value (index, result->surplus[slot], &money.complete);
  }
  money.conversion = conversion_cost (result, s);
  return money;
}

double
offtake_site_money_margin (const OfftakeSiteMoney *money)
{
  return money->sold - money->bought - money->spot - money->conversion;
}

double
offtake_solution_avoided_kgco2e (const OfftakeSolution *self, guint period, guint agreement)
{
  const OfftakeAgreementResult *result = offtake_solution_agreement (self, period, agreement);
  const OfftakeNetwork *network = offtake_solution_get_network (self);
  guint material = network->materials.rank[offtake_network_agreement_material (network, agreement)];

  return result->t * (network->material[material].virgin_kgco2e_per_t - result->kgco2e_per_t);
}
