/* SPDX-License-Identifier: MPL-2.0 */

/* All lists are sorted by id in both networks, so that one walk through both finds what belongs
   together. */

#include "engine/network-match.h"

#include <math.h>
#include <string.h>

typedef OfftakeNetworkMatch Match;

void
offtake_network_match_clear (Match *self)
{
  g_clear_pointer (&self->site, g_free);
  g_clear_pointer (&self->slot, g_free);
  g_clear_pointer (&self->agreement, g_free);
  g_clear_pointer (&self->variable, g_free);
  g_clear_pointer (&self->tag, g_free);
  g_clear_pointer (&self->gone, g_free);
  g_clear_pointer (&self->altered, g_free);
  g_clear_pointer (&self->stirred, g_free);
}

/* For each of @n_now records the one @before that it equals; both are sorted by @compare. */
static guint *
pair_up (const Match *self,
         guint n_now,
         guint n_before,
         int (*compare) (const Match *self, guint now, guint before))
{
  guint *pairs = g_new (guint, n_now + 1);

  for (guint i = 0, k = 0; i < n_now; i++) {
    int order = -1;
    while (k < n_before && (order = compare (self, i, k)) > 0)
      k++;
    pairs[i] = k < n_before && order == 0 ? k++ : OFFTAKE_NONE;
  }
  return pairs;
}

static int
compare_site_ids (const Match *self, guint now, guint before)
{
  return strcmp (self->now->site[now].id, self->before->site[before].id);
}

static int
compare_agreement_ids (const Match *self, guint now, guint before)
{
  return strcmp (self->now->agreement[now].id, self->before->agreement[before].id);
}

static int
compare_tags (const Match *self, guint now, guint before)
{
  return offtake_tag_compare (&self->now->tag[now], &self->before->tag[before]);
}

static void
match_slots (Match *self)
{
  const OfftakeNetwork *now = self->now, *before = self->before;

  self->slot = g_new (guint, now->n_slots + 1);
  for (guint slot = 0; slot < now->n_slots; slot++) {
    guint site = self->site[now->slot[slot].site];
    self->slot[slot] = site == OFFTAKE_NONE
                           ? OFFTAKE_NONE
                           : offtake_network_find_slot (before, site, now->slot[slot].material);
  }
}

static gboolean
same_slot (const Match *self, guint now, guint before)
{
  return now == OFFTAKE_NONE ? before == OFFTAKE_NONE : self->slot[now] == before;
}

static gboolean
same_lines (const Match *self, const OfftakeLine *now, const OfftakeLine *before, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!same_slot (self, now[i].slot, before[i].slot) || now[i].t_per_t != before[i].t_per_t ||
        now[i].allocation != before[i].allocation)
      return FALSE;
  return TRUE;
}

/* Whether the two run alike: same kind, mode and recipe. */
static gboolean
runs_alike (const Match *self, const OfftakeNetworkSite *x, const OfftakeNetworkSite *y)
{
  const OfftakeNetwork *now = self->now, *before = self->before;
  guint n_inputs = x[1].first_input - x->first_input;
  guint n_outputs = x[1].first_output - x->first_output;
  guint n_factors = x[1].first_factor - x->first_factor;

  return x->kind == y->kind && x->mode == y->mode && x->by_yields == y->by_yields &&
         same_slot (self, x->reference, y->reference) &&
         n_inputs == y[1].first_input - y->first_input &&
         n_outputs == y[1].first_output - y->first_output &&
         n_factors == y[1].first_factor - y->first_factor &&
         (n_inputs == 0 || same_lines (self, now->input + x->first_input,
                                       before->input + y->first_input, n_inputs)) &&
         (n_outputs == 0 || same_lines (self, now->output + x->first_output,
                                        before->output + y->first_output, n_outputs)) &&
         (n_factors == 0 || memcmp (now->factor + x->first_factor, before->factor + y->first_factor,
                                    n_factors * sizeof (double)) == 0);
}

static void
match_site (Match *self, guint s)
{
  const OfftakeNetworkSite *x = &self->now->site[s], *y = &self->before->site[self->site[s]];
  gboolean tagged = x->tag != OFFTAKE_NONE;

  self->altered[s] = !runs_alike (self, x, y);
  self->origins_differ |= self->altered[s] || strcmp (x->country, y->country) != 0 ||
                          x->foreign_entity != y->foreign_entity ||
                          tagged != (y->tag != OFFTAKE_NONE) ||
                          (tagged && self->tag[x->tag] != y->tag);
  self->carbon_differs |= self->altered[s] ||
                          x->electricity_kwh_per_t != y->electricity_kwh_per_t ||
                          x->direct_kgco2e_per_t != y->direct_kgco2e_per_t ||
                          (x->source_kgco2e_per_t != y->source_kgco2e_per_t &&
                           !(isnan (x->source_kgco2e_per_t) && isnan (y->source_kgco2e_per_t)));
}

static void
match_sites (Match *self)
{
  self->altered = g_new0 (guint8, self->now->n_sites + 1);
  for (guint s = 0; s < self->now->n_sites; s++) {
    if (self->site[s] != OFFTAKE_NONE)
      match_site (self, s);
    else
      self->altered[s] = TRUE;
  }
}

/* The variable before of the same slot; it hangs on other things if its site has been altered. */
static void
match_variables (Match *self)
{
  const OfftakeNetwork *now = self->now, *before = self->before;

  self->variable = g_new (guint, now->n_variables + 1);
  self->stirred = g_new0 (guint8, now->n_variables + 1);
  for (guint v = 0; v < now->n_variables; v++) {
    guint s = now->variable[v].site, old = self->site[s];
    self->variable[v] = OFFTAKE_NONE;
    self->stirred[v] = self->altered[s];
    if (old == OFFTAKE_NONE)
      continue;
    for (guint u = before->site[old].first_variable; u < before->site[old + 1].first_variable; u++)
      if (before->variable[u].slot == self->slot[now->variable[v].slot])
        self->variable[v] = u;
  }
}

static gboolean
same_agreement (const Match *self, guint a, guint old)
{
  const OfftakeNetworkAgreement *x = &self->now->agreement[a], *y = &self->before->agreement[old];

  return self->site[x->seller] == y->seller && self->site[x->buyer] == y->buyer &&
         x->material == y->material && x->kind == y->kind && x->coefficient == y->coefficient;
}

static void
stir (Match *self, guint v)
{
  if (v != OFFTAKE_NONE)
    self->stirred[v] = TRUE;
}

/* Stirs the variables that agreements which are gone added to. */
static void
note_gone (Match *self)
{
  const OfftakeNetwork *before = self->before;
  g_autofree guint8 *lost = g_new0 (guint8, before->n_variables + 1);

  for (guint a = 0; a < before->n_agreements; a++) {
    const OfftakeNetworkAgreement *agreement = &before->agreement[a];
    if (!self->gone[a])
      continue;
    if (agreement->feeds != OFFTAKE_NONE)
      lost[agreement->feeds] = TRUE;
    if (agreement->demands != OFFTAKE_NONE)
      lost[agreement->demands] = TRUE;
  }
  for (guint v = 0; v < self->now->n_variables; v++)
    if (self->variable[v] == OFFTAKE_NONE || lost[self->variable[v]])
      self->stirred[v] = TRUE;
}

static void
match_agreements (Match *self)
{
  const OfftakeNetwork *now = self->now, *before = self->before;

  self->agreement = pair_up (self, now->n_agreements, before->n_agreements, compare_agreement_ids);
  self->gone = g_malloc (before->n_agreements + 1);
  memset (self->gone, TRUE, before->n_agreements);
  for (guint a = 0; a < now->n_agreements; a++) {
    guint *old = &self->agreement[a];
    if (*old != OFFTAKE_NONE && !same_agreement (self, a, *old))
      *old = OFFTAKE_NONE;
    if (*old == OFFTAKE_NONE) {
      stir (self, now->agreement[a].feeds);
      stir (self, now->agreement[a].demands);
      continue;
    }
    self->gone[*old] = FALSE;
    self->carbon_differs |=
        now->agreement[a].transport_kgco2e_per_t != before->agreement[*old].transport_kgco2e_per_t;
  }
  note_gone (self);
}

gboolean
offtake_network_match_init (Match *self, OfftakeNetwork *now, OfftakeNetwork *before)
{
  if (!offtake_network_has_materials_of (now, before))
    return FALSE;
  *self = (Match){ .now = now, .before = before };
  self->site = pair_up (self, now->n_sites, before->n_sites, compare_site_ids);
  self->tag = pair_up (self, now->n_tags, before->n_tags, compare_tags);
  match_slots (self);
  match_sites (self);
  match_variables (self);
  match_agreements (self);
  return TRUE;
}
