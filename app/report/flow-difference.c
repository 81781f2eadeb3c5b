/* SPDX-License-Identifier: MPL-2.0 */
#include "report/flow-difference.h"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/text.h"

/* Places in the palette that are told apart by everyone: blue and orange; grey for the sites. */
enum { SERIES_MORE, SERIES_LESS, N_SERIES };
#define SERIES_SITES 8
/* A change below this share of the largest flow is rounding. */
#define ROUNDING 1e-9

typedef struct {
  OfftakeGraph *graph;
  GHashTable *nodes; /* id -> index + 1 */
  GHashTable *links; /* key -> index + 1 */
  GArray *more;      /* double by link: now less then */
  GArray *through;   /* double by node: the same of what goes through it */
  double largest;
} Difference;

static guint
add_node (Difference *self, const OfftakeGraphNode *from)
{
  const double nothing = 0;
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->nodes, from->id));

  if (index > 0)
    return index - 1;
  index = offtake_graph_add_node (self->graph, from->id, from->label);
  OfftakeGraphNode *node = offtake_graph_node (self->graph, index);
  node->layer = from->layer;
  node->pin_x = from->pin_x;
  node->pin_y = from->pin_y;
  node->tag = from->tag;
  node->color = SERIES_SITES;
  g_hash_table_insert (self->nodes, g_strdup (from->id), GUINT_TO_POINTER (index + 1));
  g_array_append_val (self->through, nothing);
  return index;
}

/* The link for the @occurrence-th one with the same ends and goods. */
static guint
add_link (
    Difference *self, guint source, guint target, const OfftakeGraphLink *from, guint occurrence)
{
  g_autofree char *key =
      g_strdup_printf ("%u %u %u %s", source, target, occurrence, from->label ? from->label : "");
  const double nothing = 0;
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->links, key));

  if (index > 0)
    return index - 1;
  index = offtake_graph_add_link (self->graph, source, target, 0);
  offtake_graph_link (self->graph, index)->label = g_strdup (from->label);
  offtake_graph_link (self->graph, index)->tag = from->tag;
  g_hash_table_insert (self->links, g_steal_pointer (&key), GUINT_TO_POINTER (index + 1));
  g_array_append_val (self->more, nothing);
  return index;
}

static double
through_of (double in, double out, const OfftakeGraphNode *node)
{
  return MAX (in + node->shortage, out + node->surplus + node->loss);
}

/* Which one it is among the links with the same ends and goods. */
static guint
next_occurrence (GHashTable *seen, const OfftakeGraphLink *link)
{
  char *key =
      g_strdup_printf ("%u %u %s", link->source, link->target, link->label ? link->label : "");
  const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));

  g_hash_table_replace (seen, key, GUINT_TO_POINTER (n + 1));
  return n;
}

static void
add_graph (Difference *self, const OfftakeGraph *graph, double sign)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint *place = g_new (guint, graph->nodes->len + 1);
  g_autofree double *in = g_new0 (double, graph->nodes->len + 1);
  g_autofree double *out = g_new0 (double, graph->nodes->len + 1);

  for (guint i = 0; i < graph->nodes->len; i++)
    place[i] = add_node (self, offtake_graph_node (graph, i));
  for (guint i = 0; i < graph->links->len; i++) {
    const OfftakeGraphLink *link = offtake_graph_link (graph, i);
    const guint index = add_link (self, place[link->source], place[link->target], link,
                                  next_occurrence (seen, link));
    const double value = link->fill == OFFTAKE_FILL_GHOST ? 0 : link->value;
    g_array_index (self->more, double, index) += sign * value;
    out[link->source] += value;
    in[link->target] += value;
    self->largest = MAX (self->largest, value);
  }
  for (guint i = 0; i < graph->nodes->len; i++)
    g_array_index (self->through, double, place[i]) +=
        sign * through_of (in[i], out[i], offtake_graph_node (graph, i));
}

static void
set_links (Difference *self)
{
  for (guint i = 0; i < self->more->len; i++) {
    OfftakeGraphLink *link = offtake_graph_link (self->graph, i);
    const double more = g_array_index (self->more, double, i);
    link->value = fabs (more) > ROUNDING * self->largest ? fabs (more) : 0;
    link->fill = more < 0 ? OFFTAKE_FILL_HOLLOW : OFFTAKE_FILL_SOLID;
    link->color = more < 0 ? SERIES_LESS : SERIES_MORE;
  }
}

static void
set_details (Difference *self)
{
  for (guint i = 0; i < self->through->len; i++) {
    const double more = g_array_index (self->through, double, i);
    const double amount = fabs (more) > ROUNDING * self->largest ? fabs (more) : 0;
    g_autofree char *text = offtake_text_short (offtake_graph_amount (self->graph, amount));
    const char *sign = !(amount > 0) ? "±" : more < 0 ? "−" : "+";
    offtake_graph_node (self->graph, i)->detail = g_strconcat (sign, text, NULL);
  }
}

OfftakeGraph *
offtake_flow_difference_new (const OfftakeGraph *now, const OfftakeGraph *then, const char *other)
{
  /* Translators: what a chart shows, and what it is compared with: "Goods, 2030 against 2027". */
  g_autofree char *name = g_strdup_printf (_ ("%s against %s"), now->name, other);
  Difference self = {
    .graph = offtake_graph_new (name, now->unit),
    .nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .more = g_array_new (FALSE, FALSE, sizeof (double)),
    .through = g_array_new (FALSE, FALSE, sizeof (double)),
  };

  self.graph->is_difference = TRUE;
  self.graph->currency = g_strdup (now->currency);
  self.graph->money = now->money;
  self.graph->fixed_layers = now->fixed_layers && then->fixed_layers;
  if (self.graph->fixed_layers && now->column_titles)
    self.graph->column_titles = g_ptr_array_ref (now->column_titles);
  add_graph (&self, now, 1);
  add_graph (&self, then, -1);
  set_links (&self);
  set_details (&self);
  g_hash_table_unref (self.nodes);
  g_hash_table_unref (self.links);
  g_array_unref (self.more);
  g_array_unref (self.through);
  return self.graph;
}

GPtrArray *
offtake_flow_difference_legend (const char *other)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_set_size (names, N_SERIES);
  /* Translators: %s is a period or a scenario. */
  names->pdata[SERIES_MORE] = g_strdup_printf (_ ("More than in %s"), other);
  names->pdata[SERIES_LESS] = g_strdup_printf (_ ("Less than in %s"), other);
  return names;
}
