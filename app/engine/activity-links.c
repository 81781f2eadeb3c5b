/* SPDX-License-Identifier: MPL-2.0 */

/* The agreements within a loop and what they carry as the flows stand. Everything that each round
   of the search needs of them is kept in the links, one after the other: looking it up where the
   plan has it takes longer than the sums. */

#include "engine/activity-private.h"

#include <math.h>

typedef OfftakeActivityLoop Loop;
typedef OfftakeActivityLink Link;

void
offtake_activity_loop_run_sites (Loop *self)
{
  for (guint i = 0; i < self->n; i++)
    offtake_activity_run_site (self->result,
                               self->result->network->variable[self->variables[i]].site);
}

/* A variable of the loop that drives @leader; OFFTAKE_NONE if none does. */
static guint
find_driver (const Loop *self, guint leader)
{
  const OfftakeNetworkSite *site = &self->result->network->site[leader];

  for (guint u = site->first_variable; u < site[1].first_variable; u++)
    if (self->place[u] != OFFTAKE_NONE)
      return self->place[u];
  return OFFTAKE_NONE;
}

OfftakeActivityFeeder *
offtake_activity_list_feeders (const OfftakePeriodResult *self)
{
  const OfftakeNetwork *network = self->network;
  const OfftakePeriodResult *past = self->past;
  guint n = network->variable_first[network->n_variables];
  OfftakeActivityFeeder *feeders = g_new (OfftakeActivityFeeder, n + 1);

  for (guint k = 0; k < n; k++) {
    guint a = network->variable_agreement[k];
    const OfftakeNetworkAgreement *agreement = &network->agreement[a];
    const OfftakeTerms *terms = &self->terms[a];
    guint leader = offtake_activity_leader (network, agreement);
    gboolean yields = leader != OFFTAKE_NONE && terms->share > 0 && network->site[leader].by_yields;
    feeders[k] = (OfftakeActivityFeeder){
      .agreement = a,
      .leader = leader,
      .follows = offtake_activity_follows (self, a),
      .stirred = past && !offtake_terms_move_the_same (terms, &past->terms[a]),
      .slope = yields ? NAN : terms->share * agreement->coefficient,
      .fixed = terms->fixed,
      .lower = terms->lower,
      .upper = terms->upper,
    };
  }
  return feeders;
}

double
offtake_activity_feeder_quantity (const OfftakePeriodResult *self,
                                  const OfftakeActivityFeeder *feeder)
{
  if (feeder->leader == OFFTAKE_NONE)
    return feeder->fixed;
  double raw = isnan (feeder->slope) ? offtake_activity_raw (self, feeder->agreement)
               : feeder->slope > 0   ? feeder->slope * self->activity[feeder->leader]
                                     : 0;
  return isnan (raw) ? raw : MIN (MAX (raw, feeder->lower), feeder->upper);
}

/* Adds what @feeder brings to variable @to: as a link, or to what comes from outside. */
static void
add_inflow (Loop *self, guint to, const OfftakeActivityFeeder *feeder)
{
  guint from = feeder->follows ? find_driver (self, feeder->leader) : OFFTAKE_NONE;

  if (from == OFFTAKE_NONE) {
    self->outside[to] += offtake_activity_feeder_quantity (self->result, feeder);
    return;
  }
  Link link = { feeder->agreement,   feeder->leader, from,          to,
                OFFTAKE_PIECE_LOWER, feeder->slope,  feeder->lower, feeder->upper };
  g_array_append_val (self->links, link);
}

void
offtake_activity_loop_init (Loop *self,
                            OfftakePeriodResult *result,
                            const OfftakeActivityFeeder *feeders,
                            const guint *variables,
                            guint n,
                            guint *place)
{
  const OfftakeNetwork *network = result->network;

  *self = (Loop){ .result = result,
                  .variables = variables,
                  .n = n,
                  .place = place,
                  .outside = g_new0 (double, n),
                  .links = g_array_sized_new (FALSE, FALSE, sizeof (Link), 4 * n),
                  .full = g_new0 (gboolean, n) };
  for (guint i = 0; i < n; i++)
    place[variables[i]] = i;
  for (guint i = 0; i < n; i++)
    for (guint k = network->variable_first[variables[i]];
         k < network->variable_first[variables[i] + 1]; k++)
      add_inflow (self, i, &feeders[k]);
}

void
offtake_activity_loop_clear (Loop *self)
{
  for (guint i = 0; i < self->n; i++)
    self->place[self->variables[i]] = OFFTAKE_NONE;
  g_clear_pointer (&self->links, g_array_unref);
  g_clear_pointer (&self->full, g_free);
  g_clear_pointer (&self->outside, g_free);
}

double
offtake_activity_loop_slope (const Loop *self, const Link *link, guint u)
{
  return isnan (link->slope) ? offtake_activity_slope (self->result, link->agreement, u)
                             : link->slope;
}

double
offtake_activity_loop_raw (const Loop *self, const Link *link)
{
  if (isnan (link->slope))
    return offtake_activity_raw (self->result, link->agreement);
  return link->slope > 0 ? link->slope * self->result->activity[link->leader] : 0;
}

double *
offtake_activity_loop_inflows (const Loop *self)
{
  double *inflow = g_memdup2 (self->outside, self->n * sizeof *inflow);

  for (guint k = 0; k < self->links->len; k++) {
    const Link *link = &g_array_index (self->links, Link, k);
    double raw = offtake_activity_loop_raw (self, link);
    inflow[link->to] += isnan (raw) ? raw : MIN (MAX (raw, link->lower), link->upper);
  }
  return inflow;
}

/* The piece that the flows as they stand are on. */
static OfftakePiece
find_piece (const Loop *self, const Link *link)
{
  double raw = offtake_activity_loop_raw (self, link);

  if (raw >= link->upper)
    return OFFTAKE_PIECE_UPPER;
  return raw >= link->lower ? OFFTAKE_PIECE_SHARE : OFFTAKE_PIECE_LOWER;
}

gboolean
offtake_activity_loop_update_pieces (Loop *self, gboolean freely)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->n; i++) {
    guint s = offtake_activity_loop_site (self, i);
    gboolean full =
        offtake_activity_wanted (self->result, s) >= self->result->site_terms[s].capacity;
    full |= !freely && self->full[i];
    changed |= full != self->full[i];
    self->full[i] = full;
  }
  for (guint k = 0; k < self->links->len; k++) {
    Link *link = &g_array_index (self->links, Link, k);
    OfftakePiece piece = find_piece (self, link);
    piece = freely ? piece : MAX (piece, link->piece);
    changed |= piece != link->piece;
    link->piece = piece;
  }
  return changed;
}
