/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/net.h"

#include <math.h>
#include <string.h>

/* Squares of sums of larger values would not be finite. */
#define MAX_VALUE 1e140
/* A link without a flow still has a place in the order, though every real flow goes before it. */
#define LEAST_WEIGHT 1e-6

typedef struct {
  const OfftakeGraph *graph;
  double *flow;      /* by graph node */
  guint *root;       /* union-find, by graph node */
  double *component; /* flow of the component, by root */
  guint *rank;       /* by graph node: its place among ids */
  guint *least;      /* least rank in the component, by root */
} Sorting;

static double
clean (double value)
{
  return isfinite (value) && value > 0 ? MIN (value, MAX_VALUE) : 0;
}

void
offtake_rows_fill (guint n_rows, guint n, const guint *key, guint *start, guint *members)
{
  memset (start, 0, (n_rows + 1) * sizeof *start);
  for (guint i = 0; i < n; i++)
    start[key[i] + 1]++;
  for (guint i = 0; i < n_rows; i++)
    start[i + 1] += start[i];
  for (guint i = 0; i < n; i++)
    members[start[key[i]]++] = i;
  memmove (start + 1, start, n_rows * sizeof *start);
  start[0] = 0;
}

static guint
find_root (guint *root, guint i)
{
  while (root[i] != i)
    i = root[i] = root[root[i]];
  return i;
}

static int
compare_doubles (double a, double b)
{
  return (a > b) - (a < b);
}

static int
compare_ids (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sorting *sorting = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  const OfftakeGraphNode *p = offtake_graph_node (sorting->graph, i);
  const OfftakeGraphNode *q = offtake_graph_node (sorting->graph, j);
  int order = g_strcmp0 (p->id, q->id);

  if (order == 0)
    order = g_strcmp0 (p->label, q->label);
  if (order == 0)
    order = compare_doubles (sorting->flow[i], sorting->flow[j]);
  return order != 0 ? order : (int) i - (int) j;
}

static int
compare_nodes (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sorting *sorting = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  guint p = sorting->root[i], q = sorting->root[j];
  int order = p == q ? 0 : compare_doubles (sorting->component[q], sorting->component[p]);

  if (order == 0 && p != q)
    order = (int) sorting->least[p] - (int) sorting->least[q];
  return order != 0 ? order : (int) sorting->rank[i] - (int) sorting->rank[j];
}

/* Sums up flows exactly the same whatever the order of the links: largest value first. */
static void
add_up_flows (Sorting *sorting, const guint *by_value)
{
  const OfftakeGraph *graph = sorting->graph;

  for (guint k = 0; k < graph->links->len; k++) {
    const OfftakeGraphLink *link = offtake_graph_link (graph, by_value[k]);
    double value = clean (link->value);
    guint root = find_root (sorting->root, link->source);
    sorting->flow[link->source] += value;
    sorting->flow[link->target] += value;
    sorting->component[root] += value;
  }
}

static int
compare_values (gconstpointer a, gconstpointer b, gpointer data)
{
  const OfftakeGraph *graph = data;
  guint i = *(const guint *) a, j = *(const guint *) b;

  return compare_doubles (clean (offtake_graph_link (graph, j)->value),
                          clean (offtake_graph_link (graph, i)->value));
}

static guint *
indices_new (guint n)
{
  guint *indices = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    indices[i] = i;
  return indices;
}

static void
find_components (OfftakeNet *self, const Sorting *sorting)
{
  for (guint i = 0; i < self->n_nodes; i++) {
    guint root = sorting->root[self->node_index[i]];
    if (i == 0 || root != sorting->root[self->node_index[i - 1]])
      self->component_start[self->n_components++] = i;
  }
  self->component_start[self->n_components] = self->n_nodes;
}

static void
sort_nodes (OfftakeNet *self, const OfftakeGraph *graph)
{
  guint n = self->n_nodes;
  g_autofree guint *root = indices_new (n);
  g_autofree guint *rank = g_new (guint, n + 1);
  g_autofree guint *least = g_new (guint, n + 1);
  g_autofree double *flow = g_new0 (double, n + 1);
  g_autofree double *component = g_new0 (double, n + 1);
  const guint n_links = graph->links->len;
  g_autofree guint *by_value = indices_new (n_links);
  Sorting sorting = { graph, flow, root, component, rank, least };

  for (guint k = 0; k < n_links; k++) {
    const OfftakeGraphLink *link = offtake_graph_link (graph, k);
    root[find_root (root, link->source)] = find_root (root, link->target);
  }
  g_qsort_with_data (by_value, (int) n_links, sizeof *by_value, compare_values, (gpointer) graph);
  add_up_flows (&sorting, by_value);
  g_qsort_with_data (self->node_index, n, sizeof (guint), compare_ids, &sorting);
  for (guint i = 0; i < n; i++) {
    rank[self->node_index[i]] = i;
    least[i] = G_MAXUINT;
    root[i] = find_root (root, i);
  }
  for (guint i = 0; i < n; i++)
    least[root[i]] = MIN (least[root[i]], rank[i]);
  g_qsort_with_data (self->node_index, n, sizeof (guint), compare_nodes, &sorting);
  find_components (self, &sorting);
}

/* Links with the same ends. */
static int
compare_parallel (gconstpointer a, gconstpointer b, gpointer data)
{
  const OfftakeGraph *graph = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  const OfftakeGraphLink *p = offtake_graph_link (graph, i), *q = offtake_graph_link (graph, j);
  int order = (int) p->fill - (int) q->fill;

  if (order == 0)
    order = compare_doubles (clean (q->value), clean (p->value));
  if (order == 0)
    order = g_strcmp0 (p->label, q->label);
  return order != 0 ? order : (int) i - (int) j;
}

/* By source, then by target, then as above; counts the ribbons. */
static void
sort_links (OfftakeNet *self, const OfftakeGraph *graph, const guint *node)
{
  guint n = graph->links->len, last;
  g_autofree guint *start = g_new (guint, self->n_nodes + 1);
  g_autofree guint *key = g_new (guint, n + 1);
  g_autofree guint *by_target = g_new (guint, n + 1);
  g_autofree guint *by_source = g_new (guint, n + 1);

  for (guint k = 0; k < n; k++)
    key[k] = node[offtake_graph_link (graph, k)->target];
  offtake_rows_fill (self->n_nodes, n, key, start, by_target);
  for (guint k = 0; k < n; k++)
    key[k] = node[offtake_graph_link (graph, by_target[k])->source];
  offtake_rows_fill (self->n_nodes, n, key, start, by_source);
  for (guint k = 0; k < n; k++)
    self->link_index[k] = by_target[by_source[k]];
  for (guint first = 0; first < n; first = last) {
    const OfftakeGraphLink *link = offtake_graph_link (graph, self->link_index[first]);
    for (last = first + 1; last < n; last++) {
      const OfftakeGraphLink *next = offtake_graph_link (graph, self->link_index[last]);
      if (next->source != link->source || next->target != link->target)
        break;
    }
    self->strand_start[self->n_links++] = first;
    if (last - first > 1)
      g_qsort_with_data (self->link_index + first, (int) (last - first), sizeof (guint),
                         compare_parallel, (gpointer) graph);
  }
  self->strand_start[self->n_links] = n;
}

static void
fill_links (OfftakeNet *self, const OfftakeGraph *graph)
{
  g_autofree guint *node = g_new (guint, self->n_nodes + 1);
  double total = 0, mean;

  for (guint i = 0; i < self->n_nodes; i++)
    node[self->node_index[i]] = i;
  sort_links (self, graph, node);
  for (guint k = 0; k < self->n_links; k++) {
    const guint first = self->strand_start[k];
    const OfftakeGraphLink *link = offtake_graph_link (graph, self->link_index[first]);
    self->source[k] = node[link->source];
    self->target[k] = node[link->target];
    for (guint s = first; s < self->strand_start[k + 1]; s++) {
      self->strand_value[s] = clean (offtake_graph_link (graph, self->link_index[s])->value);
      self->value[k] += self->strand_value[s];
    }
    total += self->value[k];
  }
  mean = total > 0 ? total / self->n_links : 1;
  for (guint k = 0; k < self->n_links; k++)
    self->weight[k] = self->value[k] / mean + LEAST_WEIGHT;
}

static void
fill_nodes (OfftakeNet *self, const OfftakeGraph *graph)
{
  for (guint i = 0; i < self->n_nodes; i++) {
    const OfftakeGraphNode *node = offtake_graph_node (graph, self->node_index[i]);
    self->inflow[i] = clean (node->shortage);
    self->outflow[i] = clean (node->surplus) + clean (node->loss);
    self->pin[i] = isfinite (node->pin_y) ? CLAMP (node->pin_y, 0, 1) : NAN;
    self->pin_x[i] = isfinite (node->pin_x) ? CLAMP (node->pin_x, 0, 1) : NAN;
    self->wish[i] = node->layer >= 0 ? node->layer : -1;
    self->has_wishes |= node->layer >= 0;
    self->has_pins |= isfinite (node->pin_y) != 0;
  }
  for (guint k = 0; k < self->n_links; k++) {
    self->outflow[self->source[k]] += self->value[k];
    self->inflow[self->target[k]] += self->value[k];
  }
}

OfftakeNet *
offtake_net_new (const OfftakeGraph *graph)
{
  OfftakeNet *self = g_new0 (OfftakeNet, 1);
  guint n = self->n_nodes = graph->nodes->len;
  const guint m = graph->links->len;

  self->node_index = indices_new (n);
  self->strand_start = g_new (guint, m + 1);
  self->link_index = g_new (guint, m + 1);
  self->strand_value = g_new (double, m + 1);
  self->source = g_new (guint, m + 1);
  self->target = g_new (guint, m + 1);
  self->value = g_new0 (double, m + 1);
  self->weight = g_new (double, m + 1);
  self->out_start = g_new (guint, n + 1);
  self->out_links = g_new (guint, m + 1);
  self->in_start = g_new (guint, n + 1);
  self->in_links = g_new (guint, m + 1);
  self->inflow = g_new (double, n + 1);
  self->outflow = g_new (double, n + 1);
  self->pin = g_new (double, n + 1);
  self->pin_x = g_new (double, n + 1);
  self->label = g_new0 (double, n + 1);
  self->wish = g_new (int, n + 1);
  self->component_start = g_new (guint, n + 1);
  sort_nodes (self, graph);
  fill_links (self, graph);
  fill_nodes (self, graph);
  offtake_rows_fill (n, self->n_links, self->source, self->out_start, self->out_links);
  offtake_rows_fill (n, self->n_links, self->target, self->in_start, self->in_links);
  return self;
}

gboolean
offtake_net_wish_layers (OfftakeNet *self, const int *layer)
{
  int last = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < self->n_nodes; i++)
    last = MAX (last, layer[i]);
  for (guint i = 0; i < self->n_nodes; i++) {
    if (isnan (self->pin_x[i]) || self->wish[i] >= 0)
      continue;
    self->wish[i] = (int) lround (self->pin_x[i] * last);
    any = TRUE;
  }
  self->has_wishes |= any;
  return any;
}

void
offtake_net_free (OfftakeNet *self)
{
  if (!self)
    return;
  g_free (self->node_index);
  g_free (self->strand_start);
  g_free (self->link_index);
  g_free (self->strand_value);
  g_free (self->source);
  g_free (self->target);
  g_free (self->value);
  g_free (self->weight);
  g_free (self->out_start);
  g_free (self->out_links);
  g_free (self->in_start);
  g_free (self->in_links);
  g_free (self->inflow);
  g_free (self->outflow);
  g_free (self->pin);
  g_free (self->pin_x);
  g_free (self->label);
  g_free (self->wish);
  g_free (self->component_start);
  g_free (self);
}
