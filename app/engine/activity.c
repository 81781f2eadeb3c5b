/* SPDX-License-Identifier: MPL-2.0 */

/* Quantities and activities (spec section 1). Activities hang on variables, variables on the
   agreements that add to them, those on the activities of their leaders. Loop by loop in that
   order: what is on no loop is summed up, a loop is raised to its least fixed point. */

#include "engine/activity-private.h"

#include <math.h>
#include <string.h>

#include "engine/components.h"

guint
offtake_activity_leader (const OfftakeNetwork *network, const OfftakeNetworkAgreement *agreement)
{
  switch ((OfftakeQuantityKind) agreement->kind) {
  case OFFTAKE_QUANTITY_SHARE_OF_NEED: return agreement->buyer;
  case OFFTAKE_QUANTITY_SHARE_OF_OUTPUT: return agreement->seller;
  case OFFTAKE_QUANTITY_FIXED:
  default: return OFFTAKE_NONE;
  }
}

gboolean
offtake_activity_follows (const OfftakePeriodResult *self, guint a)
{
  return self->network->agreement[a].kind != OFFTAKE_QUANTITY_FIXED && self->terms[a].share > 0 &&
         self->terms[a].upper > self->terms[a].lower;
}

static void
run_yields (OfftakePeriodResult *self, guint s)
{
  const OfftakeNetwork *network = self->network;
  const OfftakeNetworkSite *site = &network->site[s];
  guint n_inputs = site[1].first_input - site->first_input;
  const double *feed = self->drive + site->first_variable;
  double total = 0;

  for (guint i = 0; i < n_inputs; i++)
    total += feed[i];
  self->activity[s] = MIN (total, self->site_terms[s].capacity);
  double taken = total > 0 ? self->activity[s] / total : 0;
  if (isinf (total))
    taken = isinf (self->activity[s]) ? 1 : NAN;
  for (guint o = site->first_output; o < site[1].first_output; o++) {
    const double *factor =
        network->factor + site->first_factor + (o - site->first_output) * n_inputs;
    double sum = 0;
    for (guint i = 0; i < n_inputs; i++)
      sum += factor[i] > 0 ? feed[i] * factor[i] : 0;
    self->line[o] = sum > 0 ? sum * taken : 0;
    if (isnan (taken))
      self->line[o] = NAN;
  }
}

void
offtake_activity_run_site (OfftakePeriodResult *self, guint s)
{
  const OfftakeNetwork *network = self->network;
  const OfftakeNetworkSite *site = &network->site[s];

  if (site->kind != OFFTAKE_SITE_PROCESS)
    return;
  if (site->by_yields) {
    run_yields (self, s);
    return;
  }
  double wanted = site->mode == OFFTAKE_MODE_FIXED ? self->site_terms[s].planned
                  : site->first_variable < site[1].first_variable
                      ? self->drive[site->first_variable]
                      : 0;
  self->activity[s] = MIN (wanted, self->site_terms[s].capacity);
  for (guint o = site->first_output; o < site[1].first_output; o++)
    self->line[o] =
        network->output[o].t_per_t > 0 ? network->output[o].t_per_t * self->activity[s] : 0;
}

static double
sum_produced (const OfftakePeriodResult *self, guint s, guint slot)
{
  const OfftakeNetwork *network = self->network;
  double sum = 0;

  for (guint o = network->site[s].first_output; o < network->site[s + 1].first_output; o++)
    if (network->output[o].slot == slot)
      sum += self->line[o];
  return sum;
}

double
offtake_activity_raw (const OfftakePeriodResult *self, guint a)
{
  const OfftakeNetworkAgreement *agreement = &self->network->agreement[a];
  guint leader = offtake_activity_leader (self->network, agreement);

  if (leader == OFFTAKE_NONE)
    return self->terms[a].fixed;
  if (!(self->terms[a].share > 0))
    return 0;
  if (self->network->site[leader].by_yields)
    return self->terms[a].share * sum_produced (self, leader, agreement->seller_slot);
  return agreement->coefficient > 0
             ? self->terms[a].share * agreement->coefficient * self->activity[leader]
             : 0;
}

double
offtake_activity_quantity (const OfftakePeriodResult *self, guint a)
{
  double raw = offtake_activity_raw (self, a);

  if (self->network->agreement[a].kind == OFFTAKE_QUANTITY_FIXED || isnan (raw))
    return raw;
  return MIN (MAX (raw, self->terms[a].lower), self->terms[a].upper);
}

double
offtake_activity_inflow (const OfftakePeriodResult *self, guint v)
{
  const OfftakeNetwork *network = self->network;
  double sum = 0;

  for (guint k = network->variable_first[v]; k < network->variable_first[v + 1]; k++)
    sum += offtake_activity_quantity (self, network->variable_agreement[k]);
  return sum;
}

double
offtake_activity_slope (const OfftakePeriodResult *self, guint a, guint u)
{
  const OfftakeNetwork *network = self->network;
  const OfftakeNetworkAgreement *agreement = &network->agreement[a];
  guint leader = offtake_activity_leader (network, agreement);
  const OfftakeNetworkSite *site = &network->site[leader];

  if (!site->by_yields)
    return self->terms[a].share * agreement->coefficient;
  guint n_inputs = site[1].first_input - site->first_input;
  double sum = 0;
  for (guint o = site->first_output; o < site[1].first_output; o++)
    if (network->output[o].slot == agreement->seller_slot)
      sum += network->factor[site->first_factor + (o - site->first_output) * n_inputs +
                             (u - site->first_variable)];
  return self->terms[a].share * sum;
}

/* The variables that each variable hangs on in this period, as arcs of a graph. */
static void
find_arcs (const OfftakePeriodResult *self,
           const OfftakeActivityFeeder *feeders,
           guint **first,
           guint **target)
{
  const OfftakeNetwork *network = self->network;
  g_autoptr (GArray) arcs =
      g_array_sized_new (FALSE, FALSE, sizeof (guint), network->n_agreements + 1);

  *first = g_new0 (guint, network->n_variables + 1);
  for (guint v = 0; v < network->n_variables; v++) {
    for (guint k = network->variable_first[v]; k < network->variable_first[v + 1]; k++) {
      const OfftakeActivityFeeder *feeder = &feeders[k];
      if (!feeder->follows)
        continue;
      gboolean limited =
          isnan (feeder->slope) && isfinite (self->site_terms[feeder->leader].capacity);
      for (guint u = network->site[feeder->leader].first_variable;
           u < network->site[feeder->leader + 1].first_variable; u++)
        if (feeder->slope > 0 || limited ||
            (isnan (feeder->slope) && offtake_activity_slope (self, feeder->agreement, u) > 0))
          g_array_append_val (arcs, u);
    }
    (*first)[v + 1] = arcs->len;
  }
  *target = (guint *) (gpointer) g_array_free (g_steal_pointer (&arcs), FALSE);
}

static gboolean
hangs_on_itself (const guint *first, const guint *target, guint v)
{
  for (guint k = first[v]; k < first[v + 1]; k++)
    if (target[k] == v)
      return TRUE;
  return FALSE;
}

double
offtake_activity_mixed_slope (const OfftakePeriodResult *self, guint a, guint u)
{
  const OfftakeNetworkAgreement *agreement = &self->network->agreement[a];
  guint leader = offtake_activity_leader (self->network, agreement);
  double wanted = offtake_activity_wanted (self, leader), taken = self->activity[leader] / wanted;
  double mean = offtake_activity_raw (self, a) / self->activity[leader];

  return taken * (offtake_activity_slope (self, a, u) - mean);
}

double
offtake_activity_wanted (const OfftakePeriodResult *self, guint s)
{
  const OfftakeNetworkSite *site = &self->network->site[s];
  double sum = 0;

  if (site->kind == OFFTAKE_SITE_PROCESS && !site->by_yields && site->mode == OFFTAKE_MODE_FIXED)
    return self->site_terms[s].planned;
  for (guint v = site->first_variable; v < site[1].first_variable; v++)
    sum += self->drive[v];
  return sum;
}

gboolean
offtake_activity_is_mixed (const OfftakePeriodResult *self, guint s)
{
  const OfftakeNetwork *network = self->network;
  const OfftakeNetworkSite *site = &network->site[s];
  guint n_inputs = site[1].first_input - site->first_input;

  if (!site->by_yields || n_inputs < 2 || !(self->site_terms[s].capacity > 0) ||
      !(offtake_activity_wanted (self, s) > self->site_terms[s].capacity))
    return FALSE;
  for (guint f = site->first_factor; f < site[1].first_factor; f++)
    if (network->factor[f] != network->factor[f - (f - site->first_factor) % n_inputs])
      return TRUE;
  return FALSE;
}

/* All that the parts of a period's activities are solved with. */
typedef struct {
  OfftakePeriodResult *result;
  OfftakeActivityFeeder *feeders;
  guint *place; /* space of a loop */
} Solver;

static void
solve_loop (const Solver *self, const guint *variables, guint n)
{
  OfftakePeriodResult *result = self->result;
  g_auto (OfftakeActivityLoop) loop = { 0 };
  gboolean mixed = FALSE;

  offtake_activity_loop_init (&loop, result, self->feeders, variables, n, self->place);
  offtake_activity_loop_raise (&loop);
  for (guint i = 0; i < n; i++)
    mixed |= offtake_activity_is_mixed (result, result->network->variable[variables[i]].site);
  if (mixed)
    offtake_activity_loop_settle_mixes (&loop);
}

static void
solve_single (const Solver *self, guint v)
{
  const OfftakeNetwork *network = self->result->network;
  double sum = 0;

  for (guint k = network->variable_first[v]; k < network->variable_first[v + 1]; k++)
    sum += offtake_activity_feeder_quantity (self->result, &self->feeders[k]);
  self->result->drive[v] = sum;
  offtake_activity_run_site (self->result, network->variable[v].site);
}

/* Whether what the leader of an agreement makes differs from the past. */
static gboolean
leads_elsewhere (const OfftakePeriodResult *self, const OfftakeActivityFeeder *feeder)
{
  const OfftakeNetworkSite *site = &self->network->site[feeder->leader];
  guint first = site->first_output;

  return self->activity[feeder->leader] != self->past->activity[feeder->leader] ||
         (site->by_yields && memcmp (self->line + first, self->past->line + first,
                                     (site[1].first_output - first) * sizeof (double)) != 0);
}

/* Whether a variable's agreements, or what they follow, differ from the past. */
static gboolean
has_changed (const Solver *self, guint v)
{
  const OfftakePeriodResult *result = self->result, *past = result->past;
  const OfftakeNetwork *network = result->network;
  guint s = network->variable[v].site;

  if ((past->stirred && past->stirred[v]) ||
      result->site_terms[s].capacity != past->site_terms[s].capacity)
    return TRUE;
  for (guint k = network->variable_first[v]; k < network->variable_first[v + 1]; k++) {
    const OfftakeActivityFeeder *feeder = &self->feeders[k];
    if (feeder->stirred || (feeder->leader != OFFTAKE_NONE && leads_elsewhere (result, feeder)))
      return TRUE;
  }
  return FALSE;
}

/* Takes a part of the activities from the past if nothing that it hangs on has changed: the part's
   own sites are put where they were before it is asked. What had no answer is found anew, with its
   loop's name. */
static gboolean
recall (const Solver *self, const guint *variables, guint n)
{
  OfftakePeriodResult *result = self->result;
  gboolean same = result->past != NULL;

  for (guint i = 0; same && i < n; i++) {
    result->drive[variables[i]] = result->past->drive[variables[i]];
    same = !isnan (result->drive[variables[i]]);
  }
  for (guint i = 0; same && i < n; i++)
    offtake_activity_run_site (result, result->network->variable[variables[i]].site);
  for (guint i = 0; same && i < n; i++)
    same = !has_changed (self, variables[i]);
  if (same)
    result->activity_report.bound =
        MAX (result->activity_report.bound, result->past->activity_report.bound);
  return same;
}

/* Infinite is what a loop without an answer has reached; it is not a number to show. */
static void
forget_infinite (double *values, guint n)
{
  for (guint i = 0; i < n; i++)
    if (isinf (values[i]))
      values[i] = NAN;
}

void
offtake_solve_activities (OfftakePeriodResult *self)
{
  const OfftakeNetwork *network = self->network;
  g_autofree guint *first = NULL;
  g_autofree guint *target = NULL;
  g_autofree guint *place = g_new (guint, network->n_variables + 1);
  g_autofree OfftakeActivityFeeder *feeders = offtake_activity_list_feeders (self);
  g_auto (OfftakeComponents) parts = { 0 };
  Solver solver = { self, feeders, place };

  for (guint v = 0; v < network->n_variables; v++)
    place[v] = OFFTAKE_NONE;
  for (guint s = 0; s < network->n_sites; s++)
    offtake_activity_run_site (self, s);
  find_arcs (self, feeders, &first, &target);
  offtake_components_init (&parts, network->n_variables, first, target);
  for (guint p = 0; p < parts.n; p++) {
    const guint *variables = parts.member + parts.first[p];
    guint n = parts.first[p + 1] - parts.first[p];
    if (recall (&solver, variables, n))
      continue;
    if (n > 1 || hangs_on_itself (first, target, variables[0]))
      solve_loop (&solver, variables, n);
    else
      solve_single (&solver, variables[0]);
  }
  for (guint a = 0; a < network->n_agreements; a++)
    self->quantity[a] = offtake_activity_quantity (self, a);
  forget_infinite (self->drive, network->n_variables);
  forget_infinite (self->activity, network->n_sites);
  forget_infinite (self->line, network->n_outputs);
  forget_infinite (self->quantity, network->n_agreements);
}
