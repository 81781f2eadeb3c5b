/* SPDX-License-Identifier: MPL-2.0 */

/* Where each element comes from, through loops (spec section 3). Per element one linear system with
   one right-hand side per tag: a row for the supply of each slot that holds the element, a row for
   the pool of each process that takes it in. Both are mixtures by mass, so the system conserves:
   what comes in with a tag of its own (sources, waste, spot) is the leak. */

#include <math.h>
#include <string.h>

#include "engine/period-result.h"
#include "engine/system-shape.h"

/* Below so many rows there are no sweeps that a guess could save. */
#define WORTH_A_GUESS 300

typedef struct {
  const OfftakePeriodResult *result;
  guint element;
  guint n_tags, unknown;
  const guint *party;   /* of each site, where parties are the tags; NULL for tags of origin */
  GArray *unattributed; /* OfftakeSiteLoop; nullable */
  guint n_rows;
  guint *slot_row; /* of each slot; OFFTAKE_NONE without a supply to mix */
  guint *pool_row; /* of each site */
  guint *row_site;
  double *mix; /* [row * n_tags + tag] */
} Tracer;

static double
content (const Tracer *self, guint slot)
{
  const OfftakeNetwork *network = self->result->network;
  return offtake_network_element_content (network, network->slot[slot].material, self->element);
}

static void
tracer_clear (Tracer *self)
{
  g_free (self->slot_row);
  g_free (self->pool_row);
  g_free (self->row_site);
  g_free (self->mix);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tracer, tracer_clear)

static void
number_rows (Tracer *self)
{
  const OfftakePeriodResult *result = self->result;
  const OfftakeNetwork *network = result->network;

  for (guint s = 0; s < network->n_sites; s++) {
    double pool = 0;
    self->pool_row[s] = OFFTAKE_NONE;
    for (guint slot = network->site[s].first_slot; slot < network->site[s + 1].first_slot; slot++) {
      double held = content (self, slot);
      gboolean mixes = held > 0 && network->site[s].kind != OFFTAKE_SITE_SOURCE &&
                       offtake_period_result_supply (result, slot) > 0;
      self->slot_row[slot] = mixes ? self->n_rows : OFFTAKE_NONE;
      if (mixes)
        self->row_site[self->n_rows++] = s;
      pool += result->consumed[slot] * held;
    }
    if (network->site[s].kind == OFFTAKE_SITE_PROCESS && pool > 0) {
      self->pool_row[s] = self->n_rows;
      self->row_site[self->n_rows++] = s;
    }
  }
}

/* The party that a flow with one tag is from: the buyer's of waste, the source's. */
static guint
flow_party (const Tracer *self, guint k)
{
  const OfftakeNetwork *network = self->result->network;
  const OfftakeNetworkAgreement *agreement = &network->agreement[network->bought_agreement[k]];

  return self->party[agreement->waste_tag != OFFTAKE_NONE ? agreement->buyer : agreement->seller];
}

/* Adds what one purchase brings to the row at hand; returns what of it leaks in. */
static double
add_purchase (Tracer *self, OfftakeSystemBuilder *builder, double *mix, guint k)
{
  const OfftakeNetwork *network = self->result->network;
  OfftakeInflow inflow = network->inflow[k];
  double quantity = self->result->quantity[network->bought_agreement[k]];

  if (inflow.tag == OFFTAKE_NONE && self->slot_row[inflow.seller_slot] != OFFTAKE_NONE) {
    offtake_system_builder_add (builder, self->slot_row[inflow.seller_slot], quantity);
    return 0;
  }
  guint tag = inflow.tag == OFFTAKE_NONE ? self->unknown
              : self->party              ? flow_party (self, k)
                                         : inflow.tag;
  mix[tag] += quantity;
  return quantity;
}

static void
add_supply (Tracer *self, OfftakeSystemBuilder *builder, guint slot)
{
  const OfftakePeriodResult *result = self->result;
  const OfftakeNetwork *network = result->network;
  double *mix = self->mix + (gsize) self->slot_row[slot] * self->n_tags, leak = 0;
  guint pool = self->pool_row[network->slot[slot].site];

  for (guint k = network->bought_first[slot]; k < network->bought_first[slot + 1]; k++)
    leak += add_purchase (self, builder, mix, k);
  double unknown = result->spot[slot];
  if (pool != OFFTAKE_NONE)
    offtake_system_builder_add (builder, pool, result->produced[slot]);
  else
    unknown += result->produced[slot];
  mix[self->unknown] += unknown;
  offtake_system_builder_end_row (builder, leak + unknown);
}

static void
add_pool (Tracer *self, OfftakeSystemBuilder *builder, guint s)
{
  const OfftakeNetwork *network = self->result->network;

  for (guint slot = network->site[s].first_slot; slot < network->site[s + 1].first_slot; slot++)
    if (self->slot_row[slot] != OFFTAKE_NONE)
      offtake_system_builder_add (builder, self->slot_row[slot],
                                  self->result->consumed[slot] * content (self, slot));
  offtake_system_builder_end_row (builder, 0);
}

/* Nothing that has an origin comes to these rows. */
static void
note_unattributed (const guint *rows, guint n_rows, double *mix, guint n_tags, gpointer data)
{
  Tracer *self = data;
  OfftakeSiteLoop loop;

  offtake_site_loop_init (&loop, rows, n_rows, self->row_site);
  loop.element = self->element;
  for (guint i = 0; i < n_rows; i++) {
    double *shares = mix + (gsize) rows[i] * n_tags;
    memset (shares, 0, n_tags * sizeof *shares);
    shares[self->unknown] = 1;
  }
  if (self->unattributed)
    g_array_append_val (self->unattributed, loop);
}

static void
keep_mixes (const Tracer *self, double *origin)
{
  const OfftakeNetwork *network = self->result->network;

  for (guint slot = 0; slot < network->n_slots; slot++) {
    const OfftakeNetworkSite *site = &network->site[network->slot[slot].site];
    if (!(content (self, slot) > 0))
      continue;
    double *to = origin + offtake_network_mix (network, slot, self->element) * network->n_tags;
    if (self->slot_row[slot] != OFFTAKE_NONE)
      memcpy (to, self->mix + (gsize) self->slot_row[slot] * network->n_tags,
              network->n_tags * sizeof *to);
    else
      to[site->kind == OFFTAKE_SITE_SOURCE ? site->tag : network->unknown_tag] = 1;
  }
}

static void
tracer_init (Tracer *self,
             const OfftakePeriodResult *result,
             guint element,
             guint n_tags,
             guint unknown,
             const guint *party)
{
  const OfftakeNetwork *network = result->network;

  *self = (Tracer){
    .result = result,
    .element = element,
    .n_tags = n_tags,
    .unknown = unknown,
    .party = party,
    .slot_row = g_new (guint, network->n_slots + 1),
    .pool_row = g_new (guint, network->n_sites + 1),
    .row_site = g_new (guint, network->n_slots + network->n_sites + 1),
  };
  number_rows (self);
  self->mix = g_new0 (double, (gsize) self->n_rows *n_tags + 1);
}

static void
build (Tracer *self, OfftakeSystem *system)
{
  const OfftakeNetwork *network = self->result->network;
  OfftakeSystemBuilder builder;

  offtake_system_builder_init (&builder, self->n_rows, OFFTAKE_SYSTEM_MIXING);
  for (guint s = 0; s < network->n_sites; s++) {
    for (guint slot = network->site[s].first_slot; slot < network->site[s + 1].first_slot; slot++)
      if (self->slot_row[slot] != OFFTAKE_NONE)
        add_supply (self, &builder, slot);
    if (self->pool_row[s] != OFFTAKE_NONE)
      add_pool (self, &builder, s);
  }
  *system = builder.system;
  system->whole = TRUE;
}

/* What a process's pool mixes of supplies as they were. */
static void
guess_pool (const Tracer *self, guint s, double *guess)
{
  const OfftakeNetwork *network = self->result->network;
  double *pool = guess + (gsize) self->pool_row[s] * self->n_tags, mass = 0;

  for (guint slot = network->site[s].first_slot; slot < network->site[s + 1].first_slot; slot++) {
    double held = self->result->consumed[slot] * content (self, slot);
    if (self->slot_row[slot] == OFFTAKE_NONE || !(held > 0))
      continue;
    const double *supply = guess + (gsize) self->slot_row[slot] * self->n_tags;
    for (guint t = 0; t < self->n_tags; t++)
      pool[t] += held * supply[t];
    mass += held;
  }
  for (guint t = 0; t < self->n_tags && mass > 0; t++)
    pool[t] /= mass;
}

/* The mixes before the edit, as a place to start from; NULL without a past or in a small plan. */
static double *
guess_mixes (const Tracer *self)
{
  const OfftakePeriodResult *past = self->result->past;
  const OfftakeNetwork *network = self->result->network;

  if (!past || !past->traced[self->element] || self->n_rows < WORTH_A_GUESS)
    return NULL;
  double *guess = g_new0 (double, (gsize) self->n_rows * self->n_tags);
  for (guint slot = 0; slot < network->n_slots; slot++)
    if (self->slot_row[slot] != OFFTAKE_NONE)
      memcpy (guess + (gsize) self->slot_row[slot] * self->n_tags,
              past->origin + offtake_network_mix (network, slot, self->element) * network->n_tags,
              self->n_tags * sizeof *guess);
  for (guint s = 0; s < network->n_sites; s++)
    if (self->pool_row[s] != OFFTAKE_NONE)
      guess_pool (self, s, guess);
  return guess;
}

static void
trace_element (OfftakePeriodResult *result, guint element, OfftakeSystemShape *shape)
{
  const OfftakeNetwork *network = result->network;
  g_auto (OfftakeSystem) system = { 0 };
  g_auto (Tracer) tracer = { 0 };

  tracer_init (&tracer, result, element, network->n_tags, network->unknown_tag, NULL);
  tracer.unattributed = result->unattributed;
  build (&tracer, &system);
  g_autofree double *guess = guess_mixes (&tracer);
  offtake_system_solve_again (&system, shape, guess, tracer.mix, network->n_tags, note_unattributed,
                              &tracer, &result->origin_report);
  keep_mixes (&tracer, result->origin);
}

double *
offtake_origin_system (OfftakePeriodResult *self, guint element, OfftakeSystem *system)
{
  g_auto (Tracer) tracer = { 0 };

  tracer_init (&tracer, self, element, self->network->n_tags, self->network->unknown_tag, NULL);
  build (&tracer, system);
  return g_steal_pointer (&tracer.mix);
}

void
offtake_origin_by_party (const OfftakePeriodResult *self,
                         guint slot,
                         guint element,
                         const guint *party,
                         guint n_parties,
                         double *shares)
{
  const OfftakeNetwork *network = self->network;
  const OfftakeNetworkSite *site = &network->site[network->slot[slot].site];
  guint n_tags = n_parties + 1;
  g_auto (OfftakeSystem) system = { 0 };
  g_auto (Tracer) tracer = { 0 };

  tracer_init (&tracer, self, element, n_tags, n_parties, party);
  if (tracer.slot_row[slot] == OFFTAKE_NONE) {
    memset (shares, 0, n_tags * sizeof *shares);
    shares[site->kind == OFFTAKE_SITE_SOURCE ? party[network->slot[slot].site] : n_parties] = 1;
    return;
  }
  build (&tracer, &system);
  offtake_system_solve (&system, tracer.mix, n_tags, note_unattributed, &tracer, NULL);
  memcpy (shares, tracer.mix + (gsize) tracer.slot_row[slot] * n_tags, n_tags * sizeof *shares);
}

/* Takes an element whose flows are what they were from the past. Loops without an origin are named
   anew, so they are traced anew. */
static gboolean
recall (OfftakePeriodResult *self, guint element)
{
  const OfftakeNetwork *network = self->network;
  gsize size = network->n_tags * sizeof (double);

  if (!self->past || !self->past->traced[element] || self->past->unattributed->len > 0 ||
      offtake_period_result_has_changed (self, element))
    return FALSE;
  for (guint slot = 0; slot < network->n_slots; slot++) {
    if (!(offtake_network_element_content (network, network->slot[slot].material, element) > 0))
      continue;
    gsize mix = offtake_network_mix (network, slot, element) * network->n_tags;
    memcpy (self->origin + mix, self->past->origin + mix, size);
  }
  self->origin_report.bound = MAX (self->origin_report.bound, self->past->origin_report.bound);
  return TRUE;
}

void
offtake_solve_origins (OfftakePeriodResult *self, guint element)
{
  OfftakeSystemShape shape = { 0 };

  for (guint e = 0; e < self->network->n_elements; e++) {
    if (self->traced[e] || (element != OFFTAKE_NONE && e != element))
      continue;
    if (!recall (self, e))
      trace_element (self, e, &shape);
    self->traced[e] = TRUE;
  }
  offtake_system_shape_clear (&shape);
}

const double *
offtake_period_result_mix (const OfftakePeriodResult *self, guint slot, guint element)
{
  const OfftakeNetwork *network = self->network;
  OfftakePeriodResult *late = (OfftakePeriodResult *) self;

  g_mutex_lock (&late->tracing);
  if (!self->traced[element])
    offtake_solve_origins (late, element);
  g_mutex_unlock (&late->tracing);
  return self->origin + offtake_network_mix (network, slot, element) * network->n_tags;
}
