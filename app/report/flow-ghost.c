/* SPDX-License-Identifier: MPL-2.0 */
#include "report/flow-ghost.h"

#include <stdlib.h>

typedef struct {
  guint agreement, last; /* the period in which it moved something last */
  double t;
} Ended;

static const OfftakeAgreement *
find_agreement (const OfftakeFlowMeter *meter, guint agreement)
{
  const char *id = offtake_network_agreement_id (meter->network, agreement);
  OfftakeRecord *record = offtake_plan_find (meter->plan, "agreements", id);

  return record ? OFFTAKE_AGREEMENT (record) : NULL;
}

static gboolean
is_over (const OfftakeAgreement *agreement, const OfftakePeriod *period)
{
  return agreement->status == OFFTAKE_STATUS_EXPIRED ||
         agreement->status == OFFTAKE_STATUS_TERMINATED ||
         (agreement->end != 0 && agreement->end < period->first);
}

/* What it would have moved in a period that it never moved anything in: a fixed quantity alone says
 * so. */
static double
contracted (const OfftakeAgreement *agreement, const OfftakePeriod *period)
{
  const OfftakeQuantity *quantity = agreement->quantity;

  if (!quantity || quantity->kind != OFFTAKE_QUANTITY_FIXED || !quantity->tpa ||
      (quantity->basis && g_strcmp0 (quantity->basis, "material") != 0))
    return 0;
  const guint32 day = agreement->end ? MIN (agreement->end, period->first) : period->first;
  return offtake_series_at (quantity->tpa, day, OFFTAKE_BEFORE_FIRST) *
         offtake_period_term_share (period, 0, 0);
}

static GArray *
find_ended (const OfftakeFlowMeter *meter, guint period)
{
  const OfftakePeriod *now = offtake_network_period (meter->network, period);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Ended));

  for (guint i = 0; i < offtake_network_n_agreements (meter->network); i++) {
    const OfftakeAgreement *agreement = find_agreement (meter, i);
    if (!agreement || offtake_solution_agreement (meter->solution, period, i)->t > 0 ||
        !is_over (agreement, now))
      continue;
    Ended ended = { .agreement = i, .t = contracted (agreement, now) };
    for (guint before = 0; before < period; before++)
      if (offtake_solution_has_period (meter->solution, before) &&
          offtake_solution_agreement (meter->solution, before, i)->t > 0) {
        ended.last = before;
        ended.t = offtake_solution_agreement (meter->solution, before, i)->t;
      }
    if (ended.t > 0)
      g_array_append_val (all, ended);
  }
  return all;
}

static int
compare_ended (gconstpointer a, gconstpointer b)
{
  const Ended *p = a, *q = b;

  return p->last != q->last ? (p->last < q->last ? 1 : -1)
                            : (p->agreement > q->agreement) - (p->agreement < q->agreement);
}

static double
spot_of (const OfftakeFlowMeter *meter, guint period, guint site, guint material)
{
  guint n;
  const OfftakeBalance *balances = offtake_solution_balances (meter->solution, period, site, &n);

  for (guint i = 0; i < n; i++)
    if (balances[i].material == material)
      return MAX (balances[i].spot, 0);
  return 0;
}

/* What is left of the need of an agreement's buyer after those before it in @all. */
static double
left_for (
    const OfftakeFlowMeter *meter, guint period, const GArray *all, guint at, const double *ghosts)
{
  OfftakeNetwork *network = meter->network;
  const guint agreement = g_array_index (all, Ended, at).agreement;
  const guint buyer = offtake_network_agreement_buyer (network, agreement);
  const guint material = offtake_network_agreement_material (network, agreement);
  double left = spot_of (meter, period, buyer, material);

  for (guint i = 0; i < at; i++) {
    const guint other = g_array_index (all, Ended, i).agreement;
    if (offtake_network_agreement_buyer (network, other) == buyer &&
        offtake_network_agreement_material (network, other) == material)
      left -= ghosts[other];
  }
  return MAX (left, 0);
}

double *
offtake_flow_ghosts_new (const OfftakeFlowMeter *meter, guint period)
{
  double *ghosts = g_new0 (double, offtake_network_n_agreements (meter->network) + 1);
  g_autoptr (GArray) all = find_ended (meter, period);

  g_array_sort (all, compare_ended);
  for (guint i = 0; i < all->len; i++) {
    const Ended *ended = &g_array_index (all, Ended, i);
    ghosts[ended->agreement] = MIN (ended->t, left_for (meter, period, all, i, ghosts));
  }
  return ghosts;
}
