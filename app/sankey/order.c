/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/order.h"

#include <math.h>
#include <string.h>

#include "sankey/random.h"
#include "sankey/relax.h"
#include "sankey/sorter.h"

#define IDLE_SWEEPS 3
#define CLEAR_GAIN 0.02 /* of all crossings, for which what was there may move */
#define FOLLOW_ROUNDS 3
#define REROUTES 6
#define ENOUGH 0.01       /* gain of a round that is worth another one */
#define RESTART_WORK 8000 /* steps per restart that is allowed */
#define RESTART_NODES 200 /* from here on a search from the start has to do, unless more */
#define THOROUGH 1000     /* effort than this is asked for */

/* How hard to try, by the number of items of a component. */
typedef struct {
  guint items; /* up to so many */
  gboolean improves_every_start;
  guint sweeps, spectral_rounds, relax_rounds;
  guint sift_window, sift_rounds;
  guint reroute_window;
  guint reroute_work[2]; /* steps of a way per item: without back links, and with some */
} Class;

static const Class classes[] = {
  { 300, TRUE, 8, 100, 24, G_MAXUINT / 4, 20, G_MAXUINT / 4, { G_MAXUINT, G_MAXUINT } },
  { 2500, FALSE, 8, 0, 24, G_MAXUINT / 4, 20, 32, { 250, 1500 } },
  { 4000, FALSE, 3, 0, 16, 32, 4, 32, { 250, 1500 } },
  { 40000, FALSE, 3, 0, 24, 32, 2, 32, { 200, 1000 } },
  { G_MAXUINT, FALSE, 3, 0, 10, 16, 1, 0, { 0, 0 } },
};

typedef struct {
  OfftakeSorter *sorter;
  const Class *class;
  guint *best; /* list of the best order so far */
  double least;
  double *key; /* scratch, by item */
  double *next;
  OfftakeRandom random;
} Search;

static void
keep_best (Search *self, double cost)
{
  if (cost < self->least * (1 - 1e-12)) {
    self->least = cost;
    offtake_sorter_save (self->sorter, self->best);
  }
}

typedef struct {
  double sum, weight;
} Mean;

static inline void
add_side (Mean *mean, const double *key, const OfftakeNeighbour *at, guint n)
{
  for (guint e = 0; e < n; e++) {
    mean->sum += at[e].root * key[at[e].item];
    mean->weight += at[e].root;
  }
}

static void
add_turns (const Search *self, guint item, gboolean from_left, gboolean from_right, Mean *mean)
{
  const OfftakeItems *items = self->sorter->items;

  for (guint e = items->turn_start[item]; e < items->turn_start[item + 1]; e++) {
    const OfftakeTurn *turn = &items->turns[items->turn[e]];
    if (turn->on_right ? !from_right : !from_left)
      continue;
    double w = sqrt (turn->weight);
    mean->sum +=
        w * self->key[(turn->node == item ? turn->lane : turn->node) - self->sorter->first];
    mean->weight += w;
  }
}

/* Mean place of the neighbours of a layer's items, weighted with the root of the flow: between the
   flow itself, which forgets the thin links, and none, which forgets the thick ones. */
static void
average (Search *self, int layer, gboolean from_left, gboolean from_right)
{
  const OfftakeSorter *sorter = self->sorter;
  const guint *left = sorter->items->left_start, *right = sorter->items->right_start;
  guint first = sorter->first;

  for (guint i = sorter->start[layer]; i < sorter->start[layer + 1]; i++) {
    guint item = sorter->list[i];
    Mean mean = { 0 };
    if (from_left)
      add_side (&mean, self->key - first, sorter->left + left[item] - left[first],
                left[item + 1] - left[item]);
    if (from_right)
      add_side (&mean, self->key - first, sorter->right + right[item] - right[first],
                right[item + 1] - right[item]);
    add_turns (self, item, from_left, from_right, &mean);
    self->next[item - first] = mean.weight > 0 ? mean.sum / mean.weight : self->key[item - first];
  }
}

static void
set_keys (Search *self, int layer)
{
  const OfftakeSorter *sorter = self->sorter;
  guint size = offtake_sorter_size (sorter, layer);

  for (guint i = 0; i < size; i++)
    self->key[sorter->list[sorter->start[layer] + i] - sorter->first] = (i + 0.5) / size;
}

static void
sweep_layer (Search *self, int layer, gboolean from_left, gboolean from_right)
{
  average (self, layer, from_left, from_right);
  offtake_sorter_sort_layer (self->sorter, layer, self->next);
  set_keys (self, layer);
}

/* Barycentre sweeps, down and up, as long as they help. */
static void
sweep (Search *self, guint max_sweeps)
{
  int n_layers = self->sorter->n_layers;
  double least = INFINITY;
  guint idle = 0;

  for (int l = 0; l < n_layers; l++)
    set_keys (self, l);
  for (guint i = 0; i < max_sweeps && idle < IDLE_SWEEPS; i++) {
    for (int l = 1; l < n_layers; l++)
      sweep_layer (self, l, TRUE, FALSE);
    for (int l = n_layers - 2; l >= 0; l--)
      sweep_layer (self, l, FALSE, TRUE);
    double cost = offtake_sorter_count (self->sorter);
    keep_best (self, cost);
    idle = cost < least ? 0 : idle + 1;
    least = MIN (least, cost);
  }
}

static void
normalise (Search *self, int layer)
{
  const OfftakeSorter *sorter = self->sorter;
  guint size = offtake_sorter_size (sorter, layer);
  const guint *list = sorter->list + sorter->start[layer];
  double mean = 0, square = 0;

  for (guint i = 0; i < size; i++)
    mean += self->next[list[i] - sorter->first] / size;
  for (guint i = 0; i < size; i++) {
    double d = self->next[list[i] - sorter->first] - mean;
    square += d * d / size;
  }
  for (guint i = 0; i < size; i++) {
    guint j = list[i] - sorter->first;
    self->key[j] = square > 1e-24 ? (self->next[j] - mean) / sqrt (square) : self->next[j] - mean;
  }
}

/* The slowest vibration of the graph as an order: the lazy walk, each layer centred and scaled. */
static void
start_spectral (Search *self, guint rounds)
{
  OfftakeSorter *sorter = self->sorter;
  guint n = sorter->last - sorter->first;

  for (guint i = 0; i < n; i++)
    self->key[i] = offtake_random_unit (&self->random) - 0.5;
  for (guint round = 0; round < rounds; round++) {
    for (int l = 0; l < sorter->n_layers; l++)
      average (self, l, TRUE, TRUE);
    for (guint i = 0; i < n; i++)
      self->next[i] = (self->next[i] + self->key[i]) / 2;
    for (int l = 0; l < sorter->n_layers; l++)
      normalise (self, l);
  }
  offtake_sorter_sort (sorter, self->key);
}

static void
improve (Search *self)
{
  OfftakeSorter *sorter = self->sorter;
  const Class *class = self->class;
  const guint *turns = sorter->items->turn_start;
  gboolean has_turns = turns[sorter->last] > turns[sorter->first];
  guint64 work = (guint64) class->reroute_work[has_turns] * (sorter->last - sorter->first);
  guint64 limit = sorter->work + work;
  double cost;

  offtake_sorter_sift (sorter, class->sift_window, class->sift_rounds);
  cost = offtake_sorter_count (sorter);
  for (guint i = 0; i < REROUTES && cost > 0 && sorter->work < limit; i++) {
    double gain = offtake_sorter_reroute (sorter, class->reroute_window, limit - sorter->work);
    if (gain > 0)
      gain += offtake_sorter_sift (sorter, class->sift_window, class->sift_rounds);
    cost -= gain;
    if (gain <= cost * (class->improves_every_start ? 0 : ENOUGH))
      break;
  }
  keep_best (self, offtake_sorter_count (sorter));
}

static void
shuffle (Search *self)
{
  OfftakeSorter *sorter = self->sorter;

  for (guint i = 0; i < sorter->last - sorter->first; i++)
    self->key[i] = offtake_random_unit (&self->random);
  offtake_sorter_sort (sorter, self->key);
}

/* The best order with some of its items thrown elsewhere. */
static void
disturb (Search *self)
{
  OfftakeSorter *sorter = self->sorter;
  double share = 0.05 + 0.3 * offtake_random_unit (&self->random);

  offtake_sorter_restore (sorter, self->best);
  for (guint i = 0; i < sorter->last - sorter->first; i++) {
    self->key[i] = sorter->position[i];
    if (offtake_random_unit (&self->random) < share)
      self->key[i] = offtake_random_unit (&self->random) *
                     offtake_sorter_size (sorter, sorter->items->layer[sorter->first + i]);
  }
  offtake_sorter_sort (sorter, self->key);
}

static guint
count_nodes (const OfftakeSorter *sorter)
{
  guint n = 0;

  for (guint i = sorter->first; i < sorter->last; i++)
    n += sorter->items->node[i] != OFFTAKE_NO_NODE;
  return n;
}

static void
restart (Search *self, guint effort)
{
  guint64 limit = self->sorter->work + (guint64) effort * RESTART_WORK;

  if (effort < THOROUGH && count_nodes (self->sorter) >= RESTART_NODES)
    return;

  for (guint i = 0; i < effort && self->sorter->work < limit && self->least > 0; i++) {
    guint kind = i % 4;
    if (kind == 0) {
      shuffle (self);
      sweep (self, 3);
    } else {
      disturb (self);
    }
    improve (self);
  }
}

static void
push_side (const Search *self, const OfftakeNeighbour *at, guint n, GArray *stack)
{
  for (guint e = n; e-- > 0;)
    if (self->key[at[e].item - self->sorter->first] < 0)
      g_array_append_val (stack, at[e].item);
}

/* What is next to an item that is visited, upstream first. */
static void
push_neighbours (const Search *self, guint item, GArray *stack)
{
  const OfftakeSorter *sorter = self->sorter;
  const OfftakeItems *items = sorter->items;
  const guint *left = items->left_start, *right = items->right_start;

  for (guint e = items->turn_start[item]; e < items->turn_start[item + 1]; e++) {
    const OfftakeTurn *turn = &items->turns[items->turn[e]];
    guint other = turn->node == item ? turn->lane : turn->node;
    if (self->key[other - sorter->first] < 0)
      g_array_append_val (stack, other);
  }
  push_side (self, sorter->right + right[item] - right[sorter->first],
             right[item + 1] - right[item], stack);
  push_side (self, sorter->left + left[item] - left[sorter->first], left[item + 1] - left[item],
             stack);
}

/* In the order of a walk along the links: one branch below the other, so that trees do not cross.
 */
static void
start_walk (Search *self)
{
  OfftakeSorter *sorter = self->sorter;
  guint n = sorter->last - sorter->first, visited = 0;
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    self->key[i] = -1;
  g_array_append_val (stack, sorter->list[0]);
  while (stack->len > 0) {
    guint item = g_array_index (stack, guint, stack->len - 1);
    g_array_set_size (stack, stack->len - 1);
    if (self->key[item - sorter->first] >= 0)
      continue;
    self->key[item - sorter->first] = visited++;
    push_neighbours (self, item, stack);
  }
  offtake_sorter_sort (sorter, self->key);
}

/* From a walk, from the natural order, from the spectrum, from real heights. Small graphs are
   improved from each, others from the best one. */
static void
search (Search *self, guint effort)
{
  OfftakeSorter *sorter = self->sorter;
  const Class *class = self->class;
  g_autofree guint *natural = g_new (guint, sorter->last - sorter->first);

  keep_best (self, offtake_sorter_count (sorter));
  offtake_sorter_save (sorter, natural);
  start_walk (self);
  keep_best (self, offtake_sorter_count (sorter));
  if (self->least <= 0)
    return;
  offtake_sorter_restore (sorter, natural);
  sweep (self, class->sweeps);
  if (class->improves_every_start && self->least > 0)
    improve (self);
  if (class->spectral_rounds > 0) {
    start_spectral (self, class->spectral_rounds);
    sweep (self, class->sweeps);
  }
  if (class->improves_every_start && self->least > 0)
    improve (self);
  offtake_sorter_restore (sorter, self->best);
  offtake_relax (sorter, class->relax_rounds);
  keep_best (self, offtake_sorter_count (sorter));
  if (!class->improves_every_start)
    offtake_sorter_restore (sorter, self->best);
  improve (self);
  restart (self, effort);
}

/* Sorts by where things stood; what is new goes to the mean place of its neighbours. */
static void
start_from_hint (Search *self, const double *hint)
{
  OfftakeSorter *sorter = self->sorter;
  guint n = sorter->last - sorter->first;

  for (guint i = 0; i < n; i++)
    self->key[i] = isnan (hint[sorter->first + i]) ? 0 : hint[sorter->first + i];
  for (int l = 0; l < sorter->n_layers; l++)
    average (self, l, TRUE, TRUE);
  for (guint i = 0; i < n; i++)
    if (isnan (hint[sorter->first + i]))
      self->key[i] = self->next[i];
  offtake_sorter_sort (sorter, self->key);
}

/* Looks for better places only in the layers of what is new or changed, and beside them. */
static void
mark_changed_layers (Search *self, const double *hint, const gboolean *changed)
{
  OfftakeSorter *sorter = self->sorter;
  const OfftakeItems *items = sorter->items;
  g_autofree gboolean *touched = g_new0 (gboolean, sorter->n_layers + 1);

  for (guint i = sorter->first; i < sorter->last; i++)
    touched[items->layer[i]] |= isnan (hint[i]);
  for (guint s = 0; s < items->n_segments && changed; s++)
    if (items->segments[s].left >= sorter->first && items->segments[s].left < sorter->last &&
        changed[items->segments[s].link])
      touched[items->layer[items->segments[s].left]] =
          touched[items->layer[items->segments[s].right]] = TRUE;
  for (int l = 0; l < sorter->n_layers; l++)
    sorter->changed[l] = touched[l] || (l > 0 && touched[l - 1]) || touched[l + 1];
}

static void
follow_hint (Search *self, const double *hint, const gboolean *changed)
{
  OfftakeSorter *sorter = self->sorter;
  guint n = sorter->last - sorter->first;
  g_autofree gboolean *is_new = g_new (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    is_new[i] = isnan (hint[sorter->first + i]);
  start_from_hint (self, hint);
  mark_changed_layers (self, hint, changed);
  sorter->free_items = is_new;
  sorter->swap_room = 0; /* few rows are asked for */
  sorter->least_gain = CLEAR_GAIN * offtake_sorter_count (sorter);
  offtake_sorter_sift (sorter, self->class->sift_window, FOLLOW_ROUNDS);
  sorter->free_items = NULL;
  offtake_sorter_save (sorter, self->best);
}

static void
order_component (const OfftakeItems *items,
                 guint component,
                 guint effort,
                 const double *hint,
                 const gboolean *changed,
                 guint *list)
{
  g_autoptr (OfftakeSorter) sorter = offtake_sorter_new (items, component);
  guint n = sorter->last - sorter->first;
  g_autofree guint *best = g_new (guint, n + 1);
  g_autofree double *key = g_new0 (double, n + 1);
  g_autofree double *next = g_new0 (double, n + 1);
  const Class *class = classes;
  Search state = { sorter, NULL, best, INFINITY, key, next, { 2463534242u } };

  while (class->items < n)
    class ++;
  state.class = class;
  if (hint)
    follow_hint (&state, hint, changed);
  else
    search (&state, effort);
  memcpy (list, best, n * sizeof *list);
}

OfftakeOrder *
offtake_order_new (const OfftakeItems *items,
                   guint effort,
                   const double *hint,
                   const gboolean *changed)
{
  OfftakeOrder *self = g_new0 (OfftakeOrder, 1);
  g_autofree guint *list = g_new (guint, items->n_items + 1);
  g_autofree guint *key = g_new (guint, items->n_items + 1);

  self->n_layers = items->n_layers;
  self->start = g_new (guint, items->n_layers + 1);
  self->list = g_new (guint, items->n_items + 1);
  self->position = g_new (guint, items->n_items + 1);
  for (guint c = 0; c < items->n_components; c++)
    order_component (items, c, effort, hint, changed, list + items->component_start[c]);
  for (guint i = 0; i < items->n_items; i++)
    key[i] = (guint) items->layer[list[i]];
  offtake_rows_fill ((guint) items->n_layers, items->n_items, key, self->start, self->list);
  for (int l = 0; l < self->n_layers; l++)
    for (guint i = self->start[l]; i < self->start[l + 1]; i++) {
      self->list[i] = list[self->list[i]];
      self->position[self->list[i]] = i - self->start[l];
    }
  return self;
}

void
offtake_order_free (OfftakeOrder *self)
{
  if (!self)
    return;
  g_free (self->start);
  g_free (self->list);
  g_free (self->position);
  g_free (self);
}
