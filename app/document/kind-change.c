/* SPDX-License-Identifier: MPL-2.0 */
#include "document/kind-change.h"

#include <math.h>
#include <string.h>

/* What a person would write down of a figure that was computed. */
#define DIGITS 1e6

typedef double (*Figure) (const OfftakeSolution *solution, guint period, guint agreement);

static double
rounded (double value)
{
  return isfinite (value) ? rint (value * DIGITS) / DIGITS : 0;
}

static double
per_year (const OfftakeSolution *solution, guint period, double t)
{
  return t / offtake_network_period (offtake_solution_get_network (solution), period)->year_share;
}

static double
tonnes_per_year (const OfftakeSolution *solution, guint period, guint agreement)
{
  return per_year (solution, period, offtake_solution_agreement (solution, period, agreement)->t);
}

static double
price_per_t (const OfftakeSolution *solution, guint period, guint agreement)
{
  return offtake_solution_agreement (solution, period, agreement)->price_per_t;
}

static const OfftakeBalance *
balance_at (const OfftakeSolution *solution, guint period, guint agreement, gboolean buyer)
{
  OfftakeNetwork *network = offtake_solution_get_network (solution);
  guint site = buyer ? offtake_network_agreement_buyer (network, agreement)
                     : offtake_network_agreement_seller (network, agreement);
  guint n;
  const OfftakeBalance *balances = offtake_solution_balances (solution, period, site, &n);

  for (guint i = 0; i < n; i++)
    if (balances[i].material == offtake_network_agreement_material (network, agreement))
      return &balances[i];
  return NULL;
}

static double
share_of (const OfftakeSolution *solution, guint period, guint agreement, double whole)
{
  return whole > 0 ? offtake_solution_agreement (solution, period, agreement)->t / whole : 0;
}

static double
share_of_need (const OfftakeSolution *solution, guint period, guint agreement)
{
  const OfftakeBalance *balance = balance_at (solution, period, agreement, TRUE);

  return share_of (solution, period, agreement, balance ? balance->consumed : 0);
}

static double
share_of_output (const OfftakeSolution *solution, guint period, guint agreement)
{
  const OfftakeBalance *balance = balance_at (solution, period, agreement, FALSE);

  return share_of (solution, period, agreement, balance ? balance->produced : 0);
}

/* A quantity is for the part of the period that the term covers. */
static double
of_whole_period (OfftakeAgreement *agreement, const OfftakePeriod *period)
{
  double share = offtake_period_term_share (period, agreement->start, agreement->end);

  return share > 0 ? period->year_share / share : 0;
}

/* A figure of every period as a series that says each value once. */
static json_t *
series_of (const OfftakeSolution *solution,
           OfftakeAgreement *agreement,
           Figure figure,
           double factor)
{
  OfftakeNetwork *network = solution ? offtake_solution_get_network (solution) : NULL;
  guint index = network ? offtake_network_find_agreement (network, agreement->id) : OFFTAKE_NONE;
  gboolean share = figure == share_of_need || figure == share_of_output;
  double last = NAN;
  json_t *series;

  if (index == OFFTAKE_NONE)
    return json_integer (0);
  series = json_object ();
  for (guint p = 0; p < offtake_network_n_periods (network); p++) {
    const OfftakePeriod *period = offtake_network_period (network, p);
    double value = factor * figure (solution, p, index);
    if (figure != price_per_t)
      value *= of_whole_period (agreement, period);
    value = rounded (share ? MIN (1, value) : value);
    if (value != last)
      json_object_set_new (series, period->label, offtake_json_number (value));
    last = value;
  }
  return series;
}

static void
keep (json_t *from, json_t *to, const char *key)
{
  json_t *value = json_object_get (from, key);

  if (value)
    json_object_set (to, key, value);
}

/* Tonnes of the element where the quantity is on that basis. */
static double
content_of (OfftakeAgreement *agreement, const OfftakeSolution *solution)
{
  const char *basis = agreement->quantity ? agreement->quantity->basis : NULL;

  if (!solution || !basis || g_str_equal (basis, "material"))
    return 1;
  OfftakeNetwork *network = offtake_solution_get_network (solution);
  guint material = offtake_network_find_material (network, agreement->material);
  guint element = offtake_network_find_element (network, basis);
  return material == OFFTAKE_NONE || element == OFFTAKE_NONE
             ? 1
             : offtake_network_content (network, material, element);
}

static json_t *
quantity_of_kind (OfftakeAgreement *agreement,
                  json_t *before,
                  const char *word,
                  const OfftakeSolution *solution)
{
  gboolean fixed = g_str_equal (word, "fixed");
  json_t *after = json_object ();

  json_object_set_new (after, "kind", json_string (word));
  if (fixed) {
    json_object_set_new (
        after, "tpa",
        series_of (solution, agreement, tonnes_per_year, content_of (agreement, solution)));
  } else {
    Figure share = g_str_equal (word, "share_of_need") ? share_of_need : share_of_output;
    json_object_set_new (after, "share", series_of (solution, agreement, share, 1));
    keep (before, after, "min_tpa");
    keep (before, after, "max_tpa");
  }
  keep (before, after, "tolerance");
  keep (before, after, "basis");
  return after;
}

/* An index price without terms is its premium, so that the price stays until terms are added. */
static json_t *
price_of_kind (OfftakeAgreement *agreement,
               json_t *before,
               const char *word,
               const OfftakeSolution *solution)
{
  gboolean fixed = g_str_equal (word, "fixed");
  json_t *per_t = series_of (solution, agreement, price_per_t, 1);
  json_t *after = json_object ();

  json_object_set_new (after, "kind", json_string (word));
  if (!fixed)
    json_object_set_new (after, "terms", json_array ());
  json_object_set_new (after, fixed ? "per_t" : "premium_per_t", per_t);
  keep (before, after, "floor_per_t");
  keep (before, after, "cap_per_t");
  return after;
}

json_t *
offtake_kind_change (OfftakeAgreement *agreement,
                     const char *field,
                     const char *word,
                     const OfftakeSolution *solution)
{
  g_autoptr (json_t) before = offtake_record_get_json (OFFTAKE_RECORD (agreement), field);

  return g_str_equal (field, "quantity") ? quantity_of_kind (agreement, before, word, solution)
                                         : price_of_kind (agreement, before, word, solution);
}
