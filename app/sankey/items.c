/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/items.h"

typedef struct {
  OfftakeItems *items;
  const OfftakeNet *net;
  const int *layer; /* by node */
  guint *item;      /* by node */
  guint n_chain;
} Builder;

static guint
count_lanes (const OfftakeNet *net, const int *layer, guint link)
{
  int from = layer[net->source[link]], to = layer[net->target[link]];

  return to > from ? to - from - 1 : from - to + 1;
}

static guint
add_item (OfftakeItems *self, int layer, guint node, guint link)
{
  guint i = self->n_items++;

  self->layer[i] = layer;
  self->node[i] = node;
  self->link[i] = link;
  self->n_layers = MAX (self->n_layers, layer + 1);
  return i;
}

static void
add_to_chain (Builder *self, guint item)
{
  self->items->chain[self->n_chain++] = item;
}

static void
add_segment (Builder *self, guint left, guint right, guint link)
{
  OfftakeItems *items = self->items;

  items->segments[items->n_segments++] =
      (OfftakeSegment){ left, right, link, self->net->weight[link] };
}

static void
add_turn (Builder *self, guint node, guint lane, guint link, gboolean on_right)
{
  OfftakeItems *items = self->items;

  items->turns[items->n_turns++] =
      (OfftakeTurn){ node, lane, link, on_right, self->net->weight[link] };
}

static void
add_forward (Builder *self, guint link)
{
  guint source = self->net->source[link], target = self->net->target[link];
  guint before = self->item[source];

  add_to_chain (self, before);
  for (int l = self->layer[source] + 1; l < self->layer[target]; l++) {
    guint lane = add_item (self->items, l, OFFTAKE_NO_NODE, link);
    add_to_chain (self, lane);
    add_segment (self, before, lane, link);
    before = lane;
  }
  add_to_chain (self, self->item[target]);
  add_segment (self, before, self->item[target], link);
}

static void
add_back (Builder *self, guint link)
{
  guint source = self->net->source[link], target = self->net->target[link];
  guint before = 0;

  self->items->is_back[link] = TRUE;
  add_to_chain (self, self->item[source]);
  for (int l = self->layer[source]; l >= self->layer[target]; l--) {
    guint lane = add_item (self->items, l, OFFTAKE_NO_NODE, link);
    add_to_chain (self, lane);
    if (l == self->layer[source])
      add_turn (self, self->item[source], lane, link, TRUE);
    else
      add_segment (self, lane, before, link);
    before = lane;
  }
  add_turn (self, self->item[target], before, link, FALSE);
  add_to_chain (self, self->item[target]);
}

/* Nodes of a component, then its lanes. Links are sorted by source, so those of a component are
   neighbours too. */
static void
add_components (Builder *self)
{
  const OfftakeNet *net = self->net;
  OfftakeItems *items = self->items;
  guint n_links = 0;

  for (guint c = 0; c < net->n_components; c++) {
    items->component_start[c] = items->n_items;
    items->component_link[c] = n_links;
    for (guint i = net->component_start[c]; i < net->component_start[c + 1]; i++)
      self->item[i] = add_item (items, self->layer[i], i, 0);
    for (guint i = net->component_start[c]; i < net->component_start[c + 1]; i++)
      for (guint e = net->out_start[i]; e < net->out_start[i + 1]; e++) {
        guint link = net->out_links[e];
        n_links++;
        items->chain_start[link] = self->n_chain;
        items->first_segment[link] = items->n_segments;
        items->first_turn[link] = items->n_turns;
        if (self->layer[net->target[link]] > self->layer[net->source[link]])
          add_forward (self, link);
        else
          add_back (self, link);
      }
  }
  items->component_start[net->n_components] = items->n_items;
  items->component_link[net->n_components] = n_links;
  items->chain_start[net->n_links] = self->n_chain;
}

static void
index_neighbours (OfftakeItems *self)
{
  guint n = MAX (self->n_segments, 2 * self->n_turns);
  g_autofree guint *key = g_new (guint, n + 1);

  for (guint s = 0; s < self->n_segments; s++)
    key[s] = self->segments[s].left;
  offtake_rows_fill (self->n_items, self->n_segments, key, self->right_start, self->right);
  for (guint s = 0; s < self->n_segments; s++)
    key[s] = self->segments[s].right;
  offtake_rows_fill (self->n_items, self->n_segments, key, self->left_start, self->left);
  for (guint t = 0; t < self->n_turns; t++) {
    key[2 * t] = self->turns[t].node;
    key[2 * t + 1] = self->turns[t].lane;
  }
  offtake_rows_fill (self->n_items, 2 * self->n_turns, key, self->turn_start, self->turn);
  for (guint e = 0; e < 2 * self->n_turns; e++)
    self->turn[e] /= 2;
}

OfftakeItems *
offtake_items_new (const OfftakeNet *net, const int *layer)
{
  OfftakeItems *self = g_new0 (OfftakeItems, 1);
  g_autofree guint *item = g_new (guint, net->n_nodes + 1);
  Builder builder = { self, net, layer, item };
  guint n_lanes = 0, n;

  for (guint k = 0; k < net->n_links; k++)
    n_lanes += count_lanes (net, layer, k);
  n = net->n_nodes + n_lanes;
  self->n_components = net->n_components;
  self->layer = g_new (int, n + 1);
  self->node = g_new (guint, n + 1);
  self->link = g_new (guint, n + 1);
  self->component_start = g_new (guint, net->n_components + 1);
  self->component_link = g_new (guint, net->n_components + 1);
  self->segments = g_new (OfftakeSegment, n_lanes + net->n_links + 1);
  self->right_start = g_new (guint, n + 1);
  self->right = g_new (guint, n_lanes + net->n_links + 1);
  self->left_start = g_new (guint, n + 1);
  self->left = g_new (guint, n_lanes + net->n_links + 1);
  self->turns = g_new (OfftakeTurn, 2 * net->n_links + 1);
  self->turn_start = g_new (guint, n + 1);
  self->turn = g_new (guint, 4 * net->n_links + 1);
  self->chain_start = g_new (guint, net->n_links + 1);
  self->chain = g_new (guint, n_lanes + 2 * net->n_links + 1);
  self->first_segment = g_new (guint, net->n_links + 1);
  self->first_turn = g_new (guint, net->n_links + 1);
  self->is_back = g_new0 (gboolean, net->n_links + 1);
  self->link_weight = g_memdup2 (net->weight, net->n_links * sizeof *net->weight);
  add_components (&builder);
  index_neighbours (self);
  return self;
}

void
offtake_items_free (OfftakeItems *self)
{
  if (!self)
    return;
  g_free (self->layer);
  g_free (self->node);
  g_free (self->link);
  g_free (self->component_start);
  g_free (self->component_link);
  g_free (self->segments);
  g_free (self->right_start);
  g_free (self->right);
  g_free (self->left_start);
  g_free (self->left);
  g_free (self->turns);
  g_free (self->turn_start);
  g_free (self->turn);
  g_free (self->chain_start);
  g_free (self->chain);
  g_free (self->first_segment);
  g_free (self->first_turn);
  g_free (self->is_back);
  g_free (self->link_weight);
  g_free (self);
}
