/* SPDX-License-Identifier: MPL-2.0 */
#include "report/flow-idle.h"

#define DROPPED G_MAXUINT

static gboolean
is_idle (const OfftakeGraphNode *node)
{
  return !(node->shortage > 0 || node->surplus > 0 || node->loss > 0);
}

static void
drop_links (OfftakeGraph *graph)
{
  for (guint i = graph->links->len; i-- > 0;)
    if (!(offtake_graph_link (graph, i)->value > 0))
      g_array_remove_index (graph->links, i);
}

/* New indices of the nodes, DROPPED for those that nothing leads to and that lack nothing. */
static guint *
number_nodes (const OfftakeGraph *graph)
{
  guint *place = g_new (guint, graph->nodes->len + 1);
  guint n = 0;

  for (guint i = 0; i < graph->nodes->len; i++)
    place[i] = is_idle (offtake_graph_node (graph, i)) ? DROPPED : 0;
  for (guint i = 0; i < graph->links->len; i++)
    place[offtake_graph_link (graph, i)->source] = place[offtake_graph_link (graph, i)->target] = 0;
  for (guint i = 0; i < graph->nodes->len; i++)
    if (place[i] != DROPPED)
      place[i] = n++;
  return place;
}

static void
drop_nodes (OfftakeGraph *graph)
{
  g_autofree guint *place = number_nodes (graph);

  for (guint i = 0; i < graph->links->len; i++) {
    OfftakeGraphLink *link = offtake_graph_link (graph, i);
    link->source = place[link->source];
    link->target = place[link->target];
  }
  for (guint i = graph->nodes->len; i-- > 0;)
    if (place[i] == DROPPED)
      g_array_remove_index (graph->nodes, i);
}

static int
highest_layer (const OfftakeGraph *graph)
{
  int highest = -1;

  for (guint i = 0; i < graph->nodes->len; i++)
    highest = MAX (highest, offtake_graph_node (graph, i)->layer);
  return highest;
}

static void
close_columns (OfftakeGraph *graph)
{
  const int n = highest_layer (graph) + 1;
  g_autofree int *place = g_new0 (int, n + 1);
  g_autoptr (GPtrArray) titles =
      graph->column_titles ? g_ptr_array_new_with_free_func (g_free) : NULL;
  int n_used = 0;

  for (guint i = 0; i < graph->nodes->len; i++)
    if (offtake_graph_node (graph, i)->layer >= 0)
      place[offtake_graph_node (graph, i)->layer] = 1;
  for (int layer = 0; layer < n; layer++) {
    if (place[layer] && titles)
      g_ptr_array_add (titles, g_strdup (layer < (int) graph->column_titles->len
                                             ? graph->column_titles->pdata[layer]
                                             : NULL));
    n_used += place[layer];
    place[layer] = n_used - 1;
  }
  for (guint i = 0; i < graph->nodes->len; i++) {
    OfftakeGraphNode *node = offtake_graph_node (graph, i);
    if (node->layer >= 0)
      node->layer = place[node->layer];
  }
  if (titles) {
    g_ptr_array_unref (graph->column_titles);
    graph->column_titles = g_steal_pointer (&titles);
  }
}

void
offtake_flow_graph_drop_idle (OfftakeGraph *graph)
{
  drop_links (graph);
  drop_nodes (graph);
  close_columns (graph);
}
