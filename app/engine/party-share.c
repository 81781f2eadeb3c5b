/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/party-share.h"

#include <string.h>

#include "engine/solution-private.h"

#define NO_SHARE 1e-14

static int
compare_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The parties of all sites, sorted, and which is whose. */
static GPtrArray *
number_parties (const OfftakeNetwork *network, guint *party)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *parties = g_ptr_array_new ();

  for (guint s = 0; s < network->n_sites; s++)
    if (g_hash_table_add (seen, (gpointer) network->site[s].party))
      g_ptr_array_add (parties, (gpointer) network->site[s].party);
  g_ptr_array_sort (parties, compare_text);
  for (guint i = 0; i < parties->len; i++)
    g_hash_table_insert (seen, parties->pdata[i], GUINT_TO_POINTER (i));
  for (guint s = 0; s < network->n_sites; s++)
    party[s] = GPOINTER_TO_UINT (g_hash_table_lookup (seen, network->site[s].party));
  return parties;
}

GArray *
offtake_solution_party_shares (
    const OfftakeSolution *self, guint period, guint site, guint material, guint element)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (OfftakePartyShare));

  g_return_val_if_fail (offtake_solution_has_period (self, period), list);
  const OfftakePeriodResult *result = offtake_solution_get_result (self, period);
  const OfftakeNetwork *network = offtake_solution_get_network (self);
  guint slot = offtake_network_find_slot (network, network->sites.rank[site],
                                          network->materials.rank[material]);
  if (slot == OFFTAKE_NONE ||
      !(offtake_network_element_content (network, network->slot[slot].material, element) > 0))
    return list;
  g_autofree guint *party = g_new (guint, network->n_sites + 1);
  g_autoptr (GPtrArray) parties = number_parties (network, party);
  g_autofree double *shares = g_new0 (double, parties->len + 1);
  offtake_origin_by_party (result, slot, element, party, parties->len, shares);
  OfftakePartyShare unknown = { "", shares[parties->len] };
  if (unknown.share > NO_SHARE)
    g_array_append_val (list, unknown);
  for (guint i = 0; i < parties->len; i++) {
    OfftakePartyShare entry = { parties->pdata[i], shares[i] };
    if (entry.share > NO_SHARE)
      g_array_append_val (list, entry);
  }
  return list;
}
