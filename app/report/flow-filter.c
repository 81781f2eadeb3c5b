/* SPDX-License-Identifier: MPL-2.0 */
#include "report/flow-filter.h"

#include "report/flow-idle.h"

static guint
tag_limit (const OfftakeGraph *graph)
{
  guint limit = 0;

  for (guint i = 0; i < graph->links->len; i++)
    limit = MAX (limit, offtake_graph_link (graph, i)->tag + 1);
  return limit;
}

/* What each agreement moves, in all its colours. */
static double *
sum_by_tag (const OfftakeGraph *graph, guint n_tags)
{
  double *sum = g_new0 (double, n_tags + 1);

  for (guint i = 0; i < graph->links->len; i++)
    sum[offtake_graph_link (graph, i)->tag] += offtake_graph_link (graph, i)->value;
  return sum;
}

/* Marks nodes, and the links between them, that are reached from the marked nodes along the flows
   or against them. */
static void
follow (const OfftakeGraph *graph, gboolean downstream, gboolean *nodes, gboolean *links)
{
  gboolean grows = TRUE;

  while (grows) {
    grows = FALSE;
    for (guint i = 0; i < graph->links->len; i++) {
      const OfftakeGraphLink *link = offtake_graph_link (graph, i);
      const guint from = downstream ? link->source : link->target;
      const guint to = downstream ? link->target : link->source;

      if (!nodes[from] || !(link->value > 0) || links[i])
        continue;
      links[i] = TRUE;
      grows = TRUE;
      nodes[to] = TRUE;
    }
  }
}

/* One direction after the other, each from the subject: what shares only a source with it is not on
   its path. */
static void
trace (const OfftakeFlowFilter *self,
       const OfftakeGraph *graph,
       gboolean downstream,
       gboolean *nodes,
       gboolean *links)
{
  const guint n_nodes = graph->nodes->len, n_links = graph->links->len;
  g_autofree gboolean *met = g_new0 (gboolean, n_nodes + 1);
  g_autofree gboolean *passed = g_new0 (gboolean, n_links + 1);

  for (guint i = 0; !self->by_link && i < n_nodes; i++)
    met[i] = offtake_graph_node (graph, i)->tag == self->subject;
  for (guint i = 0; self->by_link && i < n_links; i++) {
    const OfftakeGraphLink *link = offtake_graph_link (graph, i);
    if (link->tag != self->subject)
      continue;
    links[i] = TRUE;
    met[downstream ? link->target : link->source] = TRUE;
  }
  follow (graph, downstream, met, passed);
  for (guint i = 0; i < n_nodes; i++)
    nodes[i] |= met[i];
  for (guint i = 0; i < n_links; i++)
    links[i] |= passed[i];
}

static void
hide (OfftakeGraph *graph,
      const gboolean *shown,
      const double *sum,
      guint n_tags,
      OfftakeFlowHidden *hidden)
{
  g_autofree gboolean *counted = g_new0 (gboolean, n_tags + 1);

  for (guint i = 0; i < graph->links->len; i++) {
    OfftakeGraphLink *link = offtake_graph_link (graph, i);

    if (shown[i] || !(link->value > 0))
      continue;
    hidden->sum += link->value;
    hidden->n += !counted[link->tag] && sum[link->tag] > 0;
    counted[link->tag] = TRUE;
    link->value = 0;
  }
}

static void
drop_stubs (OfftakeGraph *graph, const OfftakeFlowFilter *self, const gboolean *nodes)
{
  for (guint i = 0; i < graph->nodes->len; i++) {
    OfftakeGraphNode *node = offtake_graph_node (graph, i);
    const double most = MAX (node->shortage, MAX (node->surplus, node->loss));

    if ((!self->path || nodes[i]) && most >= self->least)
      continue;
    node->shortage = node->surplus = node->loss = 0;
  }
}

void
offtake_flow_filter_apply (const OfftakeFlowFilter *self,
                           OfftakeGraph *graph,
                           OfftakeFlowHidden *hidden)
{
  const guint n_links = graph->links->len, n_tags = tag_limit (graph);
  g_autofree double *sum = sum_by_tag (graph, n_tags);
  g_autofree gboolean *nodes = g_new0 (gboolean, graph->nodes->len + 1);
  g_autofree gboolean *shown = g_new0 (gboolean, n_links + 1);

  *hidden = (OfftakeFlowHidden){ 0 };
  for (guint i = 0; i < n_links; i++) {
    hidden->total += offtake_graph_link (graph, i)->value;
    hidden->largest = MAX (hidden->largest, offtake_graph_link (graph, i)->value);
  }
  if (!self->path && !(self->least > 0))
    return;
  if (self->path) {
    trace (self, graph, FALSE, nodes, shown);
    trace (self, graph, TRUE, nodes, shown);
  }
  for (guint i = 0; i < n_links; i++)
    shown[i] = (shown[i] || !self->path) && sum[offtake_graph_link (graph, i)->tag] >= self->least;
  hide (graph, shown, sum, n_tags, hidden);
  drop_stubs (graph, self, nodes);
  offtake_flow_graph_drop_idle (graph);
}
