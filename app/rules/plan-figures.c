/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/plan-figures.h"

#include <string.h>

#include "model/site.h"

static OfftakeOriginSum
sum_origins (const OfftakeOriginShare *shares, guint n)
{
  OfftakeOriginSum sum = { 0 };

  for (guint i = 0; i < n; i++) {
    gboolean is_post = shares[i].class == OFFTAKE_ORIGIN_RECYCLED_POST;
    gboolean is_recycled = is_post || shares[i].class == OFFTAKE_ORIGIN_RECYCLED_PRE;
    sum.recycled += is_recycled ? shares[i].share : 0;
    sum.post += is_post ? shares[i].share : 0;
    sum.foreign += shares[i].foreign_entity ? shares[i].share : 0;
    sum.unknown += shares[i].class == OFFTAKE_ORIGIN_UNKNOWN ? shares[i].share : 0;
  }
  return sum;
}

OfftakeOriginSum
offtake_origin_sum_of_flow (const OfftakeSolution *solution,
                            guint period,
                            guint agreement,
                            guint element)
{
  guint n;
  const OfftakeOriginShare *shares =
      offtake_solution_origins (solution, period, agreement, element, &n);

  return sum_origins (shares, n);
}

OfftakeOriginSum
offtake_origin_sum_of_supply (
    const OfftakeSolution *solution, guint period, guint site, guint material, guint element)
{
  guint n;
  const OfftakeOriginShare *shares =
      offtake_solution_supply_origins (solution, period, site, material, element, &n);

  return sum_origins (shares, n);
}

static gboolean
lists (const GPtrArray *countries, const char *country)
{
  for (guint i = 0; countries && i < countries->len; i++)
    if (strcmp (countries->pdata[i], country) == 0)
      return TRUE;
  return FALSE;
}

double
offtake_country_share_of_flow (const OfftakeSolution *solution,
                               guint period,
                               guint agreement,
                               guint element,
                               const GPtrArray *countries)
{
  guint n;
  const OfftakeOriginShare *shares =
      offtake_solution_origins (solution, period, agreement, element, &n);
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += lists (countries, shares[i].country) ? shares[i].share : 0;
  return sum;
}

const OfftakeBalance *
offtake_find_balance (const OfftakeSolution *solution, guint period, guint site, guint material)
{
  guint n;
  const OfftakeBalance *balances = offtake_solution_balances (solution, period, site, &n);

  for (guint i = 0; i < n; i++)
    if (balances[i].material == material)
      return &balances[i];
  return NULL;
}

static void
add_mass (OfftakeElementMass *mass, double t, OfftakeOriginSum origin)
{
  mass->total += t;
  if (!(t > 0))
    return;
  mass->recycled += t * origin.recycled;
  mass->post += t * origin.post;
}

OfftakeElementMass
offtake_element_produced (const OfftakeSolution *solution,
                          const guint *periods,
                          guint n_periods,
                          guint site,
                          guint material,
                          guint element,
                          gboolean is_source)
{
  double content =
      offtake_network_content (offtake_solution_get_network (solution), material, element);
  OfftakeElementMass mass = { 0 };

  for (guint i = 0; i < n_periods; i++) {
    const OfftakeBalance *balance = offtake_find_balance (solution, periods[i], site, material);
    double t = !balance ? 0 : content * (is_source ? balance->sold : balance->produced);
    add_mass (&mass, t,
              offtake_origin_sum_of_supply (solution, periods[i], site, material, element));
  }
  return mass;
}

OfftakeElementMass
offtake_element_moved (const OfftakeSolution *solution,
                       const guint *periods,
                       guint n_periods,
                       guint agreement,
                       guint element)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  guint material = offtake_network_agreement_material (network, agreement);
  OfftakeElementMass mass = { 0 };

  for (guint i = 0; i < n_periods; i++)
    add_mass (&mass,
              offtake_solution_agreement (solution, periods[i], agreement)->t *
                  offtake_network_content (network, material, element),
              offtake_origin_sum_of_flow (solution, periods[i], agreement, element));
  return mass;
}

OfftakeElementMass
offtake_element_consumed (const OfftakeSolution *solution,
                          const guint *periods,
                          guint n_periods,
                          guint site,
                          guint element)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  OfftakeElementMass mass = { 0 };

  for (guint i = 0; i < n_periods; i++) {
    guint n;
    const OfftakeBalance *balances = offtake_solution_balances (solution, periods[i], site, &n);
    for (guint b = 0; b < n; b++) {
      guint material = balances[b].material;
      double t = balances[b].consumed * offtake_network_content (network, material, element);
      add_mass (&mass, t,
                offtake_origin_sum_of_supply (solution, periods[i], site, material, element));
    }
  }
  return mass;
}
