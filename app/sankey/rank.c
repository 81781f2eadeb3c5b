/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/rank.h"

#include <math.h>
#include <string.h>

#include "sankey/feedback.h"

/* In mean link values: what a back link costs, and what a link's length costs whatever its flow. */
#define BACK_COST 50.0
#define LENGTH_COST 0.2
#define BACK_LENGTH 3
/* A link that is in no cycle never needs to run backwards. */
#define NEEDLESS_COST 1e7
#define MOVE_COST 0.02 /* of the whole cost, for a node that leaves its layer */
#define MAX_PASSES 60
#define LEAST_GAIN 1e-9

/* Neighbours of a node that share a layer. */
typedef struct {
  int layer;
  double length_in, back_in, length_out, back_out;
} Neighbours;

typedef struct {
  const OfftakeNet *net;
  const int *previous;
  double move_cost; /* of leaving the layer there */
  guint *cycle;     /* by node: number of its strongly connected component */
  int *layer;
  gboolean *dirty;
  Neighbours *neighbours; /* of the node looked at */
  guint n_neighbours;
  guint *slot; /* by layer: index into neighbours plus one */
  int n_slots;
} Ranking;

static double
back_cost (const OfftakeNet *net, const guint *cycle, guint link)
{
  gboolean is_needless = cycle[net->source[link]] != cycle[net->target[link]];

  return BACK_COST * net->weight[link] + (is_needless ? NEEDLESS_COST : 0);
}

static double
total_cost (const OfftakeNet *net, const guint *cycle, const int *layer)
{
  double cost = 0;

  for (guint k = 0; k < net->n_links; k++) {
    int span = layer[net->target[k]] - layer[net->source[k]];
    double length = net->weight[k] + LENGTH_COST;
    if (net->source[k] == net->target[k])
      continue;
    cost +=
        span >= 1 ? length * (span - 1) : length * (BACK_LENGTH - span) + back_cost (net, cycle, k);
  }
  return cost;
}

static Neighbours *
neighbours_at (Ranking *self, int layer)
{
  guint *slot = &self->slot[layer];

  if (*slot == 0) {
    self->neighbours[self->n_neighbours++] = (Neighbours){ .layer = layer };
    *slot = self->n_neighbours;
  }
  return &self->neighbours[*slot - 1];
}

static void
collect (Ranking *self, guint node)
{
  const OfftakeNet *net = self->net;

  self->n_neighbours = 0;
  for (guint e = net->in_start[node]; e < net->in_start[node + 1]; e++) {
    guint k = net->in_links[e];
    if (net->source[k] == node)
      continue;
    Neighbours *at = neighbours_at (self, self->layer[net->source[k]]);
    at->length_in += net->weight[k] + LENGTH_COST;
    at->back_in += back_cost (net, self->cycle, k);
  }
  for (guint e = net->out_start[node]; e < net->out_start[node + 1]; e++) {
    guint k = net->out_links[e];
    if (net->target[k] == node)
      continue;
    Neighbours *at = neighbours_at (self, self->layer[net->target[k]]);
    at->length_out += net->weight[k] + LENGTH_COST;
    at->back_out += back_cost (net, self->cycle, k);
  }
  for (guint i = 0; i < self->n_neighbours; i++)
    self->slot[self->neighbours[i].layer] = 0;
}

static double
cost_at (const Ranking *self, guint node, int layer)
{
  double cost = 0;

  for (guint i = 0; i < self->n_neighbours; i++) {
    const Neighbours *at = &self->neighbours[i];
    int in = layer - at->layer, out = at->layer - layer;
    cost += in >= 1 ? at->length_in * (in - 1) : at->length_in * (BACK_LENGTH - in) + at->back_in;
    cost +=
        out >= 1 ? at->length_out * (out - 1) : at->length_out * (BACK_LENGTH - out) + at->back_out;
  }
  if (self->previous && self->previous[node] >= 0 && self->previous[node] != layer)
    cost += self->move_cost;
  return cost;
}

static void
mark_neighbours (Ranking *self, guint node)
{
  const OfftakeNet *net = self->net;

  for (guint e = net->in_start[node]; e < net->in_start[node + 1]; e++)
    self->dirty[net->source[net->in_links[e]]] = TRUE;
  for (guint e = net->out_start[node]; e < net->out_start[node + 1]; e++)
    self->dirty[net->target[net->out_links[e]]] = TRUE;
}

/* Moves the node to the best layer that its neighbours suggest. */
static gboolean
settle (Ranking *self, guint node)
{
  int best = self->layer[node];
  double least;

  collect (self, node);
  least = cost_at (self, node, best) - LEAST_GAIN;
  for (guint i = 0; i < self->n_neighbours; i++) {
    for (int step = -1; step <= 1; step++) {
      int layer = self->neighbours[i].layer + step;
      if (layer < 0 || layer >= self->n_slots || layer == self->layer[node])
        continue;
      double cost = cost_at (self, node, layer);
      if (cost < least - LEAST_GAIN * fabs (least) || (cost < least && layer < best)) {
        least = cost;
        best = layer;
      }
    }
  }
  if (best == self->layer[node])
    return FALSE;
  self->layer[node] = best;
  mark_neighbours (self, node);
  return TRUE;
}

/* What is new looks for its layer among what was there, before that may move. */
static void
settle_new (Ranking *self, const guint *order)
{
  for (guint i = 0; i < self->net->n_nodes; i++)
    if (self->previous[order[i]] < 0 && self->net->wish[order[i]] < 0)
      settle (self, order[i]);
}

/* Coordinate descent: every node whose neighbours moved looks for a better layer. */
static void
descend (Ranking *self, const guint *order)
{
  guint n = self->net->n_nodes;
  gboolean moved = TRUE;

  for (guint i = 0; i < n; i++)
    self->dirty[i] = self->net->wish[i] < 0;
  for (guint pass = 0; pass < MAX_PASSES && moved; pass++) {
    moved = FALSE;
    for (guint i = 0; i < n; i++) {
      guint node = order[pass % 2 == 0 ? i : n - 1 - i];
      if (!self->dirty[node] || self->net->wish[node] >= 0)
        continue;
      self->dirty[node] = FALSE;
      moved |= settle (self, node);
    }
  }
}

/* Every component begins at layer 0 and leaves no layer empty. */
static void
close_gaps (const OfftakeNet *net, int *layer, int n_slots)
{
  g_autofree int *rank = g_new (int, n_slots + 1);

  for (guint c = 0; c < net->n_components; c++) {
    guint first = net->component_start[c], last = net->component_start[c + 1];
    int low = layer[first], high = low, used = 0;
    for (guint i = first; i < last; i++) {
      low = MIN (low, layer[i]);
      high = MAX (high, layer[i]);
    }
    memset (rank + low, 0, (high - low + 1) * sizeof *rank);
    for (guint i = first; i < last; i++)
      rank[layer[i]] = 1;
    for (int l = low; l <= high; l++) {
      int is_used = rank[l];
      rank[l] = used;
      used += is_used;
    }
    for (guint i = first; i < last; i++)
      layer[i] = rank[layer[i]];
  }
}

static void
start_from_longest_path (const OfftakeNet *net,
                         const guint *order,
                         const guint *position,
                         int *layer)
{
  for (guint i = 0; i < net->n_nodes; i++) {
    guint node = order[i];
    layer[node] = MAX (net->wish[node], 0);
    if (net->wish[node] >= 0)
      continue;
    for (guint e = net->in_start[node]; e < net->in_start[node + 1]; e++) {
      guint source = net->source[net->in_links[e]];
      if (position[source] < position[node])
        layer[node] = MAX (layer[node], layer[source] + 1);
    }
  }
}

static void
start_from_levels (const OfftakeNet *net, const double *level, int *layer)
{
  for (guint c = 0; c < net->n_components; c++) {
    guint first = net->component_start[c], last = net->component_start[c + 1];
    double low = INFINITY;
    for (guint i = first; i < last; i++)
      low = MIN (low, level[i]);
    for (guint i = first; i < last; i++)
      layer[i] = net->wish[i] >= 0 ? net->wish[i]
                                   : CLAMP ((int) lround (level[i] - low), 0, (int) net->n_nodes);
  }
}

static void
start_from_previous (const OfftakeNet *net, const int *previous, int *layer)
{
  for (guint i = 0; i < net->n_nodes; i++)
    if (previous[i] >= 0 && net->wish[i] < 0)
      layer[i] = previous[i];
}

/* Of those that are given: layers of before may lie farther apart than there are nodes now. */
static int
greatest_layer (const OfftakeNet *net, const int *previous)
{
  int greatest = 0;

  for (guint i = 0; i < net->n_nodes; i++)
    greatest = MAX (greatest, MAX (net->wish[i], previous ? previous[i] : 0));
  return greatest;
}

static void
rank (Ranking *self, const double *level)
{
  const OfftakeNet *net = self->net;
  guint n = net->n_nodes;
  g_autofree guint *position = g_new (guint, n + 1);
  g_autofree guint *order = g_new (guint, n + 1);
  g_autofree int *other = g_new (int, n + 1);
  int *layer = self->layer;

  if (self->previous)
    offtake_feedback_follow (net, level, position, self->cycle);
  else
    offtake_feedback_order (net, level, position, self->cycle);
  for (guint i = 0; i < n; i++)
    order[position[i]] = i;
  start_from_longest_path (net, order, position, layer);
  if (self->previous) {
    start_from_previous (net, self->previous, layer);
    settle_new (self, order);
    self->move_cost = MOVE_COST * total_cost (net, self->cycle, layer);
  }
  descend (self, order);
  if (self->previous)
    return;
  start_from_levels (net, level, other);
  self->layer = other;
  descend (self, order);
  if (total_cost (net, self->cycle, other) <
      total_cost (net, self->cycle, layer) * (1 - LEAST_GAIN))
    memcpy (layer, other, n * sizeof *layer);
  self->layer = layer;
}

/* Where all nodes have a layer already there is nothing to be found out. */
static void
find_levels (const OfftakeNet *net, const int *previous, double *level)
{
  gboolean is_known = previous != NULL;

  for (guint i = 0; i < net->n_nodes && is_known; i++) {
    level[i] = previous[i];
    is_known = previous[i] >= 0;
  }
  if (!is_known)
    offtake_feedback_levels (net, level);
}

void
offtake_rank_layers (const OfftakeNet *net, const int *previous, int *layer)
{
  guint n = net->n_nodes;
  int n_slots = (int) n + greatest_layer (net, previous) + 3;
  g_autofree double *level = g_new (double, n + 1);
  g_autofree gboolean *dirty = g_new0 (gboolean, n + 1);
  g_autofree Neighbours *neighbours = g_new (Neighbours, n + 1);
  g_autofree guint *slot = g_new0 (guint, n_slots + 1);
  g_autofree guint *cycle = g_new (guint, n + 1);
  Ranking ranking = { net, previous, 0, cycle, layer, dirty, neighbours, 0, slot, n_slots };

  find_levels (net, previous, level);
  rank (&ranking, level);
  if (!net->has_wishes)
    close_gaps (net, layer, n_slots);
}
