/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/sorter.h"

#include <math.h>
#include <string.h>

/* Sifting moves one item at a time, and a link that passes many columns would have to move all its
   lanes at once. With all other items where they are, the best places for the lanes of one link are
   a shortest path: column by column, over the slots between the other items. */

#define LEAST_GAIN 1e-9

typedef struct {
  OfftakeSorter *sorter;
  const OfftakeItems *items;
  guint link;
  double weight;
  guint n; /* lanes, from left to right: */
  guint *lanes;
  guint window;         /* slots looked at on each side of the lane's own */
  double *cost, *next;  /* of the best way to a slot */
  double *cross;        /* of a segment to a slot */
  double *ended, above; /* see start_gap() */
  gboolean *dominated;
  double present; /* cost of the way where the lanes are */
  double *inside;
  guint *from; /* slot before, by lane and slot */
  gsize n_from;
} Reroute;

static guint
place (const Reroute *self, guint item)
{
  return offtake_sorter_position (self->sorter, item);
}

static guint
layer_size (const Reroute *self, guint lane)
{
  return offtake_sorter_size (self->sorter, self->items->layer[self->lanes[lane]]);
}

static const guint *
layer_list (const Reroute *self, guint lane)
{
  return self->sorter->list + self->sorter->start[self->items->layer[self->lanes[lane]]];
}

/* Slots within the window: from first to last. Slot j lies above what is the j-th other item. */
static void
slots (const Reroute *self, guint lane, guint *first, guint *last)
{
  guint here = place (self, self->lanes[lane]), n = layer_size (self, lane) - 1;

  *first = here > self->window ? here - self->window : 0;
  *last = MIN (n, here + self->window);
}

/* The j-th of the other items in the lane's layer. */
static guint
other_at (const Reroute *self, guint lane, guint j)
{
  const guint *list = layer_list (self, lane);

  return list[j < place (self, self->lanes[lane]) ? j : j + 1];
}

static guint
without (guint position, guint own)
{
  return position > own ? position - 1 : position;
}

/* Turns of other links whose two ends lie on both sides of a slot. */
static void
add_turns_around (Reroute *self, guint lane, gboolean on_right, double *cost)
{
  const OfftakeItems *items = self->items;
  guint own = place (self, self->lanes[lane]), n = layer_size (self, lane) - 1, first, last;
  double sum = 0;

  if (self->sorter->n_turns[2 * items->layer[self->lanes[lane]] + on_right] == 0)
    return;
  memset (self->inside, 0, (n + 2) * sizeof *self->inside);
  for (guint j = 0; j < n; j++) {
    guint item = other_at (self, lane, j);
    for (guint e = items->turn_start[item]; e < items->turn_start[item + 1]; e++) {
      const OfftakeTurn *turn = &items->turns[items->turn[e]];
      if (turn->node != item || turn->on_right != on_right || turn->link == self->link)
        continue;
      guint far = without (place (self, turn->lane), own);
      self->inside[MIN (j, far) + 1] += turn->weight;
      self->inside[MAX (j, far) + 1] -= turn->weight;
    }
  }
  slots (self, lane, &first, &last);
  for (guint j = 0; j <= last; j++) {
    sum += self->inside[j];
    if (j >= first)
      cost[j] += self->weight * sum;
  }
}

/* The link's own turn between a node and a slot of the same layer. */
static void
add_own_turn (Reroute *self, guint lane, gboolean on_right, double *cost)
{
  const OfftakeItems *items = self->items;
  const double *sum = on_right ? self->sorter->right_sum : self->sorter->left_sum;
  guint own = place (self, self->lanes[lane]), n = layer_size (self, lane) - 1, first, last;
  guint t = items->first_turn[self->link] + (on_right ? 0 : 1), node = items->turns[t].node;
  guint at = without (place (self, node), own);
  double passed = 0;

  slots (self, lane, &first, &last);
  for (guint j = at; j-- > 0;) {
    if (j + 1 <= last && j + 1 >= first)
      cost[j + 1] += self->weight * passed;
    passed += sum[other_at (self, lane, j) - self->sorter->first];
  }
  if (first == 0)
    cost[0] += at > 0 ? self->weight * passed : 0;
  passed = 0;
  for (guint j = at + 1; j <= last; j++) {
    if (j >= first)
      cost[j] += self->weight * passed;
    passed += j < n ? sum[other_at (self, lane, j) - self->sorter->first] : 0;
  }
  for (guint j = 0; j < n; j++) {
    guint item = other_at (self, lane, j);
    for (guint e = items->turn_start[item]; e < items->turn_start[item + 1]; e++) {
      const OfftakeTurn *turn = &items->turns[items->turn[e]];
      if (turn->node != item || turn->node == node || turn->on_right != on_right ||
          turn->link == self->link)
        continue;
      double a = j, b = without (place (self, turn->lane), own), low = MIN (a, b),
             high = MAX (a, b);
      gboolean node_inside = at > low && at < high;
      for (guint slot = first; slot <= last; slot++)
        if ((slot > low && slot <= high) != node_inside)
          cost[slot] += self->weight * turn->weight;
    }
  }
}

/* A segment between a node in the next layer and a slot. */
static void
add_end (Reroute *self, guint lane, gboolean on_right, double *cost)
{
  const OfftakeItems *items = self->items;
  const OfftakeSorter *sorter = self->sorter;
  guint s = items->first_segment[self->link] + (on_right ? self->n : 0);
  guint node = on_right ? items->segments[s].right : items->segments[s].left;
  int layer = items->layer[node];
  guint n = layer_size (self, lane) - 1, at = place (self, node), first, last;
  const double *sum = on_right ? sorter->left_sum : sorter->right_sum;
  const guint *start = on_right ? items->right_start : items->left_start;
  const OfftakeNeighbour *sides = on_right ? sorter->right : sorter->left;
  double crossing = 0;

  for (guint i = 0; i < at; i++)
    crossing += sum[sorter->list[sorter->start[layer] + i] - sorter->first];
  slots (self, lane, &first, &last);
  for (guint j = 0; j <= last; j++) {
    if (j >= first)
      cost[j] += self->weight * crossing;
    if (j == n)
      break;
    guint item = other_at (self, lane, j);
    for (guint e = start[item]; e < start[item + 1]; e++) {
      const OfftakeNeighbour *side = &sides[e - start[sorter->first]];
      guint other = place (self, side->item);
      if (other != at)
        crossing += other > at ? side->weight : -side->weight;
    }
  }
}

/* Costs of the lane in each slot for itself and for what its ends meet there. */
static void
add_slot_costs (Reroute *self, guint lane, double *cost)
{
  gboolean is_back = self->items->is_back[self->link];
  gboolean leftmost = lane == 0, rightmost = lane + 1 == self->n;

  if (is_back && leftmost)
    add_own_turn (self, lane, FALSE, cost);
  else
    add_turns_around (self, lane, FALSE, cost);
  if (is_back && rightmost)
    add_own_turn (self, lane, TRUE, cost);
  else
    add_turns_around (self, lane, TRUE, cost);
  if (!is_back && leftmost)
    add_end (self, lane, FALSE, cost);
  if (!is_back && rightmost)
    add_end (self, lane, TRUE, cost);
}

/* Crossings of the segment from slot i of a lane to slot j of the next one: other segments that
   begin above i and end below j, or the other way round. With the weights of those that begin above
   i gathered by their ends, they are one sum over the slots. */
static void
start_gap (Reroute *self, guint lane)
{
  memset (self->ended, 0, (layer_size (self, lane + 1) + 1) * sizeof *self->ended);
  self->above = 0;
}

static void
pass_item (Reroute *self, guint lane, guint item)
{
  const OfftakeSorter *sorter = self->sorter;
  const guint *start = self->items->right_start;
  const OfftakeNeighbour *right = sorter->right + start[item] - start[sorter->first];
  guint n = start[item + 1] - start[item], own = place (self, self->lanes[lane + 1]);

  for (guint e = 0; e < n; e++)
    self->ended[without (place (self, right[e].item), own)] += right[e].weight;
  self->above += sorter->right_sum[item - sorter->first];
}

/* Fills cross[first ... last] for the slot that the passed items lie above. */
static void
count_crossings (Reroute *self, guint lane, guint first, guint last)
{
  const OfftakeSorter *sorter = self->sorter;
  const guint *list = layer_list (self, lane + 1);
  guint own = place (self, self->lanes[lane + 1]);
  double crossing = self->above;

  for (guint j = 0; j <= last; j++) {
    self->cross[j] = crossing;
    if (j < last)
      crossing += sorter->left_sum[list[j < own ? j : j + 1] - sorter->first] - 2 * self->ended[j];
  }
}

/* A way through slot i is never better than one that comes from another slot i' if that one, with
   all that the segment crosses when its end is moved from i' to i, costs no more. */
static void
mark_dominated (Reroute *self, guint lane, guint first, guint last)
{
  const double *sum = self->sorter->right_sum;
  guint base = self->sorter->first;
  double least = self->cost[first];

  self->dominated[first] = FALSE;
  for (guint i = first + 1; i <= last; i++) {
    least += self->weight * sum[other_at (self, lane, i - 1) - base];
    self->dominated[i] = self->cost[i] >= least;
    least = MIN (least, self->cost[i]);
  }
  least = self->cost[last];
  for (guint i = last; i-- > first;) {
    least += self->weight * sum[other_at (self, lane, i) - base];
    self->dominated[i] |= self->cost[i] > least;
    least = MIN (least, self->cost[i]);
  }
}

static void
try_slot (Reroute *self, guint slot, guint *from, guint first, guint last)
{
  for (guint j = first; j <= last; j++) {
    double cost = self->cost[slot] + self->weight * self->cross[j];
    if (cost < self->next[j]) {
      self->next[j] = cost;
      from[j - first] = slot;
    }
  }
}

/* From the costs of one lane's slots to those of the next. */
static void
advance (Reroute *self, guint lane)
{
  guint here = place (self, self->lanes[lane]), there = place (self, self->lanes[lane + 1]);
  guint *from = self->from + self->n_from, first, last, next_first, next_last;
  double before;

  slots (self, lane, &first, &last);
  slots (self, lane + 1, &next_first, &next_last);
  mark_dominated (self, lane, first, last);
  start_gap (self, lane);
  for (guint j = next_first; j <= next_last; j++)
    self->next[j] = INFINITY;
  for (guint i = 0; i <= last; i++) {
    if (i > 0)
      pass_item (self, lane, other_at (self, lane, i - 1));
    if (i < first || (self->dominated[i] && i != here))
      continue;
    count_crossings (self, lane, next_first, next_last);
    self->sorter->work += next_last + 1;
    if (i == here)
      self->present += self->weight * self->cross[there];
    if (!self->dominated[i])
      try_slot (self, i, from, next_first, next_last);
  }
  self->n_from += next_last - next_first + 1;
  self->sorter->work += 4 * (last + 1);
  double *swap = self->cost;
  self->cost = self->next;
  self->next = swap;
  before = self->cost[there];
  add_slot_costs (self, lane + 1, self->cost);
  self->present += self->cost[there] - before;
}

/* Puts all lanes on the best way found, from the last one back to the first. */
static void
apply (Reroute *self, guint slot)
{
  gsize end = self->n_from;

  for (guint lane = self->n; lane-- > 0;) {
    guint first, last, before = 0;
    slots (self, lane, &first, &last);
    if (lane > 0) {
      end -= last - first + 1;
      before = self->from[end + slot - first];
    }
    if (place (self, self->lanes[lane]) != slot)
      offtake_sorter_move (self->sorter, self->lanes[lane], slot);
    slot = before;
  }
}

static double
reroute (Reroute *self)
{
  guint first, last, best;
  double least;

  self->n_from = 0;
  slots (self, 0, &first, &last);
  memset (self->cost, 0, (last + 1) * sizeof *self->cost);
  add_slot_costs (self, 0, self->cost);
  self->present = self->cost[place (self, self->lanes[0])];
  for (guint lane = 0; lane + 1 < self->n; lane++)
    advance (self, lane);
  slots (self, self->n - 1, &first, &last);
  best = first;
  for (guint j = first; j <= last; j++)
    if (self->cost[j] < self->cost[best])
      best = j;
  least = self->cost[best];
  if (least > self->present - LEAST_GAIN * (1 + self->present))
    return 0;
  apply (self, best);
  return self->present - least;
}

static void
collect_lanes (Reroute *self, guint link)
{
  const guint *chain = self->items->chain + self->items->chain_start[link];
  guint n = self->items->chain_start[link + 1] - self->items->chain_start[link] - 2;

  self->link = link;
  self->weight = self->items->link_weight[link];
  self->n = n;
  for (guint i = 0; i < n; i++)
    self->lanes[i] = self->items->is_back[link] ? chain[n - i] : chain[1 + i];
}

double
offtake_sorter_reroute (OfftakeSorter *sorter, guint window, guint64 work)
{
  const OfftakeItems *items = sorter->items;
  guint64 limit = sorter->work + work;
  guint widest = 0;
  double won = 0;

  for (int l = 0; l < sorter->n_layers; l++)
    widest = MAX (widest, offtake_sorter_size (sorter, l));
  g_autofree double *scratch = g_new (double, 5 * (gsize) (widest + 3));
  g_autofree gboolean *dominated = g_new (gboolean, widest + 3);
  g_autofree guint *lanes = g_new (guint, sorter->n_layers + 1);
  g_autofree guint *from =
      g_new (guint, (gsize) sorter->n_layers * (MIN (widest, 2 * (gsize) window) + 2));
  Reroute self = {
    .sorter = sorter,
    .items = items,
    .lanes = lanes,
    .window = window,
    .cost = scratch,
    .next = scratch + (widest + 3),
    .cross = scratch + 2 * (widest + 3),
    .ended = scratch + 3 * (widest + 3),
    .inside = scratch + 4 * (widest + 3),
    .dominated = dominated,
    .from = from,
  };

  for (guint i = 0; i < sorter->n_long && sorter->work < limit; i++) {
    collect_lanes (&self, sorter->long_links[i]);
    won += reroute (&self);
  }
  return won;
}
