/* SPDX-License-Identifier: MPL-2.0 */

/* The balance of every site and material (spec section 2). */

#include <math.h>

#include "engine/period-result.h"

/* A balance that closes to this part of what flows through it is closed: the rest is rounding. */
#define ROUNDING 1e-13

static double
sum_quantities (const OfftakePeriodResult *self,
                const guint *first,
                const guint *agreements,
                guint slot)
{
  double sum = 0;

  for (guint k = first[slot]; k < first[slot + 1]; k++)
    sum += self->quantity[agreements[k]];
  return sum;
}

/* By yields each feed is consumed in proportion to what was bought of it. */
static void
run_process (OfftakePeriodResult *self, guint s)
{
  const OfftakeNetwork *network = self->network;
  const OfftakeNetworkSite *site = &network->site[s];
  double total = 0;

  for (guint i = site->first_input; site->by_yields && i < site[1].first_input; i++)
    total += self->bought[network->input[i].slot];
  for (guint i = site->first_input; i < site[1].first_input; i++) {
    const OfftakeLine *input = &network->input[i];
    double part = site->by_yields
                      ? (total > 0 || isnan (total) ? self->bought[input->slot] / total : 0)
                      : input->t_per_t;
    /* All of the feed is taken as it came, to the last bit, where the capacity allows it. */
    self->consumed[input->slot] += site->by_yields && self->activity[s] >= total
                                       ? self->bought[input->slot]
                                       : part * self->activity[s];
  }
  for (guint o = site->first_output; o < site[1].first_output; o++)
    self->produced[network->output[o].slot] += self->line[o];
}

static void
close_slot (OfftakePeriodResult *self, guint slot)
{
  guint kind = self->network->site[self->network->slot[slot].site].kind;

  if (kind == OFFTAKE_SITE_SOURCE)
    self->produced[slot] = self->sold[slot];
  else if (kind == OFFTAKE_SITE_SINK)
    self->consumed[slot] = self->bought[slot];
  double in = self->bought[slot] + self->produced[slot],
         out = self->consumed[slot] + self->sold[slot];
  double net = kind == OFFTAKE_SITE_SOURCE ? self->bought[slot]
               : kind == OFFTAKE_SITE_SINK ? -self->sold[slot]
                                           : in - out;

  if (fabs (net) <= ROUNDING * (in + out))
    net = 0;
  self->spot[slot] = isnan (net) ? NAN : MAX (0, -net);
  self->surplus[slot] = isnan (net) ? NAN : MAX (0, net);
}

void
offtake_solve_balances (OfftakePeriodResult *self)
{
  const OfftakeNetwork *network = self->network;

  for (guint slot = 0; slot < network->n_slots; slot++) {
    self->bought[slot] =
        sum_quantities (self, network->bought_first, network->bought_agreement, slot);
    self->sold[slot] = sum_quantities (self, network->sold_first, network->sold_agreement, slot);
  }
  for (guint s = 0; s < network->n_sites; s++)
    if (network->site[s].kind == OFFTAKE_SITE_PROCESS)
      run_process (self, s);
  for (guint slot = 0; slot < network->n_slots; slot++)
    close_slot (self, slot);
}
