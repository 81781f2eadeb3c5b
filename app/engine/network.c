/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/network.h"

#include <string.h>

#include "engine/compile-private.h"

OfftakeNetwork *
offtake_network_new (void)
{
  OfftakeNetwork *self = g_new0 (OfftakeNetwork, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (4096);
  self->site_ranks = g_hash_table_new (g_str_hash, g_str_equal);
  self->material_ranks = g_hash_table_new (g_str_hash, g_str_equal);
  self->agreement_ranks = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

OfftakeNetwork *
offtake_network_ref (OfftakeNetwork *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
clear_order (OfftakeOrder *order)
{
  g_free (order->rank);
  g_free (order->row);
}

void
offtake_network_unref (OfftakeNetwork *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  gpointer arrays[] = {
    self->currency,
    self->period,
    self->element,
    self->content,
    self->tag,
    self->material,
    self->site,
    self->agreement,
    self->slot,
    self->origin_first,
    self->element_place,
    self->input,
    self->output,
    self->factor,
    self->variable,
    self->variable_first,
    self->variable_agreement,
    self->bought_first,
    self->bought_agreement,
    self->inflow,
    self->sold_first,
    self->sold_agreement,
    self->sold_to,
    self->terms,
    self->site_terms,
    self->material_price,
  };
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_free (arrays[i]);
  clear_order (&self->sites);
  clear_order (&self->materials);
  clear_order (&self->agreements);
  g_hash_table_unref (self->site_ranks);
  g_hash_table_unref (self->material_ranks);
  g_hash_table_unref (self->agreement_ranks);
  g_string_chunk_free (self->strings);
  g_free (self);
}

guint
offtake_network_find_slot (const OfftakeNetwork *self, guint site, guint material)
{
  guint low = self->site[site].first_slot, end = self->site[site + 1].first_slot, high = end;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (self->slot[middle].material < material)
      low = middle + 1;
    else
      high = middle;
  }
  return low < end && self->slot[low].material == material ? low : OFFTAKE_NONE;
}

guint
offtake_network_n_sites (const OfftakeNetwork *self)
{
  return self->n_sites;
}

guint
offtake_network_n_materials (const OfftakeNetwork *self)
{
  return self->n_materials;
}

guint
offtake_network_n_elements (const OfftakeNetwork *self)
{
  return self->n_elements;
}

guint
offtake_network_n_agreements (const OfftakeNetwork *self)
{
  return self->n_agreements;
}

guint
offtake_network_n_periods (const OfftakeNetwork *self)
{
  return self->n_periods;
}

const char *
offtake_network_site_id (const OfftakeNetwork *self, guint site)
{
  g_return_val_if_fail (site < self->n_sites, NULL);
  return self->site[self->sites.rank[site]].id;
}

const char *
offtake_network_site_name (const OfftakeNetwork *self, guint site)
{
  g_return_val_if_fail (site < self->n_sites, NULL);
  return self->site[self->sites.rank[site]].name;
}

const char *
offtake_network_material_id (const OfftakeNetwork *self, guint material)
{
  g_return_val_if_fail (material < self->n_materials, NULL);
  return self->material[self->materials.rank[material]].id;
}

const char *
offtake_network_material_name (const OfftakeNetwork *self, guint material)
{
  g_return_val_if_fail (material < self->n_materials, NULL);
  return self->material[self->materials.rank[material]].name;
}

const char *
offtake_network_element (const OfftakeNetwork *self, guint element)
{
  g_return_val_if_fail (element < self->n_elements, NULL);
  return self->element[element];
}

static const OfftakeNetworkAgreement *
get_agreement (const OfftakeNetwork *self, guint agreement)
{
  g_return_val_if_fail (agreement < self->n_agreements, NULL);
  return &self->agreement[self->agreements.rank[agreement]];
}

const char *
offtake_network_agreement_id (const OfftakeNetwork *self, guint agreement)
{
  return get_agreement (self, agreement)->id;
}

guint
offtake_network_agreement_seller (const OfftakeNetwork *self, guint agreement)
{
  return self->sites.row[get_agreement (self, agreement)->seller];
}

guint
offtake_network_agreement_buyer (const OfftakeNetwork *self, guint agreement)
{
  return self->sites.row[get_agreement (self, agreement)->buyer];
}

guint
offtake_network_agreement_material (const OfftakeNetwork *self, guint agreement)
{
  return self->materials.row[get_agreement (self, agreement)->material];
}

const OfftakePeriod *
offtake_network_period (const OfftakeNetwork *self, guint period)
{
  g_return_val_if_fail (period < self->n_periods, NULL);
  return &self->period[period];
}

double
offtake_network_content (const OfftakeNetwork *self, guint material, guint element)
{
  g_return_val_if_fail (material < self->n_materials && element < self->n_elements, 0);
  return offtake_network_element_content (self, self->materials.rank[material], element);
}

static guint
find (GHashTable *ranks, const OfftakeOrder *order, const char *id)
{
  gpointer value;

  return g_hash_table_lookup_extended (ranks, id, NULL, &value)
             ? order->row[GPOINTER_TO_UINT (value)]
             : OFFTAKE_NONE;
}

guint
offtake_network_find_site (const OfftakeNetwork *self, const char *id)
{
  return find (self->site_ranks, &self->sites, id);
}

guint
offtake_network_find_material (const OfftakeNetwork *self, const char *id)
{
  return find (self->material_ranks, &self->materials, id);
}

guint
offtake_network_find_agreement (const OfftakeNetwork *self, const char *id)
{
  return find (self->agreement_ranks, &self->agreements, id);
}

guint
offtake_network_find_element (const OfftakeNetwork *self, const char *symbol)
{
  for (guint e = 0; e < self->n_elements; e++)
    if (strcmp (self->element[e], symbol) == 0)
      return e;
  return OFFTAKE_NONE;
}

guint
offtake_network_find_period (const OfftakeNetwork *self, const char *label)
{
  for (guint p = 0; p < self->n_periods; p++)
    if (strcmp (self->period[p].label, label) == 0)
      return p;
  return OFFTAKE_NONE;
}
