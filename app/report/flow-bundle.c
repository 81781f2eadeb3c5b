/* SPDX-License-Identifier: MPL-2.0 */
#include "report/flow-bundle.h"

#include <string.h>

/* A band that others have joined, and the largest that it is made of. */
typedef struct {
  OfftakeGraphLink link;
  double largest;
} Bundle;

static guint
hash (gconstpointer key)
{
  const OfftakeGraphLink *link = key;

  return ((link->source * 31 + link->target) * 31 + link->color) * 31 + (guint) link->fill;
}

static gboolean
runs_along (gconstpointer a, gconstpointer b)
{
  const OfftakeGraphLink *first = a, *second = b;

  return first->source == second->source && first->target == second->target &&
         first->color == second->color && first->fill == second->fill;
}

static void
join (Bundle *bundle, OfftakeGraphLink *link)
{
  bundle->link.value += link->value;
  if (link->value > bundle->largest) {
    bundle->largest = link->value;
    bundle->link.tag = link->tag;
  }
  if (g_strcmp0 (bundle->link.label, link->label) != 0)
    g_clear_pointer (&bundle->link.label, g_free);
}

void
offtake_flow_graph_bundle (OfftakeGraph *graph)
{
  g_autoptr (GHashTable) found = g_hash_table_new (hash, runs_along);
  g_autoptr (GPtrArray) bundles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < graph->links->len; i++) {
    OfftakeGraphLink *link = offtake_graph_link (graph, i);
    Bundle *bundle = g_hash_table_lookup (found, link);

    if (bundle) {
      join (bundle, link);
      continue;
    }
    bundle = g_new (Bundle, 1);
    *bundle = (Bundle){ *link, link->value };
    bundle->link.label = g_strdup (link->label);
    g_ptr_array_add (bundles, bundle);
    g_hash_table_add (found, &bundle->link);
  }
  g_array_set_size (graph->links, 0);
  for (guint i = 0; i < bundles->len; i++)
    g_array_append_val (graph->links, ((Bundle *) bundles->pdata[i])->link);
}
