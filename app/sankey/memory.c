/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/memory.h"

#include <math.h>

#define CHANGE 0.01 /* of a value, that may move its link */

struct _OfftakeMemory {
  guint n_nodes, n_links;
  char **id;      /* by net node */
  int *layer;     /* by net node */
  double *height; /* by net node, as a share of the page's */
  guint *source, *target;
  double *value;
  guint *first_lane; /* by net link, n_links + 1 */
  int *lane_layer;
  double *lane_height;
  OfftakePageFit fit;
};

/* The layer of an item: of its node, or between those of its link's ends. */
static int
lane_layer (const OfftakeItems *items, const int *layer_of_column, guint item)
{
  return layer_of_column[items->layer[item]];
}

OfftakeMemory *
offtake_memory_new (const OfftakeGraph *graph,
                    const OfftakeNet *net,
                    const int *layer_of_column,
                    const OfftakeItems *items,
                    const OfftakePlacement *placement,
                    const OfftakePageFit *fit)
{
  OfftakeMemory *self = g_new0 (OfftakeMemory, 1);
  guint n_lanes = 0;

  self->fit = *fit;
  self->n_nodes = net->n_nodes;
  self->n_links = net->n_links;
  self->id = g_new0 (char *, net->n_nodes + 1);
  self->layer = g_new (int, net->n_nodes + 1);
  self->height = g_new (double, net->n_nodes + 1);
  self->source = g_memdup2 (net->source, net->n_links * sizeof *net->source);
  self->target = g_memdup2 (net->target, net->n_links * sizeof *net->target);
  self->value = g_memdup2 (net->value, net->n_links * sizeof *net->value);
  self->first_lane = g_new (guint, net->n_links + 1);
  self->lane_layer = g_new (int, items->n_items + 1);
  self->lane_height = g_new (double, items->n_items + 1);
  for (guint i = 0; i < items->n_items; i++) {
    guint node = items->node[i];
    if (node == OFFTAKE_NO_NODE)
      continue;
    self->id[node] = g_strdup (offtake_graph_node (graph, net->node_index[node])->id);
    self->layer[node] = lane_layer (items, layer_of_column, i);
    self->height[node] = placement->y[i] / placement->height;
  }
  for (guint k = 0; k < net->n_links; k++) {
    self->first_lane[k] = n_lanes;
    for (guint e = items->chain_start[k] + 1; e + 1 < items->chain_start[k + 1]; e++) {
      self->lane_layer[n_lanes] = lane_layer (items, layer_of_column, items->chain[e]);
      self->lane_height[n_lanes++] = placement->y[items->chain[e]] / placement->height;
    }
  }
  self->first_lane[net->n_links] = n_lanes;
  return self;
}

const OfftakePageFit *
offtake_memory_fit (const OfftakeMemory *self)
{
  return &self->fit;
}

void
offtake_memory_free (OfftakeMemory *self)
{
  if (!self)
    return;
  for (guint i = 0; i < self->n_nodes; i++)
    g_free (self->id[i]);
  g_free (self->id);
  g_free (self->layer);
  g_free (self->height);
  g_free (self->source);
  g_free (self->target);
  g_free (self->value);
  g_free (self->first_lane);
  g_free (self->lane_layer);
  g_free (self->lane_height);
  g_free (self);
}

void
offtake_recall_free (OfftakeRecall *self)
{
  if (!self)
    return;
  g_free (self->layer);
  g_free (self->old_node);
  g_free (self->old_link);
  g_free (self->changed);
  g_free (self);
}

static guint
find_nodes (const OfftakeMemory *self,
            const OfftakeGraph *graph,
            const OfftakeNet *net,
            OfftakeRecall *recall)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_common = 0;

  for (guint i = 0; i < self->n_nodes; i++)
    if (self->id[i])
      g_hash_table_insert (by_id, self->id[i], GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < net->n_nodes; i++) {
    const char *id = offtake_graph_node (graph, net->node_index[i])->id;
    guint old = id ? GPOINTER_TO_UINT (g_hash_table_lookup (by_id, id)) : 0;
    recall->old_node[i] = old > 0 ? old - 1 : G_MAXUINT;
    recall->layer[i] = old > 0 ? self->layer[old - 1] : -1;
    n_common += old > 0;
  }
  return n_common;
}

static gint64
pair_of (guint source, guint target)
{
  return (gint64) (((guint64) source << 32) | target);
}

static void
find_links (const OfftakeMemory *self, const OfftakeNet *net, OfftakeRecall *recall)
{
  g_autoptr (GHashTable) by_pair =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint k = self->n_links; k-- > 0;) {
    gint64 pair = pair_of (self->source[k], self->target[k]);
    g_hash_table_replace (by_pair, g_memdup2 (&pair, sizeof pair), GUINT_TO_POINTER (k + 1));
  }
  for (guint k = 0; k < net->n_links; k++) {
    guint source = recall->old_node[net->source[k]], target = recall->old_node[net->target[k]];
    gint64 pair = pair_of (source, target);
    guint old = GPOINTER_TO_UINT (g_hash_table_lookup (by_pair, &pair));
    recall->old_link[k] = old > 0 ? old - 1 : G_MAXUINT;
    recall->changed[k] =
        old == 0 || fabs (net->value[k] - self->value[old - 1]) > CHANGE * self->value[old - 1];
  }
}

OfftakeRecall *
offtake_memory_recall (const OfftakeMemory *self, const OfftakeGraph *graph, const OfftakeNet *net)
{
  g_autoptr (OfftakeRecall) recall = g_new0 (OfftakeRecall, 1);

  recall->layer = g_new (int, net->n_nodes + 1);
  recall->old_node = g_new (guint, net->n_nodes + 1);
  recall->old_link = g_new (guint, net->n_links + 1);
  recall->changed = g_new0 (gboolean, net->n_links + 1);
  if (2 * find_nodes (self, graph, net, recall) < MAX (self->n_nodes, net->n_nodes))
    return NULL;
  find_links (self, net, recall);
  return g_steal_pointer (&recall);
}

static double
old_lane (const OfftakeMemory *self, guint link, int layer)
{
  for (guint e = self->first_lane[link]; e < self->first_lane[link + 1]; e++)
    if (self->lane_layer[e] == layer)
      return self->lane_height[e];
  return NAN;
}

void
offtake_memory_heights (const OfftakeMemory *self,
                        const OfftakeRecall *recall,
                        const OfftakeItems *items,
                        const int *layer_of_column,
                        double *height)
{
  for (guint i = 0; i < items->n_items; i++) {
    int layer = lane_layer (items, layer_of_column, i);
    guint node = items->node[i];
    height[i] = NAN;
    if (node == OFFTAKE_NO_NODE) {
      guint old = recall->old_link[items->link[i]];
      if (old != G_MAXUINT)
        height[i] = old_lane (self, old, layer);
    } else if (recall->layer[node] == layer) {
      height[i] = self->height[recall->old_node[node]];
    }
  }
}
