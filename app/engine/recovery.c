/* SPDX-License-Identifier: MPL-2.0 */

/* Recovery of every element at every process, and recycling efficiency, through chains of
   recyclers (spec section 6; Reg. (EU) 2025/606). */

#include <math.h>

#include "engine/period-result.h"
#include "engine/system.h"

/* Outputs may outweigh inputs by this much before an efficiency means nothing. */
#define MASS_GUARD 1e-9

/* Mass of one thing, an element or (OFFTAKE_NONE) all of it, in a t of a slot's material. */
static double
content (const OfftakeNetwork *network, guint slot, guint element)
{
  return element == OFFTAKE_NONE
             ? 1
             : offtake_network_element_content (network, network->slot[slot].material, element);
}

typedef struct {
  double in, out, final; /* t taken in, given out, given out as what counts at once */
} Turnover;

static Turnover
measure (const OfftakePeriodResult *self, guint s, guint element)
{
  const OfftakeNetwork *network = self->network;
  Turnover turnover = { 0 };

  for (guint slot = network->site[s].first_slot; slot < network->site[s + 1].first_slot; slot++) {
    const OfftakeNetworkMaterial *material = &network->material[network->slot[slot].material];
    double held = content (network, slot, element);
    if (held == 0)
      continue;
    turnover.in += self->consumed[slot] * held;
    turnover.out += self->produced[slot] * held;
    if (material->waste == OFFTAKE_WASTE_NONE && !material->intermediate)
      turnover.final += self->produced[slot] * held;
  }
  return turnover;
}

/* Adds every sale of an intermediate, by the buyer's row; returns what of it is known already. */
static double
add_sales (const OfftakePeriodResult *self,
           OfftakeSystemBuilder *builder,
           guint s,
           guint element,
           const guint *row,
           const double *known)
{
  const OfftakeNetwork *network = self->network;
  double sum = 0;

  for (guint slot = network->site[s].first_slot; slot < network->site[s + 1].first_slot; slot++) {
    double held = content (network, slot, element);
    if (!network->material[network->slot[slot].material].intermediate || held == 0)
      continue;
    for (guint k = network->sold_first[slot]; k < network->sold_first[slot + 1]; k++) {
      guint buyer = network->agreement[network->sold_agreement[k]].buyer;
      double mass = self->quantity[network->sold_agreement[k]] * held;
      if (row[buyer] != OFFTAKE_NONE)
        offtake_system_builder_add (builder, row[buyer], mass);
      else if (network->site[buyer].kind == OFFTAKE_SITE_PROCESS && mass != 0)
        sum += mass * known[buyer];
    }
  }
  return sum;
}

/* What passes on all that it takes in recovers nothing; what would recover without end has no
 * answer. */
static void
note_closed (const guint *rows, guint n_rows, double *x, guint n_columns, gpointer data)
{
  gboolean recovers = FALSE;

  for (guint i = 0; i < n_rows; i++)
    recovers |= x[rows[i]] != 0;
  for (guint i = 0; i < n_rows; i++)
    x[rows[i]] = recovers ? NAN : 0;
}

/* Fills @known[site]: NAN where there is no answer, 0 where nothing is taken in. */
static void
recover (const OfftakePeriodResult *self, guint element, double *known)
{
  const OfftakeNetwork *network = self->network;
  g_autofree guint *row = g_new (guint, network->n_sites + 1);
  g_autofree double *x = g_new0 (double, network->n_sites + 1);
  g_auto (OfftakeSystem) system = { 0 };
  OfftakeSystemBuilder builder;
  guint n = 0;

  for (guint s = 0; s < network->n_sites; s++) {
    Turnover turnover = measure (self, s, element);
    gboolean process = network->site[s].kind == OFFTAKE_SITE_PROCESS;
    gboolean heavier = element == OFFTAKE_NONE && turnover.out > turnover.in * (1 + MASS_GUARD);
    row[s] = process && turnover.in > 0 && !heavier ? n++ : OFFTAKE_NONE;
    known[s] = !process || heavier || isnan (turnover.in) ? NAN : 0;
  }
  offtake_system_builder_init (&builder, n, OFFTAKE_SYSTEM_PLAIN);
  for (guint s = 0; s < network->n_sites; s++) {
    if (row[s] == OFFTAKE_NONE)
      continue;
    Turnover turnover = measure (self, s, element);
    x[row[s]] = turnover.final + add_sales (self, &builder, s, element, row, known);
    offtake_system_builder_end_row (&builder, turnover.in);
  }
  system = builder.system;
  offtake_system_solve (&system, x, 1, note_closed, NULL, NULL);
  for (guint s = 0; s < network->n_sites; s++)
    if (row[s] != OFFTAKE_NONE)
      known[s] = x[row[s]];
}

void
offtake_solve_recovery (OfftakePeriodResult *self)
{
  const OfftakeNetwork *network = self->network;
  g_autofree double *known = g_new (double, network->n_sites + 1);

  for (guint e = 0; e < network->n_elements; e++) {
    recover (self, e, known);
    for (guint s = 0; s < network->n_sites; s++)
      self->recovery[(gsize) s * network->n_elements + e] = known[s];
  }
  recover (self, OFFTAKE_NONE, self->efficiency);
  for (guint s = 0; s < network->n_sites; s++)
    if (!(measure (self, s, OFFTAKE_NONE).in > 0))
      self->efficiency[s] = NAN;
}
