/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/solution.h"

#include <math.h>

#include "engine/solution-private.h"

/* Shares up to this are left out of a mix. */
#define NO_SHARE 1e-14

/* A period as it is read: records by public index. */
typedef struct {
  OfftakePeriodResult *result;
  OfftakeAgreementResult *agreement;
  OfftakeSiteResult *site;
  OfftakeBalance *balance; /* by slot */
} Period;

struct _OfftakeSolution {
  gatomicrefcount ref_count;
  OfftakeNetwork *network;
  Period *period;
  GMutex mutex;
  GHashTable *mixes; /* of guint64 key to GArray of OfftakeOriginShare: made when asked for */
};

OfftakeSolution *
offtake_solution_new (OfftakeNetwork *network)
{
  OfftakeSolution *self = g_new0 (OfftakeSolution, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->network = offtake_network_ref (network);
  self->period = g_new0 (Period, network->n_periods + 1);
  g_mutex_init (&self->mutex);
  self->mixes =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  return self;
}

OfftakeSolution *
offtake_solution_ref (OfftakeSolution *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
period_clear (Period *period)
{
  g_clear_pointer (&period->result, offtake_period_result_unref);
  g_free (period->agreement);
  g_free (period->site);
  g_free (period->balance);
}

void
offtake_solution_unref (OfftakeSolution *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint p = 0; p < self->network->n_periods; p++)
    period_clear (&self->period[p]);
  g_free (self->period);
  g_hash_table_unref (self->mixes);
  g_mutex_clear (&self->mutex);
  offtake_network_unref (self->network);
  g_free (self);
}

static OfftakeAgreementResult
read_agreement (const OfftakePeriodResult *result, guint a)
{
  const OfftakeNetworkAgreement *agreement = &result->network->agreement[a];
  double price = result->terms[a].price, t = result->quantity[a];
  double from_seller =
      agreement->waste_tag != OFFTAKE_NONE ? 0 : result->intensity[agreement->seller_slot];

  return (OfftakeAgreementResult){
    .t = t,
    .kgco2e_per_t = from_seller + agreement->transport_kgco2e_per_t,
    .price_per_t = price,
    .value = price * t,
  };
}

static OfftakeBalance
read_balance (const OfftakePeriodResult *result, guint slot)
{
  const OfftakeNetwork *network = result->network;

  return (OfftakeBalance){
    .material = network->materials.row[network->slot[slot].material],
    .bought = result->bought[slot],
    .sold = result->sold[slot],
    .produced = result->produced[slot],
    .consumed = result->consumed[slot],
    .spot = result->spot[slot],
    .surplus = result->surplus[slot],
    .kgco2e_per_t = result->intensity[slot],
  };
}

void
offtake_solution_take_period (OfftakeSolution *self, OfftakePeriodResult *result)
{
  const OfftakeNetwork *network = self->network;
  guint index =
      offtake_network_find_period (network, result->network->period[result->period].label);
  Period *period = &self->period[index];

  period_clear (period);
  period->result = result;
  period->agreement = g_new (OfftakeAgreementResult, network->n_agreements + 1);
  period->site = g_new (OfftakeSiteResult, network->n_sites + 1);
  period->balance = g_new (OfftakeBalance, network->n_slots + 1);
  for (guint a = 0; a < network->n_agreements; a++)
    period->agreement[network->agreements.row[a]] = read_agreement (result, a);
  for (guint s = 0; s < network->n_sites; s++)
    period->site[network->sites.row[s]] =
        (OfftakeSiteResult){ result->activity[s], result->site_terms[s].capacity };
  for (guint slot = 0; slot < network->n_slots; slot++)
    period->balance[slot] = read_balance (result, slot);
}

const OfftakePeriodResult *
offtake_solution_get_result (const OfftakeSolution *self, guint period)
{
  return self->period[period].result;
}

OfftakeNetwork *
offtake_solution_get_network (const OfftakeSolution *self)
{
  return self->network;
}

gboolean
offtake_solution_has_period (const OfftakeSolution *self, guint period)
{
  return period < self->network->n_periods && self->period[period].result;
}

double
offtake_solution_error_bound (const OfftakeSolution *self, guint period)
{
  g_return_val_if_fail (offtake_solution_has_period (self, period), NAN);
  const OfftakePeriodResult *result = self->period[period].result;
  return MAX (MAX (result->activity_report.bound, result->origin_report.bound),
              result->carbon_report.bound);
}

const OfftakeAgreementResult *
offtake_solution_agreement (const OfftakeSolution *self, guint period, guint agreement)
{
  g_return_val_if_fail (offtake_solution_has_period (self, period), NULL);
  g_return_val_if_fail (agreement < self->network->n_agreements, NULL);
  return &self->period[period].agreement[agreement];
}

const OfftakeSiteResult *
offtake_solution_site (const OfftakeSolution *self, guint period, guint site)
{
  g_return_val_if_fail (offtake_solution_has_period (self, period), NULL);
  g_return_val_if_fail (site < self->network->n_sites, NULL);
  return &self->period[period].site[site];
}

const OfftakeBalance *
offtake_solution_balances (const OfftakeSolution *self, guint period, guint site, guint *n)
{
  g_return_val_if_fail (offtake_solution_has_period (self, period), NULL);
  g_return_val_if_fail (site < self->network->n_sites, NULL);
  const OfftakeNetworkSite *found = &self->network->site[self->network->sites.rank[site]];
  *n = found[1].first_slot - found->first_slot;
  return self->period[period].balance + found->first_slot;
}

double
offtake_solution_element_loss (const OfftakeSolution *self, guint period, guint site, guint element)
{
  g_return_val_if_fail (offtake_solution_has_period (self, period), NAN);
  g_return_val_if_fail (site < self->network->n_sites && element < self->network->n_elements, NAN);
  return offtake_period_result_element_loss (self->period[period].result,
                                             self->network->sites.rank[site], element);
}

double
offtake_solution_recovery (const OfftakeSolution *self, guint period, guint site, guint element)
{
  g_return_val_if_fail (offtake_solution_has_period (self, period), NAN);
  g_return_val_if_fail (site < self->network->n_sites && element < self->network->n_elements, NAN);
  guint s = self->network->sites.rank[site];
  return self->period[period].result->recovery[(gsize) s * self->network->n_elements + element];
}

double
offtake_solution_recycling_efficiency (const OfftakeSolution *self, guint period, guint site)
{
  g_return_val_if_fail (offtake_solution_has_period (self, period), NAN);
  g_return_val_if_fail (site < self->network->n_sites, NAN);
  return self->period[period].result->efficiency[self->network->sites.rank[site]];
}

gboolean
offtake_network_consumes (const OfftakeNetwork *self, guint site, guint element)
{
  const OfftakeNetworkSite *found = &self->site[self->sites.rank[site]];

  for (guint i = found->first_input; i < found[1].first_input; i++)
    if (offtake_network_element_content (self, self->slot[self->input[i].slot].material, element) >
        0)
      return TRUE;
  return FALSE;
}

static gboolean
holds (const OfftakeNetwork *network, guint slot, guint element)
{
  return network->element_place[(gsize) network->slot[slot].material * network->n_elements +
                                element] != OFFTAKE_NONE;
}

static double
sum_recycled (const OfftakeSolution *self, guint period, guint slot, guint element)
{
  const OfftakeNetwork *network = self->network;
  const double *mix = offtake_period_result_mix (self->period[period].result, slot, element);
  double sum = 0;

  for (guint tag = 0; tag < network->n_tags; tag++)
    if (network->tag[tag].class == OFFTAKE_ORIGIN_RECYCLED_POST ||
        network->tag[tag].class == OFFTAKE_ORIGIN_RECYCLED_PRE)
      sum += mix[tag];
  return sum;
}

double
offtake_solution_recycled_share (const OfftakeSolution *self,
                                 guint period,
                                 guint agreement,
                                 guint element)
{
  const OfftakeNetwork *network = self->network;

  g_return_val_if_fail (offtake_solution_has_period (self, period), NAN);
  g_return_val_if_fail (agreement < network->n_agreements && element < network->n_elements, NAN);
  guint a = network->agreements.rank[agreement];
  const OfftakeNetworkAgreement *found = &network->agreement[a];
  if (!holds (network, found->seller_slot, element) ||
      isnan (self->period[period].result->quantity[a]))
    return NAN;
  return found->waste_tag != OFFTAKE_NONE
             ? 1
             : sum_recycled (self, period, found->seller_slot, element);
}

static void
add_share (const OfftakeNetwork *network, guint tag, double share, GArray *shares)
{
  OfftakeOriginShare entry = { network->tag[tag].class, network->tag[tag].country,
                               network->tag[tag].foreign_entity, share };
  g_array_append_val (shares, entry);
}

/* The mix with @key, made the first time it is asked for; @slot or else @tag tells it. */
static const OfftakeOriginShare *
find_mix (const OfftakeSolution *self, guint64 key, const double *mix, guint tag, guint *n)
{
  OfftakeSolution *cache = (OfftakeSolution *) self;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&cache->mutex);
  GArray *shares = g_hash_table_lookup (cache->mixes, &key);

  if (!shares) {
    shares = g_array_new (FALSE, FALSE, sizeof (OfftakeOriginShare));
    if (!mix)
      add_share (self->network, tag, 1, shares);
    for (guint t = 0; mix && t < self->network->n_tags; t++)
      if (mix[t] > NO_SHARE)
        add_share (self->network, t, mix[t], shares);
    g_hash_table_insert (cache->mixes, g_memdup2 (&key, sizeof key), shares);
  }
  *n = shares->len;
  return (const OfftakeOriginShare *) (gpointer) shares->data;
}

/* Mixes of supplies have even keys, tags of waste odd ones. */
static const OfftakeOriginShare *
supply_origins (const OfftakeSolution *self, guint period, guint slot, guint element, guint *n)
{
  const OfftakeNetwork *network = self->network;
  gsize mix = offtake_network_mix (network, slot, element);
  guint64 key = ((guint64) period * network->origin_first[network->n_slots] + mix) * 2;

  return find_mix (self, key,
                   offtake_period_result_mix (self->period[period].result, slot, element), 0, n);
}

const OfftakeOriginShare *
offtake_solution_origins (
    const OfftakeSolution *self, guint period, guint agreement, guint element, guint *n)
{
  const OfftakeNetwork *network = self->network;

  *n = 0;
  g_return_val_if_fail (offtake_solution_has_period (self, period), NULL);
  g_return_val_if_fail (agreement < network->n_agreements && element < network->n_elements, NULL);
  guint a = network->agreements.rank[agreement];
  const OfftakeNetworkAgreement *found = &network->agreement[a];
  if (!holds (network, found->seller_slot, element) ||
      isnan (self->period[period].result->quantity[a]))
    return NULL;
  if (found->waste_tag != OFFTAKE_NONE)
    return find_mix (self, found->waste_tag * (guint64) 2 + 1, NULL, found->waste_tag, n);
  return supply_origins (self, period, found->seller_slot, element, n);
}

const OfftakeOriginShare *
offtake_solution_supply_origins (
    const OfftakeSolution *self, guint period, guint site, guint material, guint element, guint *n)
{
  const OfftakeNetwork *network = self->network;

  *n = 0;
  g_return_val_if_fail (offtake_solution_has_period (self, period), NULL);
  g_return_val_if_fail (site < network->n_sites && material < network->n_materials, NULL);
  guint slot = offtake_network_find_slot (network, network->sites.rank[site],
                                          network->materials.rank[material]);
  if (slot == OFFTAKE_NONE || element >= network->n_elements || !holds (network, slot, element))
    return NULL;
  return supply_origins (self, period, slot, element, n);
}

const OfftakeWarning *
offtake_solution_warnings (const OfftakeSolution *self, guint period, guint *n)
{
  *n = 0;
  g_return_val_if_fail (offtake_solution_has_period (self, period), NULL);
  *n = self->period[period].result->warnings->len;
  return (const OfftakeWarning *) (gpointer) self->period[period].result->warnings->data;
}

const char *
offtake_warning_code_name (OfftakeWarningCode code)
{
  static const char *const names[] = {
    "over_committed", "uncovered_need",
    "unsold_output",  "feed_not_contracted",
    "empty_term",     "min_above_max",
    "unbounded_loop", "unattributable_loop",
    "burden_lost",    "take_or_pay_exposure",
    "expired_in_use", "delivery_outside_tolerance",
    "imbalance",      "rounding",
  };
  g_return_val_if_fail (code < G_N_ELEMENTS (names), NULL);
  return names[code];
}
