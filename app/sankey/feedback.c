/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/feedback.h"

#include <math.h>
#include <string.h>

#include "sankey/random.h"

#define LEVEL_ROUNDS 200
#define RESTARTS_WITHOUT_GAIN 60
#define RESTART_WORK 300000 /* links looked at */
#define LEAST_GAIN 1e-9

/* The matrix of the levels times @x: a Laplacian with the links' weights. */
static void
multiply (const OfftakeNet *net, const double *x, double *y)
{
  memset (y, 0, net->n_nodes * sizeof *y);
  for (guint k = 0; k < net->n_links; k++) {
    double d = net->weight[k] * (x[net->target[k]] - x[net->source[k]]);
    y[net->target[k]] += d;
    y[net->source[k]] -= d;
  }
}

static double
dot (guint n, const double *a, const double *b)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += a[i] * b[i];
  return sum;
}

/* Conjugate gradients with the diagonal as preconditioner. */
static void
solve_levels (const OfftakeNet *net, const double *diagonal, double *r, double *level)
{
  guint n = net->n_nodes;
  g_autofree double *p = g_new (double, n + 1);
  g_autofree double *q = g_new (double, n + 1);
  g_autofree double *z = g_new (double, n + 1);
  double rz, limit;

  for (guint i = 0; i < n; i++)
    p[i] = z[i] = r[i] / diagonal[i];
  rz = dot (n, r, z);
  limit = rz * 1e-8;
  for (guint round = 0; round < LEVEL_ROUNDS && rz > limit; round++) {
    double curvature, step, next;
    multiply (net, p, q);
    curvature = dot (n, p, q);
    if (!(curvature > 0))
      break;
    step = rz / curvature;
    for (guint i = 0; i < n; i++) {
      level[i] += step * p[i];
      r[i] -= step * q[i];
      z[i] = r[i] / diagonal[i];
    }
    next = dot (n, r, z);
    for (guint i = 0; i < n; i++)
      p[i] = z[i] + next / rz * p[i];
    rz = next;
  }
}

void
offtake_feedback_levels (const OfftakeNet *net, double *level)
{
  g_autofree double *r = g_new0 (double, net->n_nodes + 1);
  g_autofree double *diagonal = g_new0 (double, net->n_nodes + 1);

  for (guint k = 0; k < net->n_links; k++) {
    if (net->source[k] == net->target[k])
      continue;
    r[net->target[k]] += net->weight[k];
    r[net->source[k]] -= net->weight[k];
    diagonal[net->target[k]] += net->weight[k];
    diagonal[net->source[k]] += net->weight[k];
  }
  for (guint i = 0; i < net->n_nodes; i++) {
    level[i] = 0;
    if (!(diagonal[i] > 0))
      diagonal[i] = 1;
  }
  solve_levels (net, diagonal, r, level);
}

/* Strongly connected components by Tarjan's algorithm without recursion. Components come out in
   reverse topological order. */
typedef struct {
  const OfftakeNet *net;
  guint *number, *low; /* of the visit, from 1; 0 not yet visited */
  guint *component;    /* from 0, G_MAXUINT while open */
  guint *next;         /* out link to look at */
  guint *path, *open;  /* stacks */
  guint n_path, n_open, n_visited, n_components;
} Tarjan;

static void
close_component (Tarjan *self, guint root)
{
  guint i;

  do {
    i = self->open[--self->n_open];
    self->component[i] = self->n_components;
  } while (i != root);
  self->n_components++;
}

static void
enter (Tarjan *self, guint i)
{
  self->number[i] = self->low[i] = ++self->n_visited;
  self->next[i] = self->net->out_start[i];
  self->path[self->n_path++] = i;
  self->open[self->n_open++] = i;
}

static void
visit (Tarjan *self, guint root)
{
  const OfftakeNet *net = self->net;

  enter (self, root);
  while (self->n_path > 0) {
    guint i = self->path[self->n_path - 1];
    if (self->next[i] < net->out_start[i + 1]) {
      guint j = net->target[net->out_links[self->next[i]++]];
      if (self->number[j] == 0)
        enter (self, j);
      else if (self->component[j] == G_MAXUINT)
        self->low[i] = MIN (self->low[i], self->number[j]);
      continue;
    }
    self->n_path--;
    if (self->n_path > 0) {
      guint parent = self->path[self->n_path - 1];
      self->low[parent] = MIN (self->low[parent], self->low[i]);
    }
    if (self->low[i] == self->number[i])
      close_component (self, i);
  }
}

static guint
find_cycles (const OfftakeNet *net, guint *component)
{
  guint n = net->n_nodes;
  g_autofree guint *number = g_new0 (guint, n + 1);
  g_autofree guint *low = g_new (guint, n + 1);
  g_autofree guint *next = g_new (guint, n + 1);
  g_autofree guint *path = g_new (guint, n + 1);
  g_autofree guint *open = g_new (guint, n + 1);
  Tarjan tarjan = { net, number, low, component, next, path, open };

  for (guint i = 0; i < n; i++)
    component[i] = G_MAXUINT;
  for (guint i = 0; i < n; i++)
    if (number[i] == 0)
      visit (&tarjan, i);
  return tarjan.n_components;
}

/* One strongly connected component in an order. */
typedef struct {
  const OfftakeNet *net;
  const guint *component;
  guint id;
  guint *order; /* nodes, n of them */
  guint n;
  guint *position; /* by node of the net; valid inside the component */
  struct Pull {
    guint position;
    double change; /* of the backward flow when a node moves from before to behind it */
  } * pulls;
  guint64 work;
} Cycle;

static int
compare_pulls (gconstpointer a, gconstpointer b)
{
  const struct Pull *p = a, *q = b;

  return (p->position > q->position) - (p->position < q->position);
}

static guint
collect_pulls (Cycle *self, guint node)
{
  const OfftakeNet *net = self->net;
  guint n = 0;

  for (guint e = net->out_start[node]; e < net->out_start[node + 1]; e++) {
    guint k = net->out_links[e], other = net->target[k];
    if (other != node && self->component[other] == self->id)
      self->pulls[n++] = (struct Pull){ self->position[other], net->weight[k] };
  }
  for (guint e = net->in_start[node]; e < net->in_start[node + 1]; e++) {
    guint k = net->in_links[e], other = net->source[k];
    if (other != node && self->component[other] == self->id)
      self->pulls[n++] = (struct Pull){ self->position[other], -net->weight[k] };
  }
  self->work += n + 4;
  if (n > 1)
    qsort (self->pulls, n, sizeof *self->pulls, compare_pulls);
  return n;
}

/* Takes the node from its place and puts it before what stood at @to (of the old order). */
static void
move_node (Cycle *self, guint from, guint to)
{
  guint node = self->order[from];
  guint low = MIN (from, to), high = MAX (from, to);

  if (from < to) {
    memmove (self->order + from, self->order + from + 1, (to - from) * sizeof *self->order);
  } else {
    memmove (self->order + to + 1, self->order + to, (from - to) * sizeof *self->order);
  }
  self->order[to] = node;
  for (guint i = low; i <= high; i++)
    self->position[self->order[i]] = i;
}

/* Moves the node to the place with the least backward flow. Returns what that wins. */
static double
insert_best (Cycle *self, guint node)
{
  guint n = collect_pulls (self, node);
  guint here = self->position[node], best_to = here;
  double cost = 0, here_cost = 0, best = 0;

  for (guint i = 0; i < n && self->pulls[i].position < here; i++)
    here_cost += self->pulls[i].change;
  best = here_cost - LEAST_GAIN * (1 + fabs (here_cost));
  for (guint i = 0; i <= n; i++) {
    /* behind pull i - 1, before pull i */
    if (cost < best) {
      best = cost;
      best_to =
          i == 0 ? 0 : self->pulls[i - 1].position + (self->pulls[i - 1].position < here ? 1 : 0);
    }
    if (i < n)
      cost += self->pulls[i].change;
  }
  if (best_to == here)
    return 0;
  move_node (self, here, best_to);
  return here_cost - best;
}

static double
improve (Cycle *self)
{
  double won = 0, gain;

  do {
    gain = 0;
    for (guint i = 0; i < self->n; i++)
      gain += insert_best (self, self->order[i]);
    won += gain;
  } while (gain > 0);
  return won;
}

static double
backward_flow (const Cycle *self)
{
  const OfftakeNet *net = self->net;
  double sum = 0;

  for (guint i = 0; i < self->n; i++) {
    guint node = self->order[i];
    for (guint e = net->out_start[node]; e < net->out_start[node + 1]; e++) {
      guint k = net->out_links[e], other = net->target[k];
      if (self->component[other] == self->id && self->position[other] < i)
        sum += net->weight[k];
    }
  }
  return sum;
}

static void
restore (Cycle *self, const guint *order)
{
  memmove (self->order, order, self->n * sizeof *order);
  for (guint i = 0; i < self->n; i++)
    self->position[order[i]] = i;
}

/* Iterated local search: throws a few nodes about, improves, keeps what is not worse. */
static void
search (Cycle *self)
{
  OfftakeRandom random = { 88172645463325252u };
  g_autofree guint *best = g_memdup2 (self->order, self->n * sizeof *best);
  double least = backward_flow (self);
  guint idle = 0;

  self->work = 0;
  while (idle++ < RESTARTS_WITHOUT_GAIN && self->work < RESTART_WORK && self->n > 2) {
    guint moves = 2 + offtake_random_below (&random, 3);
    double flow;
    for (guint i = 0; i < moves; i++) {
      /* Drawn one after the other: the order of arguments is the compiler's. */
      guint to = offtake_random_below (&random, self->n);
      guint from = offtake_random_below (&random, self->n);
      move_node (self, from, to);
    }
    improve (self);
    flow = backward_flow (self);
    if (flow < least - LEAST_GAIN * (1 + least))
      idle = 0;
    if (flow <= least + LEAST_GAIN) {
      least = flow;
      memcpy (best, self->order, self->n * sizeof *best);
    } else {
      restore (self, best);
    }
  }
  restore (self, best);
}

typedef struct {
  const double *level;
  const guint *component;
} LevelSorting;

/* Components in topological order, and in them low levels first. */
static int
compare_levels (gconstpointer a, gconstpointer b, gpointer data)
{
  const LevelSorting *sorting = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  double p = sorting->level[i], q = sorting->level[j];

  if (sorting->component[i] != sorting->component[j])
    return sorting->component[i] > sorting->component[j] ? -1 : 1;
  return p < q ? -1 : p > q ? 1 : (int) i - (int) j;
}

/* (transfer full) */
static guint *
sort_levels (const OfftakeNet *net, const double *level, guint *cycle)
{
  guint n = net->n_nodes;
  guint *order = g_new (guint, n + 1);
  LevelSorting sorting = { level, cycle };

  find_cycles (net, cycle);
  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, n, sizeof *order, compare_levels, &sorting);
  return order;
}

void
offtake_feedback_follow (const OfftakeNet *net, const double *level, guint *position, guint *cycle)
{
  g_autofree guint *order = sort_levels (net, level, cycle);

  for (guint i = 0; i < net->n_nodes; i++)
    position[order[i]] = i;
}

void
offtake_feedback_order (const OfftakeNet *net, const double *level, guint *position, guint *cycle)
{
  guint n = net->n_nodes, first = 0;
  g_autofree struct Pull *pulls = g_new (struct Pull, 2 * net->n_links + 1);
  g_autofree guint *order = sort_levels (net, level, cycle);

  while (first < n) {
    guint last = first + 1;
    while (last < n && cycle[order[last]] == cycle[order[first]])
      last++;
    Cycle part = { net, cycle, cycle[order[first]], order + first, last - first, position, pulls };
    restore (&part, order + first);
    if (last - first > 1) {
      improve (&part);
      search (&part);
    }
    for (guint i = first; i < last; i++)
      position[order[i]] = i;
    first = last;
  }
}
