/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/graph.h"

#include <math.h>

#include "base/text.h"

static void
node_clear (gpointer data)
{
  OfftakeGraphNode *node = data;

  g_free (node->id);
  g_free (node->label);
  g_free (node->detail);
}

static void
link_clear (gpointer data)
{
  OfftakeGraphLink *link = data;

  g_free (link->label);
}

OfftakeGraph *
offtake_graph_new (const char *name, const char *unit)
{
  OfftakeGraph *self = g_new0 (OfftakeGraph, 1);

  self->name = g_strdup (name);
  self->unit = g_strdup (unit);
  self->nodes = g_array_new (FALSE, TRUE, sizeof (OfftakeGraphNode));
  self->links = g_array_new (FALSE, TRUE, sizeof (OfftakeGraphLink));
  g_array_set_clear_func (self->nodes, node_clear);
  g_array_set_clear_func (self->links, link_clear);
  return self;
}

char *
offtake_graph_amount (const OfftakeGraph *self, double value)
{
  g_autofree char *number = NULL;

  if (self->currency)
    return offtake_text_money (value * self->money, self->currency);
  number = offtake_text_number (value);
  return self->unit && *self->unit ? g_strdup_printf ("%s %s", number, self->unit)
                                   : g_steal_pointer (&number);
}

void
offtake_graph_free (OfftakeGraph *self)
{
  if (!self)
    return;
  g_free (self->name);
  g_free (self->unit);
  g_free (self->currency);
  g_array_unref (self->nodes);
  g_array_unref (self->links);
  g_clear_pointer (&self->column_titles, g_ptr_array_unref);
  g_free (self);
}

guint
offtake_graph_add_node (OfftakeGraph *self, const char *id, const char *label)
{
  OfftakeGraphNode node = { .layer = -1, .pin_x = NAN, .pin_y = NAN };

  node.id = g_strdup (id);
  node.label = g_strdup (label);
  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

guint
offtake_graph_add_link (OfftakeGraph *self, guint source, guint target, double value)
{
  OfftakeGraphLink link = { .source = source, .target = target, .value = value };

  g_return_val_if_fail (source < self->nodes->len && target < self->nodes->len, 0);

  g_array_append_val (self->links, link);
  return self->links->len - 1;
}
