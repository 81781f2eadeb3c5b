/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/period-result.h"

static void
clear_warning (gpointer warning)
{
  g_free (((OfftakeWarning *) warning)->text);
}

OfftakePeriodResult *
offtake_period_result_new (OfftakeNetwork *network, guint period)
{
  OfftakePeriodResult *self = g_new0 (OfftakePeriodResult, 1);
  struct {
    double **values;
    gsize n;
  } arrays[] = {
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

  self->network = network;
  self->period = period;
  self->terms = offtake_network_terms (network, period);
  self->site_terms = offtake_network_site_terms (network, period);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    *arrays[i].values = g_new0 (double, arrays[i].n + 1);
  self->loops = g_array_new (FALSE, FALSE, sizeof (guint));
  self->unattributed = g_array_new (FALSE, FALSE, sizeof (OfftakeUnattributed));
  self->warnings = g_array_new (FALSE, FALSE, sizeof (OfftakeWarning));
  g_array_set_clear_func (self->warnings, clear_warning);
  return self;
}

void
offtake_period_result_free (OfftakePeriodResult *self)
{
  double *arrays[] = {
    self->drive,  self->activity,  self->quantity, self->line,     self->bought,
    self->sold,   self->produced,  self->consumed, self->spot,     self->surplus,
    self->origin, self->intensity, self->burden,   self->recovery, self->efficiency,
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_free (arrays[i]);
  g_array_unref (self->loops);
  g_array_unref (self->unattributed);
  g_array_unref (self->warnings);
  g_free (self);
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
