/* SPDX-License-Identifier: MPL-2.0 */

/* Carbon from cradle to gate, through loops (spec section 4). One linear system: a row for the
   intensity of each slot's supply and one for the burden of each process, per t of what it takes
   in, so that all rows are of one size. A burden is handed on and never made twice, so columns are
   conserved: what is unsold, wasted or consumed for good is what a loop loses. */

#include <math.h>
#include <string.h>

#include "engine/period-result.h"
#include "engine/system-shape.h"

typedef struct {
  OfftakePeriodResult *result;
  guint n_rows;
  guint *slot_row, *burden_row;
  guint *row_site;
  double *taken;  /* of each site: t that its burden is spread over */
  double *weight; /* of each site: sum of what its outputs weigh */
  double *x;
} Footprint;

static void
footprint_clear (Footprint *self)
{
  g_free (self->slot_row);
  g_free (self->burden_row);
  g_free (self->row_site);
  g_free (self->taken);
  g_free (self->weight);
  g_free (self->x);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Footprint, footprint_clear)

static const OfftakeNetworkMaterial *
material_of (const OfftakePeriodResult *self, guint slot)
{
  return &self->network->material[self->network->slot[slot].material];
}

/* What a line of outputs weighs when the burden is shared. */
static double
line_weight (const OfftakePeriodResult *self, guint o)
{
  const OfftakeLine *output = &self->network->output[o];
  gboolean waste = material_of (self, output->slot)->waste != OFFTAKE_WASTE_NONE;
  return waste || output->allocation == 0 ? 0 : self->line[o] * output->allocation;
}

static double
slot_weight (const OfftakePeriodResult *self, guint slot)
{
  const OfftakeNetworkSite *site = &self->network->site[self->network->slot[slot].site];
  double sum = 0;

  for (guint o = site->first_output; o < site[1].first_output; o++)
    if (self->network->output[o].slot == slot)
      sum += line_weight (self, o);
  return sum;
}

static double
source_intensity (const OfftakePeriodResult *self, guint slot)
{
  double own = self->network->site[self->network->slot[slot].site].source_kgco2e_per_t;

  if (material_of (self, slot)->waste != OFFTAKE_WASTE_NONE)
    return 0;
  return isnan (own) ? material_of (self, slot)->virgin_kgco2e_per_t : own;
}

static guint
add_row (Footprint *self, guint s)
{
  self->row_site[self->n_rows] = s;
  return self->n_rows++;
}

static void
number_site (Footprint *self, guint s)
{
  const OfftakePeriodResult *result = self->result;
  const OfftakeNetworkSite *site = &result->network->site[s];

  for (guint slot = site->first_slot; slot < site[1].first_slot; slot++) {
    double supply = offtake_period_result_supply (result, slot);
    gboolean source = site->kind == OFFTAKE_SITE_SOURCE;
    self->slot_row[slot] = !source && supply > 0 ? add_row (self, s) : OFFTAKE_NONE;
    self->taken[s] += result->consumed[slot];
    result->intensity[slot] = source ? source_intensity (result, slot) : isnan (supply) ? NAN : 0;
  }
  self->taken[s] = MAX (self->taken[s], result->activity[s]);
  gboolean runs = site->kind == OFFTAKE_SITE_PROCESS && self->taken[s] > 0;
  self->burden_row[s] = runs ? add_row (self, s) : OFFTAKE_NONE;
  for (guint o = site->first_output; o < site[1].first_output; o++)
    self->weight[s] += line_weight (result, o);
}

/* What a purchase of @slot brings to the row at hand: by the seller's row, or as a number. */
static double
add_purchase (const Footprint *self, OfftakeSystemBuilder *builder, guint slot, guint k)
{
  const OfftakePeriodResult *result = self->result;
  OfftakeInflow inflow = result->network->inflow[k];
  double quantity = result->quantity[result->network->bought_agreement[k]];
  double sum = quantity * inflow.transport_kgco2e_per_t;

  if (material_of (result, slot)->waste != OFFTAKE_WASTE_NONE || quantity == 0)
    return sum;
  if (self->slot_row[inflow.seller_slot] == OFFTAKE_NONE)
    return sum + quantity * result->intensity[inflow.seller_slot];
  offtake_system_builder_add (builder, self->slot_row[inflow.seller_slot], quantity);
  return sum;
}

/* t of @slot's supply whose burden no row takes: unsold, sold as waste, consumed for good. */
static double
slot_loss (const Footprint *self, guint slot)
{
  const OfftakePeriodResult *result = self->result;
  const OfftakeNetwork *network = result->network;
  double loss = result->surplus[slot];

  if (self->burden_row[network->slot[slot].site] == OFFTAKE_NONE)
    loss += result->consumed[slot];
  gboolean waste = material_of (result, slot)->waste != OFFTAKE_WASTE_NONE;
  for (guint k = network->sold_first[slot]; k < network->sold_first[slot + 1]; k++)
    if (waste || self->slot_row[network->sold_to[k]] == OFFTAKE_NONE)
      loss += result->quantity[network->sold_agreement[k]];
  return loss;
}

static void
add_supply (const Footprint *self, OfftakeSystemBuilder *builder, guint slot)
{
  const OfftakePeriodResult *result = self->result;
  const OfftakeNetwork *network = result->network;
  guint s = network->slot[slot].site;
  double sum = 0, weight = slot_weight (result, slot);

  for (guint k = network->bought_first[slot]; k < network->bought_first[slot + 1]; k++)
    sum += add_purchase (self, builder, slot, k);
  if (result->spot[slot] > 0)
    sum += result->spot[slot] * material_of (result, slot)->virgin_kgco2e_per_t;
  if (weight > 0 && self->burden_row[s] != OFFTAKE_NONE)
    offtake_system_builder_add (builder, self->burden_row[s],
                                self->taken[s] * (weight / self->weight[s]));
  self->x[self->slot_row[slot]] = sum;
  offtake_system_builder_end_row (builder, slot_loss (self, slot));
}

static void
add_burden (const Footprint *self, OfftakeSystemBuilder *builder, guint s)
{
  const OfftakePeriodResult *result = self->result;
  const OfftakeNetworkSite *site = &result->network->site[s];

  for (guint slot = site->first_slot; slot < site[1].first_slot; slot++)
    if (self->slot_row[slot] != OFFTAKE_NONE)
      offtake_system_builder_add (builder, self->slot_row[slot], result->consumed[slot]);
  self->x[self->burden_row[s]] =
      result->activity[s] * (site->direct_kgco2e_per_t +
                             site->electricity_kwh_per_t * result->site_terms[s].kgco2e_per_kwh);
  offtake_system_builder_end_row (builder, self->weight[s] > 0 ? 0 : self->taken[s]);
}

/* A loop that passes on all of its burden: 0 if none comes to it, otherwise without an answer. */
static void
note_closed (const guint *rows, guint n_rows, double *x, guint n_columns, gpointer data)
{
  const Footprint *self = data;
  OfftakeSiteLoop loop;

  offtake_site_loop_init (&loop, rows, n_rows, self->row_site);
  loop.amount = 0;
  for (guint i = 0; i < n_rows; i++)
    loop.amount += x[rows[i]];
  for (guint i = 0; i < n_rows; i++)
    x[rows[i]] = loop.amount != 0 ? NAN : 0;
  if (loop.amount > 0)
    g_array_append_val (self->result->endless, loop);
}

static void
keep_answer (const Footprint *self)
{
  OfftakePeriodResult *result = self->result;

  for (guint slot = 0; slot < result->network->n_slots; slot++)
    if (self->slot_row[slot] != OFFTAKE_NONE)
      result->intensity[slot] = self->x[self->slot_row[slot]];
  for (guint s = 0; s < result->network->n_sites; s++)
    if (self->burden_row[s] != OFFTAKE_NONE)
      result->burden[s] = self->x[self->burden_row[s]] * self->taken[s];
    else if (isnan (self->taken[s]))
      result->burden[s] = NAN;
}

static double
finite_or_zero (double value)
{
  return isfinite (value) ? value : 0;
}

/* The intensities before the edit, as a place to start from; NULL without a past. */
static double *
guess_answer (const Footprint *self)
{
  const OfftakePeriodResult *result = self->result, *past = result->past;
  const OfftakeNetwork *network = result->network;
  double *guess = past ? g_new0 (double, self->n_rows + 1) : NULL;

  for (guint slot = 0; guess && slot < network->n_slots; slot++)
    if (self->slot_row[slot] != OFFTAKE_NONE)
      guess[self->slot_row[slot]] = finite_or_zero (past->intensity[slot]);
  for (guint s = 0; guess && s < network->n_sites; s++)
    if (self->burden_row[s] != OFFTAKE_NONE)
      guess[self->burden_row[s]] = finite_or_zero (past->burden[s] / self->taken[s]);
  return guess;
}

/* Takes all of it from the past if no flow, no factor and no way has changed. */
static gboolean
recall (OfftakePeriodResult *self)
{
  const OfftakeNetwork *network = self->network;
  const OfftakePeriodResult *past = self->past;

  if (!past || past->endless->len > 0 || past->carbon_differs ||
      offtake_period_result_has_changed (self, OFFTAKE_NONE))
    return FALSE;
  for (guint s = 0; s < network->n_sites; s++)
    if (self->site_terms[s].kgco2e_per_kwh != past->site_terms[s].kgco2e_per_kwh ||
        self->activity[s] != past->activity[s])
      return FALSE;
  for (guint a = 0; a < network->n_agreements; a++)
    if (network->agreement[a].transport_kgco2e_per_t !=
        past->network->agreement[a].transport_kgco2e_per_t)
      return FALSE;
  memcpy (self->intensity, past->intensity, network->n_slots * sizeof (double));
  memcpy (self->burden, past->burden, network->n_sites * sizeof (double));
  self->carbon_report.bound = past->carbon_report.bound;
  return TRUE;
}

void
offtake_solve_carbon (OfftakePeriodResult *result)
{
  if (recall (result))
    return;

  const OfftakeNetwork *network = result->network;
  g_auto (OfftakeSystem) system = { 0 };
  g_auto (Footprint) footprint = {
    .result = result,
    .slot_row = g_new (guint, network->n_slots + 1),
    .burden_row = g_new (guint, network->n_sites + 1),
    .row_site = g_new (guint, network->n_slots + network->n_sites + 1),
    .taken = g_new0 (double, network->n_sites + 1),
    .weight = g_new0 (double, network->n_sites + 1),
  };
  OfftakeSystemBuilder builder;

  for (guint s = 0; s < network->n_sites; s++)
    number_site (&footprint, s);
  footprint.x = g_new0 (double, footprint.n_rows + 1);
  offtake_system_builder_init (&builder, footprint.n_rows, OFFTAKE_SYSTEM_SPREADING);
  for (guint s = 0; s < network->n_sites; s++) {
    for (guint slot = network->site[s].first_slot; slot < network->site[s + 1].first_slot; slot++)
      if (footprint.slot_row[slot] != OFFTAKE_NONE)
        add_supply (&footprint, &builder, slot);
    if (footprint.burden_row[s] != OFFTAKE_NONE)
      add_burden (&footprint, &builder, s);
  }
  system = builder.system;
  g_autofree double *guess = guess_answer (&footprint);
  OfftakeSystemShape shape = { 0 };
  offtake_system_solve_again (&system, &shape, guess, footprint.x, 1, note_closed, &footprint,
                              &result->carbon_report);
  offtake_system_shape_clear (&shape);
  keep_answer (&footprint);
}
