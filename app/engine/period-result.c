/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/period-result.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int
compare_sites (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;
  return (x > y) - (x < y);
}

void
offtake_site_loop_init (OfftakeSiteLoop *self,
                        const guint *rows,
                        guint n_rows,
                        const guint *row_site)
{
  g_autofree guint *sites = g_new (guint, n_rows + 1);

  *self = (OfftakeSiteLoop){ .element = OFFTAKE_NONE, .amount = NAN };
  for (guint i = 0; i < n_rows; i++)
    sites[i] = row_site[rows[i]];
  qsort (sites, n_rows, sizeof *sites, compare_sites);
  for (guint i = 0; i < n_rows; i++) {
    if (i > 0 && sites[i] == sites[i - 1])
      continue;
    if (self->n_sites < G_N_ELEMENTS (self->sites))
      self->sites[self->n_sites] = sites[i];
    self->n_sites++;
  }
}

static void
clear_warning (gpointer warning)
{
  g_free (((OfftakeWarning *) warning)->text);
}

#define N_ARRAYS 15

/* All arrays of numbers, with their lengths. */
typedef struct {
  double **values;
  gsize n;
} Array;

static void
list_arrays (OfftakePeriodResult *self, const OfftakeNetwork *network, Array *arrays)
{
  const Array all[N_ARRAYS] = {
    { &self->drive, network->n_variables },
    { &self->activity, network->n_sites },
    { &self->quantity, network->n_agreements },
    { &self->line, network->n_outputs },
    { &self->bought, network->n_slots },
    { &self->sold, network->n_slots },
    { &self->produced, network->n_slots },
    { &self->consumed, network->n_slots },
    { &self->spot, network->n_slots },
    { &self->surplus, network->n_slots },
    { &self->origin, (gsize) network->origin_first[network->n_slots] * network->n_tags },
    { &self->intensity, network->n_slots },
    { &self->burden, network->n_sites },
    { &self->recovery, (gsize) network->n_sites * network->n_elements },
    { &self->efficiency, network->n_sites },
  };

  memcpy (arrays, all, sizeof all);
}

OfftakePeriodResult *
offtake_period_result_new (OfftakeNetwork *network, guint period)
{
  OfftakePeriodResult *self = g_new0 (OfftakePeriodResult, 1);
  Array arrays[N_ARRAYS];

  g_atomic_ref_count_init (&self->ref_count);
  self->network = offtake_network_ref (network);
  self->period = period;
  self->terms = offtake_network_terms (network, period);
  self->site_terms = offtake_network_site_terms (network, period);
  list_arrays (self, network, arrays);
  for (guint i = 0; i < N_ARRAYS; i++)
    *arrays[i].values = g_new0 (double, arrays[i].n + 1);
  self->traced = g_new0 (guint8, network->n_elements + 1);
  g_mutex_init (&self->tracing);
  self->loops = g_array_new (FALSE, FALSE, sizeof (guint));
  self->unattributed = g_array_new (FALSE, FALSE, sizeof (OfftakeSiteLoop));
  self->endless = g_array_new (FALSE, FALSE, sizeof (OfftakeSiteLoop));
  self->warnings = g_array_new (FALSE, FALSE, sizeof (OfftakeWarning));
  g_array_set_clear_func (self->warnings, clear_warning);
  return self;
}

static void
append_all (GArray *to, const GArray *from)
{
  if (from->len > 0)
    g_array_append_vals (to, from->data, from->len);
}

OfftakePeriodResult *
offtake_period_result_copy (const OfftakePeriodResult *self)
{
  OfftakePeriodResult *original = (OfftakePeriodResult *) self;
  OfftakePeriodResult *copy = offtake_period_result_new (self->network, self->period);
  Array from[N_ARRAYS], to[N_ARRAYS];

  list_arrays (original, self->network, from);
  list_arrays (copy, self->network, to);
  g_mutex_lock (&original->tracing);
  for (guint i = 0; i < N_ARRAYS; i++)
    memcpy (*to[i].values, *from[i].values, from[i].n * sizeof (double));
  memcpy (copy->traced, self->traced, self->network->n_elements);
  append_all (copy->loops, self->loops);
  append_all (copy->unattributed, self->unattributed);
  append_all (copy->endless, self->endless);
  copy->activity_report = self->activity_report;
  copy->origin_report = self->origin_report;
  copy->carbon_report = self->carbon_report;
  g_mutex_unlock (&original->tracing);
  return copy;
}

OfftakePeriodResult *
offtake_period_result_ref (OfftakePeriodResult *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
offtake_period_result_unref (OfftakePeriodResult *self)
{
  Array arrays[N_ARRAYS];

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  list_arrays (self, self->network, arrays);
  for (guint i = 0; i < N_ARRAYS; i++)
    g_free (*arrays[i].values);
  g_free (self->traced);
  g_free (self->own_terms);
  g_free (self->own_site_terms);
  g_free (self->lost);
  g_mutex_clear (&self->tracing);
  g_array_unref (self->loops);
  g_array_unref (self->unattributed);
  g_array_unref (self->endless);
  g_array_unref (self->warnings);
  offtake_network_unref (self->network);
  g_free (self);
}

/* All but origins and warnings. */
static gboolean
solve_flows (OfftakePeriodResult *self, GCancellable *cancellable, GError **error)
{
  static void (*const steps[]) (OfftakePeriodResult * self) = {
    offtake_solve_activities, offtake_solve_balances, offtake_solve_carbon, offtake_solve_recovery
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    steps[i](self);
  }
  return TRUE;
}

gboolean
offtake_period_result_solve_for (OfftakePeriodResult *self,
                                 guint element,
                                 GCancellable *cancellable,
                                 GError **error)
{
  if (!solve_flows (self, cancellable, error))
    return FALSE;
  if (element < self->network->n_elements)
    offtake_solve_origins (self, element);
  offtake_find_warnings (self);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

gboolean
offtake_period_result_complete (OfftakePeriodResult *self,
                                GCancellable *cancellable,
                                GError **error)
{
  offtake_solve_origins (self, OFFTAKE_NONE);
  self->past = NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  offtake_find_warnings (self);
  return TRUE;
}

gboolean
offtake_period_result_solve (OfftakePeriodResult *self, GCancellable *cancellable, GError **error)
{
  return solve_flows (self, cancellable, error) &&
         offtake_period_result_complete (self, cancellable, error);
}

/* Bits are compared, so that what has no answer equals itself. */
static gboolean
differs (const double *now, const double *past, guint i)
{
  return memcmp (&now[i], &past[i], sizeof *now) != 0;
}

static gboolean
concerns (const OfftakeNetwork *network, guint material, guint element)
{
  return element == OFFTAKE_NONE ||
         offtake_network_element_content (network, material, element) > 0;
}

gboolean
offtake_period_result_has_changed (const OfftakePeriodResult *self, guint element)
{
  const OfftakePeriodResult *past = self->past;
  const OfftakeNetwork *network = self->network;

  if (past->lost && past->lost[element == OFFTAKE_NONE ? network->n_elements : element])
    return TRUE;
  for (guint a = 0; a < network->n_agreements; a++)
    if (differs (self->quantity, past->quantity, a) &&
        concerns (network, network->agreement[a].material, element))
      return TRUE;
  for (guint slot = 0; slot < network->n_slots; slot++)
    if ((differs (self->produced, past->produced, slot) ||
         differs (self->consumed, past->consumed, slot) ||
         differs (self->spot, past->spot, slot)) &&
        concerns (network, network->slot[slot].material, element))
      return TRUE;
  return FALSE;
}

double
offtake_period_result_element_loss (const OfftakePeriodResult *self, guint s, guint element)
{
  const OfftakeNetwork *network = self->network;
  double loss = 0;

  for (guint slot = network->site[s].first_slot; slot < network->site[s + 1].first_slot; slot++)
    loss += (self->consumed[slot] - self->produced[slot]) *
            offtake_network_element_content (network, network->slot[slot].material, element);
  return loss;
}
