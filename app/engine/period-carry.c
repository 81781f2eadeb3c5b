/* SPDX-License-Identifier: MPL-2.0 */

/* A period as it was, laid out like the network as it is: the steps then compare and take over by
   their own indices, as if nothing but figures had changed. */

#include <string.h>

#include "engine/network-match.h"
#include "engine/period-result.h"

typedef OfftakePeriodResult Result;
typedef OfftakeNetworkMatch Match;

/* What is new has 0. */
static void
carry (double *to, const double *from, const guint *pairs, guint n)
{
  for (guint i = 0; i < n; i++)
    if (pairs[i] != OFFTAKE_NONE)
      to[i] = from[pairs[i]];
}

static void
carry_terms (Result *self, const Result *past, const Match *match)
{
  const OfftakeNetwork *network = self->network;
  OfftakeTerms *terms = g_new0 (OfftakeTerms, network->n_agreements + 1);
  OfftakeSiteTerms *site_terms = g_new0 (OfftakeSiteTerms, network->n_sites + 1);

  for (guint a = 0; a < network->n_agreements; a++)
    if (match->agreement[a] != OFFTAKE_NONE)
      terms[a] = past->terms[match->agreement[a]];
  for (guint s = 0; s < network->n_sites; s++)
    if (match->site[s] != OFFTAKE_NONE)
      site_terms[s] = past->site_terms[match->site[s]];
  self->terms = self->own_terms = terms;
  self->site_terms = self->own_site_terms = site_terms;
}

static void
carry_lines (Result *self, const Result *past, const Match *match)
{
  const OfftakeNetworkSite *now = match->now->site, *before = match->before->site;

  for (guint s = 0; s < match->now->n_sites; s++)
    if (!match->altered[s])
      memcpy (self->line + now[s].first_output, past->line + before[match->site[s]].first_output,
              (now[s + 1].first_output - now[s].first_output) * sizeof (double));
}

static gboolean
tags_stay (const Match *match)
{
  for (guint t = 0; t < match->now->n_tags; t++)
    if (match->tag[t] != t)
      return FALSE;
  return match->now->n_tags == match->before->n_tags;
}

/* The mix of a slot that was not there is that of a supply of nothing. */
static void
carry_slot_mix (Result *self, const Result *past, const Match *match, guint slot, gboolean stay)
{
  const OfftakeNetwork *network = self->network;
  guint old = match->slot[slot], n = network->n_tags;
  const OfftakeNetworkSite *site = &network->site[network->slot[slot].site];

  for (guint mix = network->origin_first[slot]; mix < network->origin_first[slot + 1]; mix++) {
    double *to = self->origin + (gsize) mix * n;
    if (old == OFFTAKE_NONE) {
      to[site->kind == OFFTAKE_SITE_SOURCE ? site->tag : network->unknown_tag] = 1;
      continue;
    }
    gsize was = match->before->origin_first[old] + (mix - network->origin_first[slot]);
    const double *from = past->origin + was * match->before->n_tags;
    if (stay)
      memcpy (to, from, n * sizeof *to);
    else
      carry (to, from, match->tag, n);
  }
}

static void
carry_origins (Result *self, const Result *past, const Match *match)
{
  gboolean stay = tags_stay (match);

  memcpy (self->traced, past->traced, self->network->n_elements);
  for (guint slot = 0; slot < self->network->n_slots; slot++)
    carry_slot_mix (self, past, match, slot, stay);
}

/* Notes what flowed by agreements that are gone; the last entry is for anything at all. */
static void
note_lost (Result *self, const Result *past, const Match *match)
{
  const OfftakeNetwork *before = match->before;
  guint n_elements = before->n_elements;

  self->lost = g_malloc (n_elements + 1);
  memset (self->lost, match->origins_differ, n_elements + 1);
  for (guint a = 0; a < before->n_agreements; a++) {
    if (!match->gone[a] || past->quantity[a] == 0)
      continue;
    self->lost[n_elements] = TRUE;
    for (guint e = 0; e < n_elements; e++)
      if (offtake_network_element_content (before, before->agreement[a].material, e) > 0)
        self->lost[e] = TRUE;
  }
}

static gboolean
has_new_source_slot (const Match *match)
{
  const OfftakeNetwork *network = match->now;

  for (guint slot = 0; slot < network->n_slots; slot++)
    if (match->slot[slot] == OFFTAKE_NONE &&
        network->site[network->slot[slot].site].kind == OFFTAKE_SITE_SOURCE)
      return TRUE;
  return FALSE;
}

OfftakePeriodResult *
offtake_period_result_carry (const Result *past, guint period, const Match *match)
{
  const OfftakeNetwork *network = match->now;
  Result *self = offtake_period_result_new (match->now, period);

  carry_terms (self, past, match);
  carry (self->drive, past->drive, match->variable, network->n_variables);
  carry (self->activity, past->activity, match->site, network->n_sites);
  carry (self->burden, past->burden, match->site, network->n_sites);
  carry (self->quantity, past->quantity, match->agreement, network->n_agreements);
  carry (self->produced, past->produced, match->slot, network->n_slots);
  carry (self->consumed, past->consumed, match->slot, network->n_slots);
  carry (self->spot, past->spot, match->slot, network->n_slots);
  carry (self->intensity, past->intensity, match->slot, network->n_slots);
  carry_lines (self, past, match);
  carry_origins (self, past, match);
  note_lost (self, past, match);
  self->stirred = match->stirred;
  self->carbon_differs = match->carbon_differs || has_new_source_slot (match);
  if (past->unattributed->len > 0)
    g_array_append_vals (self->unattributed, past->unattributed->data, past->unattributed->len);
  if (past->endless->len > 0)
    g_array_append_vals (self->endless, past->endless->data, past->endless->len);
  self->activity_report = past->activity_report;
  self->origin_report = past->origin_report;
  self->carbon_report = past->carbon_report;
  return self;
}
