/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The inside of a network, for the engine alone. All arrays here are in the order of the ids, so
   that every sum runs in that order whatever the order of the plan's rows; rank[] and row[] lead
   from the plan's order (the public indices) to this one and back. */

#include "engine/network-parts.h"

G_BEGIN_DECLS

struct _OfftakeNetwork {
  gatomicrefcount ref_count;
  GStringChunk   *strings;
  char           *currency;
  guint           n_sites, n_materials, n_elements, n_agreements, n_periods;
  guint           n_slots, n_inputs, n_outputs, n_variables, n_tags;
  OfftakeOrder    sites, materials, agreements;
  GHashTable     *site_ranks, *material_ranks, *agreement_ranks; /* id to rank */
  OfftakePeriod  *period;
  const char    **element;
  double         *content; /* [material * n_elements + element] */
  guint          *element_place; /* [material * n_elements + element] among those it holds, or OFFTAKE_NONE */
  OfftakeTag     *tag;
  guint           unknown_tag;

  OfftakeNetworkMaterial  *material;
  OfftakeNetworkSite      *site;
  OfftakeNetworkAgreement *agreement;
  OfftakeSlot             *slot;
  guint                   *origin_first; /* of a slot: where the mixes of its elements begin */
  OfftakeLine             *input, *output;
  double                  *factor; /* by yields: t of product per t of feed, [output][input] of the site */
  OfftakeVariable         *variable;

  /* Agreements by what they touch, in order: of variable v, of slot s as bought and as sold. */
  guint *variable_first, *variable_agreement;
  guint *bought_first, *bought_agreement;
  OfftakeInflow *inflow; /* of each place in bought_agreement */
  guint *sold_first, *sold_agreement;
  guint *sold_to; /* of each place in sold_agreement: the slot of the buyer */

  OfftakeTerms     *terms;          /* [period * n_agreements + agreement] */
  OfftakeSiteTerms *site_terms;     /* [period * n_sites + site] */
  double           *material_price; /* [period * n_materials + material], NAN without an index */
};

static inline const OfftakeTerms *
offtake_network_terms (const OfftakeNetwork *self, guint period)
{
  return self->terms + (gsize) period * self->n_agreements;
}

static inline const OfftakeSiteTerms *
offtake_network_site_terms (const OfftakeNetwork *self, guint period)
{
  return self->site_terms + (gsize) period * self->n_sites;
}

static inline const double *
offtake_network_material_prices (const OfftakeNetwork *self, guint period)
{
  return self->material_price + (gsize) period * self->n_materials;
}

static inline double
offtake_network_element_content (const OfftakeNetwork *self, guint material, guint element)
{
  return self->content[(gsize) material * self->n_elements + element];
}

/* Which of the mixes of origin is that of @element in @slot; @element is held by its material. */
static inline gsize
offtake_network_mix (const OfftakeNetwork *self, guint slot, guint element)
{
  return self->origin_first[slot] +
         self->element_place[(gsize) self->slot[slot].material * self->n_elements + element];
}

/* Whether two networks differ in figures of agreements, sites and prices at most. */
gboolean offtake_network_has_frame_of (const OfftakeNetwork *a, const OfftakeNetwork *b);
/* Whether they know the same materials, with the same elements in them. */
gboolean offtake_network_has_materials_of (const OfftakeNetwork *a, const OfftakeNetwork *b);
/* The order in which tags stand. */
int      offtake_tag_compare (const OfftakeTag *a, const OfftakeTag *b);
/* Of two with one frame: whether a period of the one is in every figure that of the other. */
gboolean offtake_network_period_equals (const OfftakeNetwork *a, guint period_a, const OfftakeNetwork *b,
                                        guint period_b);
gboolean offtake_terms_move_the_same (const OfftakeTerms *a, const OfftakeTerms *b);
gboolean offtake_site_terms_equal (const OfftakeSiteTerms *a, const OfftakeSiteTerms *b);

/* Slot of @material at @site, OFFTAKE_NONE if it has none. */
guint offtake_network_find_slot (const OfftakeNetwork *self, guint site, guint material);

G_END_DECLS
