/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/place.h"

#include <math.h>

#include "sankey/ports.h"
#include "sankey/straighten.h"

#define NODE_GAP 14.0
#define WIDE_GAP 30.0
#define SPREAD 0.8 /* of the height that is left over */
/* Gaps as shares of the one between two nodes, and at most this share of the height in gaps. */
#define NODE_LANE_GAP 0.6
#define LANE_LANE_GAP 0.15
#define MAX_GAP_SHARE 0.45
#define LEAST_NODE 1.5
/* How much thinner bands may get so that labels have room, and in how many steps that is found. */
#define LABEL_THINNING 0.75
#define LABEL_STEPS 8
/* A turn is round only if its lane keeps this share of its width away from the node. */
#define TURN_GAP 0.2
/* How stiff a straight piece is, by what it joins. */
#define STIFF_NODES 1.0
#define STIFF_END 3.0
#define STIFF_LANES 8.0
#define TURN_PULL 0.5
#define PIN_PULL 1e4

static gboolean
is_lane (const OfftakeItems *items, guint item)
{
  return items->node[item] == OFFTAKE_NO_NODE;
}

static double
gap_share (const OfftakeItems *items, guint above, guint below)
{
  int lanes = is_lane (items, above) + is_lane (items, below);

  return lanes == 0 ? 1 : lanes == 1 ? NODE_LANE_GAP : LANE_LANE_GAP;
}

/* Width of the turn, in value, if a lane and the node above or below it are joined by one. */
static double
turn_between (const OfftakeNet *net, const OfftakeItems *items, guint above, guint below)
{
  guint lane = is_lane (items, above) ? above : below, other = lane == above ? below : above;

  if (!is_lane (items, lane) || is_lane (items, other) || !items->is_back[items->link[lane]])
    return 0;
  for (guint e = items->turn_start[lane]; e < items->turn_start[lane + 1]; e++)
    if (items->turns[items->turn[e]].node == other)
      return net->value[items->link[lane]];
  return 0;
}

static double
gap_between (const OfftakePlacement *self,
             const OfftakeNet *net,
             const OfftakeItems *items,
             guint above,
             guint below)
{
  return MAX (self->gap * gap_share (items, above, below),
              turn_between (net, items, above, below) * self->scale * TURN_GAP);
}

static double
item_value (const OfftakeNet *net, const OfftakeItems *items, guint item)
{
  guint node = items->node[item];

  return node == OFFTAKE_NO_NODE ? net->value[items->link[item]]
                                 : MAX (net->inflow[node], net->outflow[node]);
}

/* What a column needs: in units of the gap, in units of value, and nodes. */
typedef struct {
  double gaps, value;
  guint n_nodes;
} Need;

static Need
column_need (const OfftakeNet *net, const OfftakeItems *items, const OfftakeOrder *order, int layer)
{
  Need need = { 0 };

  for (guint i = order->start[layer]; i < order->start[layer + 1]; i++) {
    guint item = order->list[i];
    need.value += item_value (net, items, item);
    need.n_nodes += !is_lane (items, item);
    if (i == order->start[layer])
      continue;
    need.gaps += gap_share (items, order->list[i - 1], item);
    need.value += turn_between (net, items, order->list[i - 1], item) * TURN_GAP;
  }
  return need;
}

/* Bands that are thinner than the height allows leave room for wider gaps, and labels in them. */
static void
spread_gaps (OfftakePlacement *self,
             const OfftakeNet *net,
             const OfftakeItems *items,
             const OfftakeOrder *order,
             double least_node)
{
  double widest = WIDE_GAP;

  for (int l = 0; l < order->n_layers; l++) {
    Need need = column_need (net, items, order, l);
    double room = self->height - need.value * self->scale - need.n_nodes * least_node;
    widest = MIN (widest, SPREAD * room / (need.gaps + 1));
  }
  self->gap = MAX (self->gap, widest);
}

/* Packs a column, with @share of the room that its nodes' labels wish for, and returns its height.
   What lies between two nodes counts for their labels, which stand over lanes. */
static double
pack_column (OfftakePlacement *self,
             const OfftakeNet *net,
             const OfftakeItems *items,
             const OfftakeOrder *order,
             int layer,
             double share)
{
  guint node_above = OFFTAKE_NO_NODE, above = OFFTAKE_NO_NODE;
  double offset = 0, label_end = 0;

  for (guint i = order->start[layer]; i < order->start[layer + 1]; i++) {
    const guint item = order->list[i], node = items->node[item];
    if (above != OFFTAKE_NO_NODE)
      offset +=
          (self->size[above] + self->size[item]) / 2 + gap_between (self, net, items, above, item);
    if (node != OFFTAKE_NO_NODE) {
      const double half = share * net->label[node] / 2;
      if (node_above != OFFTAKE_NO_NODE)
        offset = MAX (offset, label_end + half);
      label_end = offset + half;
      node_above = node;
    }
    self->offset[item] = offset;
    above = item;
  }
  return above == OFFTAKE_NO_NODE
             ? 0
             : offset + (self->size[order->list[order->start[layer]]] + self->size[above]) / 2;
}

/* With as much room for labels as there is. */
static double
pack_best (OfftakePlacement *self,
           const OfftakeNet *net,
           const OfftakeItems *items,
           const OfftakeOrder *order,
           int layer)
{
  double height = pack_column (self, net, items, order, layer, 1), least = 0, most = 1;

  if (!net->has_labels || height <= self->height)
    return height;
  for (guint step = 0; step < LABEL_STEPS; step++) {
    const double share = (least + most) / 2;
    if (pack_column (self, net, items, order, layer, share) <= self->height)
      least = share;
    else
      most = share;
  }
  return pack_column (self, net, items, order, layer, least);
}

static void
size_items (OfftakePlacement *self,
            const OfftakeNet *net,
            const OfftakeItems *items,
            double scale,
            double least_node)
{
  self->scale = scale;
  for (guint i = 0; i < items->n_items; i++) {
    self->size[i] = item_value (net, items, i) * scale;
    if (!is_lane (items, i))
      self->size[i] = MAX (self->size[i], least_node);
  }
}

static gboolean
has_label_room (OfftakePlacement *self,
                const OfftakeNet *net,
                const OfftakeItems *items,
                const OfftakeOrder *order)
{
  for (int l = 0; l < order->n_layers; l++)
    if (pack_column (self, net, items, order, l, 1) > self->height)
      return FALSE;
  return TRUE;
}

/* The largest scale with which all labels have room, if bands need not get too thin for it. */
static void
thin_for_labels (OfftakePlacement *self,
                 const OfftakeNet *net,
                 const OfftakeItems *items,
                 const OfftakeOrder *order,
                 double least_node)
{
  double most = self->most_scale, least = LABEL_THINNING * most;

  size_items (self, net, items, most, least_node);
  if (has_label_room (self, net, items, order))
    return;
  for (guint step = 0; step < LABEL_STEPS; step++) {
    const double scale = (least + most) / 2;
    size_items (self, net, items, scale, least_node);
    if (has_label_room (self, net, items, order))
      least = scale;
    else
      most = scale;
  }
  self->most_scale = least;
}

static void
choose_scale (OfftakePlacement *self,
              const OfftakeNet *net,
              const OfftakeItems *items,
              const OfftakeOrder *order,
              double scale)
{
  double most_gaps = 0, fit = INFINITY, least_node;

  for (int l = 0; l < order->n_layers; l++) {
    Need need = column_need (net, items, order, l);
    most_gaps = MAX (most_gaps, need.gaps + 1);
  }
  if (most_gaps > 0)
    self->gap = MIN (self->gap, MAX_GAP_SHARE * self->height / most_gaps);
  least_node = MIN (LEAST_NODE, self->gap / 4);
  for (int l = 0; l < order->n_layers; l++) {
    Need need = column_need (net, items, order, l);
    double room = self->height - need.gaps * self->gap - need.n_nodes * least_node;
    if (need.value > 0)
      fit = MIN (fit, room / need.value);
  }
  self->most_scale = isfinite (fit) ? fit : 1;
  if (net->has_labels && isfinite (fit))
    thin_for_labels (self, net, items, order, least_node);
  self->scale = scale > 0 ? scale : self->most_scale;
  size_items (self, net, items, self->scale, least_node);
  const double gap = self->gap;
  spread_gaps (self, net, items, order, least_node);
  if (net->has_labels && !has_label_room (self, net, items, order))
    self->gap = gap;
}

static void
stack_columns (OfftakePlacement *self,
               const OfftakeNet *net,
               const OfftakeItems *items,
               const OfftakeOrder *order)
{
  for (int l = 0; l < order->n_layers; l++) {
    const double height = pack_best (self, net, items, order, l);
    const guint first = order->start[l], last = order->start[l + 1];
    for (guint i = first; i < last; i++)
      self->y[order->list[i]] =
          self->offset[order->list[i]] - height / 2 + self->size[order->list[first]] / 2;
    self->height = MAX (self->height, height);
  }
  for (guint i = 0; i < items->n_items; i++)
    self->y[i] += self->height / 2;
}

OfftakePlacement *
offtake_placement_new (const OfftakeNet *net,
                       const OfftakeItems *items,
                       const OfftakeOrder *order,
                       double height,
                       double scale,
                       double gap)
{
  OfftakePlacement *self = g_new0 (OfftakePlacement, 1);

  self->height = height;
  self->gap = gap > 0 ? gap : NODE_GAP;
  self->y = g_new0 (double, items->n_items + 1);
  self->offset = g_new0 (double, items->n_items + 1);
  self->size = g_new0 (double, items->n_items + 1);
  self->left_end = g_new0 (double, items->n_segments + 1);
  self->right_end = g_new0 (double, items->n_segments + 1);
  self->turn_end = g_new0 (double, items->n_turns + 1);
  choose_scale (self, net, items, order, scale);
  stack_columns (self, net, items, order);
  offtake_ports_fill (self, net, items, order);
  return self;
}

void
offtake_placement_follow (OfftakePlacement *self,
                          const OfftakeItems *items,
                          const OfftakePlacement *other)
{
  for (guint i = 0; i < items->n_items; i++)
    self->y[i] = other->y[i] * self->height / other->height;
}

void
offtake_placement_recall (OfftakePlacement *self, const OfftakeItems *items, const double *height)
{
  for (guint i = 0; i < items->n_items; i++)
    if (!isnan (height[i]))
      self->y[i] = height[i] * self->height;
}

void
offtake_placement_free (OfftakePlacement *self)
{
  if (!self)
    return;
  g_free (self->y);
  g_free (self->offset);
  g_free (self->size);
  g_free (self->left_end);
  g_free (self->right_end);
  g_free (self->turn_end);
  g_free (self);
}

/* One end of a segment as the other end sees it. */
typedef struct {
  guint item;
  double weight, shift; /* where the item is, plus that, is where the other end wishes to be */
} Pull;

typedef struct {
  OfftakePlacement *placement;
  const OfftakeNet *net;
  const OfftakeItems *items;
  const OfftakeOrder *order;
  Pull *left, *right; /* as in items */
  struct Block {
    double sum, weight;
    guint first;
  } * blocks;
} Settling;

static double
stiffness (const OfftakeItems *items, const OfftakeSegment *segment)
{
  int lanes = is_lane (items, segment->left) + is_lane (items, segment->right);

  return lanes == 0 ? STIFF_NODES : lanes == 1 ? STIFF_END : STIFF_LANES;
}

/* Once for all sweeps. */
static void
fill_pulls (Settling *self)
{
  const OfftakePlacement *p = self->placement;
  const OfftakeItems *items = self->items;

  for (guint e = 0; e < items->n_segments; e++) {
    const guint l = items->left[e], r = items->right[e];
    const OfftakeSegment *left = &items->segments[l], *right = &items->segments[r];
    self->left[e] = (Pull){ left->left, left->weight * stiffness (items, left),
                            p->left_end[l] - p->right_end[l] };
    self->right[e] = (Pull){ right->right, right->weight * stiffness (items, right),
                             p->right_end[r] - p->left_end[r] };
  }
}

/* The centre that the item's links wish for, and how much. */
static double
wish (const Settling *self, guint item, gboolean from_left, gboolean from_right, double *weight)
{
  const OfftakePlacement *p = self->placement;
  const OfftakeItems *items = self->items;
  double sum = 0, total = 0;

  for (guint e = items->left_start[item]; from_left && e < items->left_start[item + 1]; e++) {
    const Pull *pull = &self->left[e];
    sum += pull->weight * (p->y[pull->item] + pull->shift);
    total += pull->weight;
  }
  for (guint e = items->right_start[item]; from_right && e < items->right_start[item + 1]; e++) {
    const Pull *pull = &self->right[e];
    sum += pull->weight * (p->y[pull->item] + pull->shift);
    total += pull->weight;
  }
  for (guint e = items->turn_start[item]; e < items->turn_start[item + 1]; e++) {
    guint t = items->turn[e];
    const OfftakeTurn *turn = &items->turns[t];
    if (turn->lane != item)
      continue;
    sum += TURN_PULL * turn->weight * (p->y[turn->node] + p->turn_end[t]);
    total += TURN_PULL * turn->weight;
  }
  *weight = total > 0 ? total : 1e-3;
  return total > 0 ? sum / total : p->y[item];
}

/* The same while what is pinned takes its place: all others wish to stay in theirs. */
static double
held (const Settling *self, guint item, double *weight)
{
  const guint node = self->items->node[item];
  const gboolean pinned = !is_lane (self->items, item) && !isnan (self->net->pin[node]);

  *weight = pinned ? PIN_PULL : 1;
  return pinned ? self->net->pin[node] * self->placement->height : self->placement->y[item];
}

/* Adds an item below those that have been added, and one block is made of those that would overlap.
 */
static void
add_to_blocks (Settling *self, guint *n_blocks, guint at, double y, double weight)
{
  struct Block *block = &self->blocks[(*n_blocks)++];

  *block =
      (struct Block){ weight * (y - self->placement->offset[self->order->list[at]]), weight, at };
  while (*n_blocks > 1 && block[-1].sum * block->weight >= block->sum * block[-1].weight) {
    block[-1].sum += block->sum;
    block[-1].weight += block->weight;
    block--;
    (*n_blocks)--;
  }
}

static void
place_blocks (Settling *self, guint n_blocks, guint first, guint last)
{
  OfftakePlacement *p = self->placement;
  const guint *list = self->order->list;
  double low, high;

  if (first == last)
    return;
  low = p->size[list[first]] / 2;
  high = p->height - p->size[list[last - 1]] / 2 - p->offset[list[last - 1]];
  for (guint b = 0; b < n_blocks; b++) {
    double z = MAX (low, MIN (high, self->blocks[b].sum / self->blocks[b].weight));
    guint end = b + 1 < n_blocks ? self->blocks[b + 1].first : last;
    for (guint i = self->blocks[b].first; i < end; i++)
      p->y[list[i]] = z + p->offset[list[i]];
  }
}

static void
settle_column (Settling *self, int layer, gboolean from_left, gboolean from_right)
{
  guint first = self->order->start[layer], last = self->order->start[layer + 1], n_blocks = 0;

  for (guint i = first; i < last; i++) {
    double weight, y = wish (self, self->order->list[i], from_left, from_right, &weight);
    add_to_blocks (self, &n_blocks, i, y, weight);
  }
  place_blocks (self, n_blocks, first, last);
}

static void
hold_column (Settling *self, int layer)
{
  guint first = self->order->start[layer], last = self->order->start[layer + 1], n_blocks = 0;

  for (guint i = first; i < last; i++) {
    double weight, y = held (self, self->order->list[i], &weight);
    add_to_blocks (self, &n_blocks, i, y, weight);
  }
  place_blocks (self, n_blocks, first, last);
}

void
offtake_placement_settle (OfftakePlacement *self,
                          const OfftakeNet *net,
                          const OfftakeItems *items,
                          const OfftakeOrder *order,
                          gboolean is_warm,
                          guint sweeps)
{
  g_autofree struct Block *blocks = g_new (struct Block, items->n_items + 1);
  g_autofree Pull *left = g_new (Pull, items->n_segments + 1);
  g_autofree Pull *right = g_new (Pull, items->n_segments + 1);
  Settling settling = { self, net, items, order, left, right, blocks };

  fill_pulls (&settling);
  for (guint i = 0; i < sweeps; i++) {
    gboolean both = is_warm || i >= sweeps / 2;
    for (int l = 0; l < order->n_layers; l++)
      settle_column (&settling, l, TRUE, both);
    for (int l = order->n_layers - 1; l >= 0; l--)
      settle_column (&settling, l, both, TRUE);
  }
  offtake_straighten (self, net, items, order, self->offset);
}

void
offtake_placement_hold (OfftakePlacement *self,
                        const OfftakeNet *net,
                        const OfftakeItems *items,
                        const OfftakeOrder *order)
{
  g_autofree struct Block *blocks = g_new (struct Block, items->n_items + 1);
  Settling settling = { self, net, items, order, NULL, NULL, blocks };

  for (int l = 0; l < order->n_layers; l++)
    hold_column (&settling, l);
  offtake_straighten (self, net, items, order, self->offset);
}
