/* SPDX-License-Identifier: MPL-2.0 */
#include "report/flow-meter.h"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/text.h"

/* Money is counted so that the largest agreement of any period is a number that can be read. */
static double
money_unit (const OfftakeFlowMeter *self)
{
  double most = 0;

  for (guint period = 0; period < offtake_network_n_periods (self->network); period++)
    for (guint i = 0; i < offtake_network_n_agreements (self->network); i++)
      if (offtake_solution_has_period (self->solution, period)) {
        const double value = fabs (offtake_solution_agreement (self->solution, period, i)->value);
        most = value > most && isfinite (value) ? value : most;
      }
  return most >= 1e6 ? 1e6 : most >= 1e3 ? 1e3 : 1;
}

void
offtake_flow_meter_init (OfftakeFlowMeter *self,
                         OfftakePlan *plan,
                         const OfftakeSolution *solution,
                         const OfftakeFlowView *view)
{
  self->plan = plan;
  self->solution = solution;
  self->network = offtake_solution_get_network (solution);
  self->measure = view->measure;
  self->element =
      view->element < offtake_network_n_elements (self->network) ? view->element : OFFTAKE_NONE;
  self->mass = view->mass;
  self->unit = view->measure == OFFTAKE_MEASURE_VALUE ? money_unit (self)
               : view->measure == OFFTAKE_MEASURE_CARBON
                   ? 1
                   : 1 / offtake_mass_unit_per_tonne (view->mass);
}

static double
content (const OfftakeFlowMeter *self, guint material)
{
  return self->element == OFFTAKE_NONE
             ? 0
             : offtake_network_content (self->network, material, self->element);
}

gboolean
offtake_flow_meter_sees (const OfftakeFlowMeter *self, guint material)
{
  return self->measure != OFFTAKE_MEASURE_ELEMENT || content (self, material) > 0;
}

static double
finite_or_zero (double number)
{
  return isfinite (number) ? fabs (number) : 0;
}

double
offtake_flow_meter_agreement (const OfftakeFlowMeter *self, guint period, guint agreement)
{
  const OfftakeAgreementResult *result =
      offtake_solution_agreement (self->solution, period, agreement);

  switch (self->measure) {
  case OFFTAKE_MEASURE_ELEMENT:
    return finite_or_zero (
        result->t * content (self, offtake_network_agreement_material (self->network, agreement)) /
        self->unit);
  case OFFTAKE_MEASURE_CARBON: return finite_or_zero (result->t * result->kgco2e_per_t / 1000);
  case OFFTAKE_MEASURE_VALUE: return finite_or_zero (result->value / self->unit);
  case OFFTAKE_MEASURE_GOODS:
  default: return finite_or_zero (result->t / self->unit);
  }
}

static OfftakeMaterial *
find_material (const OfftakeFlowMeter *self, guint material)
{
  const char *id = offtake_network_material_id (self->network, material);

  return OFFTAKE_MATERIAL (offtake_plan_find (self->plan, "materials", id));
}

/* Price per t at which what no agreement covers is valued; 0 without an index. */
static double
market_price (const OfftakeFlowMeter *self, guint period, guint material)
{
  OfftakeMaterial *record = find_material (self, material);
  OfftakeRecord *index = record && record->price_index
                             ? offtake_plan_find (self->plan, "indices", record->price_index)
                             : NULL;

  if (!index)
    return 0;
  return offtake_series_at (OFFTAKE_PRICE_INDEX (index)->price_per_t,
                            offtake_network_period (self->network, period)->first,
                            OFFTAKE_BEFORE_FIRST);
}

/* What one tonne of a balance's material counts, where it is bought at the market and where it is
   left over. */
static void
weigh_balance (const OfftakeFlowMeter *self,
               guint period,
               const OfftakeBalance *balance,
               double *spot,
               double *surplus)
{
  OfftakeMaterial *material;

  switch (self->measure) {
  case OFFTAKE_MEASURE_ELEMENT:
    *spot = *surplus = content (self, balance->material) / self->unit;
    break;
  case OFFTAKE_MEASURE_CARBON:
    material = find_material (self, balance->material);
    *spot = material ? material->virgin_kgco2e_per_kg : 0; /* t per t, as kg per kg */
    *surplus = balance->kgco2e_per_t / 1000;
    break;
  case OFFTAKE_MEASURE_VALUE:
    *spot = *surplus = market_price (self, period, balance->material) / self->unit;
    break;
  case OFFTAKE_MEASURE_GOODS:
  default: *spot = *surplus = 1 / self->unit; break;
  }
}

double
offtake_flow_meter_short (const OfftakeFlowMeter *self, guint period, guint material, double t)
{
  const OfftakeBalance balance = { .material = material };
  double spot = 0, surplus = 0;

  if (!(t > 0))
    return 0;
  weigh_balance (self, period, &balance, &spot, &surplus);
  return finite_or_zero (t * spot);
}

static double
loss_of (const OfftakeFlowMeter *self, guint period, guint site, double goods)
{
  switch (self->measure) {
  case OFFTAKE_MEASURE_GOODS: return goods / self->unit;
  case OFFTAKE_MEASURE_ELEMENT:
    return self->element == OFFTAKE_NONE
               ? 0
               : offtake_solution_element_loss (self->solution, period, site, self->element) /
                     self->unit;
  case OFFTAKE_MEASURE_CARBON:
  case OFFTAKE_MEASURE_VALUE:
  default: return 0;
  }
}

OfftakeFlowRest
offtake_flow_meter_rest (const OfftakeFlowMeter *self, guint period, guint site)
{
  OfftakeFlowRest rest = { 0, 0, 0 };
  double goods = 0;
  guint n;
  const OfftakeBalance *balances = offtake_solution_balances (self->solution, period, site, &n);

  for (guint i = 0; i < n; i++) {
    double spot, surplus;
    weigh_balance (self, period, &balances[i], &spot, &surplus);
    rest.shortage += finite_or_zero (balances[i].spot * spot);
    rest.surplus += finite_or_zero (balances[i].surplus * surplus);
    if (balances[i].consumed > 0 || balances[i].produced > 0)
      goods += balances[i].consumed - balances[i].produced;
  }
  /* A source only makes and a sink only takes: neither loses anything. */
  if (offtake_solution_site (self->solution, period, site)->activity_t > 0) {
    const double loss = loss_of (self, period, site, goods);
    rest.loss = loss > 0 ? loss : 0;
  }
  return rest;
}

char *
offtake_flow_meter_unit (const OfftakeFlowMeter *self)
{
  switch (self->measure) {
  case OFFTAKE_MEASURE_CARBON: return g_strdup ("t CO₂e");
  case OFFTAKE_MEASURE_VALUE:
    /* Translators: millions and thousands of a currency. */
    return g_strdup_printf (self->unit >= 1e6   ? _ ("M %s")
                            : self->unit >= 1e3 ? _ ("k %s")
                                                : "%s",
                            offtake_plan_get_head (self->plan)->currency);
  case OFFTAKE_MEASURE_GOODS:
  case OFFTAKE_MEASURE_ELEMENT:
  default:
    return g_strdup (self->mass == OFFTAKE_MASS_TONNE ? "t" : offtake_mass_unit_label (self->mass));
  }
}

char *
offtake_flow_meter_text (const OfftakeFlowMeter *self, double amount)
{
  g_autofree char *number = NULL;

  switch (self->measure) {
  case OFFTAKE_MEASURE_VALUE:
    return offtake_text_money (amount * self->unit, offtake_plan_get_head (self->plan)->currency);
  case OFFTAKE_MEASURE_CARBON:
    number = offtake_text_number (amount);
    return g_strdup_printf ("%s t CO₂e", number);
  case OFFTAKE_MEASURE_GOODS:
  case OFFTAKE_MEASURE_ELEMENT:
  default: return offtake_text_mass (amount * self->unit, self->mass);
  }
}

char *
offtake_flow_meter_title (const OfftakeFlowMeter *self)
{
  switch (self->measure) {
  case OFFTAKE_MEASURE_ELEMENT:
    if (self->element == OFFTAKE_NONE)
      return g_strdup (_ ("Contained element"));
    /* Translators: followed by the symbol of an element. */
    return g_strdup_printf (_ ("Contained %s"),
                            offtake_network_element (self->network, self->element));
  case OFFTAKE_MEASURE_CARBON: return g_strdup (_ ("Emissions delivered"));
  case OFFTAKE_MEASURE_VALUE: return g_strdup (_ ("Value"));
  case OFFTAKE_MEASURE_GOODS:
  default: return g_strdup (_ ("Goods"));
  }
}

char *
offtake_flow_meter_of (const OfftakeFlowMeter *self, guint material)
{
  const char *name = offtake_network_material_name (self->network, material);

  switch (self->measure) {
  case OFFTAKE_MEASURE_ELEMENT:
    if (self->element == OFFTAKE_NONE)
      return g_strdup (name);
    /* Translators: an element and the material that holds it, after an amount: "5 t Ni in NiSO4".
     */
    return g_strdup_printf (_ ("%s in %s"), offtake_network_element (self->network, self->element),
                            name);
  case OFFTAKE_MEASURE_CARBON:
    /* Translators: a material after an amount of emissions: "5 t CO₂e with NiSO4". */
    return g_strdup_printf (_ ("with %s"), name);
  case OFFTAKE_MEASURE_VALUE:
    /* Translators: a material after an amount of money: "5 M USD for NiSO4". */
    return g_strdup_printf (_ ("for %s"), name);
  case OFFTAKE_MEASURE_GOODS:
  default: return g_strdup (name);
  }
}
