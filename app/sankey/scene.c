/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/scene.h"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/text.h"
#include "sankey/net.h"
#include "sankey/scene-parts.h"

#define STUB_LENGTH 14.0
#define STUB_LEAST 3.0

static double
positive (double value)
{
  return isfinite (value) && value > 0 ? value : 0;
}

char *
offtake_scene_amount (const OfftakeScene *self, double value)
{
  const OfftakeGraph format = { .unit = self->unit,
                                .currency = self->currency,
                                .money = self->money };

  return offtake_graph_amount (&format, value);
}

static void
copy_nodes (OfftakeScene *self, const OfftakeGraph *graph, const OfftakeLayout *layout)
{
  self->n_nodes = layout->n_nodes;
  self->nodes = g_new0 (OfftakeSceneNode, self->n_nodes + 1);
  for (guint i = 0; i < self->n_nodes; i++) {
    const OfftakeGraphNode *from = offtake_graph_node (graph, i);
    const OfftakeNodePlace *place = &layout->nodes[i];
    self->nodes[i] = (OfftakeSceneNode){
      .x0 = place->x0,
      .y0 = place->y0,
      .x1 = place->x1,
      .y1 = place->y1,
      .layer = place->layer,
      .stubs = { positive (from->shortage), positive (from->surplus), positive (from->loss) },
      .lapsed = positive (from->lapsed),
      .color = from->color,
      .tag = from->tag,
      .label = g_strdup (from->label),
      .detail = g_strdup (from->detail),
    };
  }
}

static void
copy_links (OfftakeScene *self, const OfftakeGraph *graph, const OfftakeLayout *layout)
{
  self->n_links = layout->n_links;
  self->links = g_new0 (OfftakeSceneLink, self->n_links + 1);
  for (guint i = 0; i < self->n_links; i++) {
    const OfftakeGraphLink *from = offtake_graph_link (graph, i);
    const OfftakeLinkPlace *place = &layout->links[i];
    self->links[i] = (OfftakeSceneLink){
      .source = from->source,
      .target = from->target,
      .value = positive (from->value),
      .width = place->width,
      .fill = from->fill,
      .color = from->color,
      .tag = from->tag,
      .label = g_strdup (from->label),
    };
    self->nodes[from->source].outflow += self->links[i].value;
    self->nodes[from->target].inflow += self->links[i].value;
  }
  offtake_scene_trace_outlines (self, layout);
}

static double
end_y (const OfftakeScene *self, guint link, gboolean at_target)
{
  const OfftakeSceneLink *band = &self->links[link];

  return self
      ->points[band->first_point + (at_target && band->n_points > 0 ? band->n_points - 1 : 0)]
      .y;
}

static int
compare_sources (gconstpointer a, gconstpointer b, gpointer data)
{
  double p = end_y (data, *(const guint *) a, FALSE), q = end_y (data, *(const guint *) b, FALSE);

  return p < q ? -1 : p > q;
}

static int
compare_targets (gconstpointer a, gconstpointer b, gpointer data)
{
  double p = end_y (data, *(const guint *) a, TRUE), q = end_y (data, *(const guint *) b, TRUE);

  return p < q ? -1 : p > q;
}

static int
compare_widths (gconstpointer a, gconstpointer b, gpointer data)
{
  const OfftakeScene *self = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  double p = self->links[i].width, q = self->links[j].width;

  return p > q ? -1 : p < q ? 1 : (int) i - (int) j;
}

static void
index_links (OfftakeScene *self)
{
  guint n = self->n_nodes, m = self->n_links;
  g_autofree guint *key = g_new (guint, m + 1);

  self->out_start = g_new (guint, n + 1);
  self->in_start = g_new (guint, n + 1);
  self->out_links = g_new (guint, m + 1);
  self->in_links = g_new (guint, m + 1);
  self->paint_order = g_new (guint, m + 1);
  for (guint k = 0; k < m; k++)
    key[k] = self->links[k].source;
  offtake_rows_fill (n, m, key, self->out_start, self->out_links);
  for (guint k = 0; k < m; k++)
    key[k] = self->links[k].target;
  offtake_rows_fill (n, m, key, self->in_start, self->in_links);
  for (guint i = 0; i < n; i++) {
    g_qsort_with_data (self->out_links + self->out_start[i],
                       (int) (self->out_start[i + 1] - self->out_start[i]), sizeof (guint),
                       compare_sources, self);
    g_qsort_with_data (self->in_links + self->in_start[i],
                       (int) (self->in_start[i + 1] - self->in_start[i]), sizeof (guint),
                       compare_targets, self);
  }
  for (guint k = 0; k < m; k++)
    self->paint_order[k] = k;
  g_qsort_with_data (self->paint_order, (int) m, sizeof (guint), compare_widths, self);
}

static char *
stub_text (const OfftakeScene *self, guint kind, double value)
{
  g_autofree char *amount = offtake_text_short (offtake_scene_amount (self, value));

  if (kind == 0)
    return g_strdup_printf (_ ("short %s"), amount);
  return kind == 1 ? g_strdup_printf (_ ("unsold %s"), amount)
                   : g_strdup_printf (_ ("lost %s"), amount);
}

/* Where the thickest ghost of a link comes into a node. */
static double
ghost_y (const OfftakeScene *self, guint node, double y)
{
  double widest = 0;

  for (guint i = self->in_start[node]; i < self->in_start[node + 1]; i++) {
    const OfftakeSceneLink *link = &self->links[self->in_links[i]];
    if (link->fill == OFFTAKE_FILL_GHOST && link->width > widest) {
      widest = link->width;
      y = end_y (self, self->in_links[i], TRUE);
    }
  }
  return y;
}

/* Shortage below the links that come in, without a box where ghosts of links stand for all of it;
 * surplus, then loss below those that go out. */
static void
add_stubs (OfftakeScene *self, guint i, double scale)
{
  const OfftakeSceneNode *node = &self->nodes[i];
  double in = node->inflow + node->stubs[0], out = node->outflow + node->stubs[1] + node->stubs[2];
  double top = (node->y0 + node->y1) / 2 - MAX (in, out) * scale / 2;
  double y[2] = { top + node->inflow * scale, top + node->outflow * scale };

  for (guint k = 0; k < G_N_ELEMENTS (node->stubs); k++) {
    gboolean is_output = k > 0, on_right = is_output != self->right_to_left;
    const double value = node->stubs[k] + (k == 0 ? node->lapsed : 0);
    const double height = node->stubs[k] > 0 ? MAX (node->stubs[k] * scale, STUB_LEAST) : 0;
    if (!(value > 0))
      continue;
    OfftakeSceneStub stub = {
      .subject = { OFFTAKE_SUBJECT_SHORTAGE + k, i },
      .box = { on_right ? node->x1 : node->x0 - STUB_LENGTH, y[is_output], STUB_LENGTH, height },
      .value = value,
      .text = stub_text (self, k, value),
    };
    if (!(height > 0))
      stub.box.y = ghost_y (self, i, stub.box.y);
    y[is_output] += node->stubs[k] * scale;
    g_array_append_val (self->stubs, stub);
  }
}

static void
clear_stub (gpointer data)
{
  g_free (((OfftakeSceneStub *) data)->text);
}

static void
clear_text (gpointer data)
{
  g_free (((OfftakeSceneText *) data)->text);
}

OfftakeScene *
offtake_scene_new (const OfftakeGraph *graph, const OfftakeLayout *layout)
{
  OfftakeScene *self = g_new0 (OfftakeScene, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->width = layout->width;
  self->height = layout->height;
  self->name = g_strdup (graph->name);
  self->unit = g_strdup (graph->unit);
  self->currency = g_strdup (graph->currency);
  self->money = graph->money;
  self->right_to_left = layout->right_to_left;
  self->is_difference = graph->is_difference;
  self->stubs = g_array_new (FALSE, TRUE, sizeof (OfftakeSceneStub));
  self->texts = g_array_new (FALSE, TRUE, sizeof (OfftakeSceneText));
  self->leaders = g_array_new (FALSE, TRUE, sizeof (OfftakeSceneLeader));
  g_array_set_clear_func (self->stubs, clear_stub);
  g_array_set_clear_func (self->texts, clear_text);
  copy_nodes (self, graph, layout);
  copy_links (self, graph, layout);
  index_links (self);
  for (guint i = 0; i < self->n_nodes; i++)
    add_stubs (self, i, layout->scale);
  offtake_scene_place_labels (self, graph->column_titles);
  return self;
}

OfftakeScene *
offtake_scene_ref (OfftakeScene *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
offtake_scene_unref (OfftakeScene *self)
{
  if (!self || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_nodes; i++) {
    g_free (self->nodes[i].label);
    g_free (self->nodes[i].detail);
  }
  for (guint i = 0; i < self->n_links; i++)
    g_free (self->links[i].label);
  g_free (self->name);
  g_free (self->unit);
  g_free (self->currency);
  g_free (self->nodes);
  g_free (self->links);
  g_free (self->points);
  g_free (self->normals);
  g_free (self->out_start);
  g_free (self->out_links);
  g_free (self->in_start);
  g_free (self->in_links);
  g_free (self->paint_order);
  g_array_unref (self->stubs);
  g_array_unref (self->texts);
  g_array_unref (self->leaders);
  g_free (self);
}

void
offtake_scene_get_size (const OfftakeScene *self, double *width, double *height)
{
  if (width)
    *width = self->width;
  if (height)
    *height = self->height;
}

guint
offtake_scene_n_nodes (const OfftakeScene *self)
{
  return self->n_nodes;
}

guint
offtake_scene_n_links (const OfftakeScene *self)
{
  return self->n_links;
}

static const OfftakeSceneStub *
find_stub (const OfftakeScene *self, OfftakeSubject subject)
{
  for (guint i = 0; i < self->stubs->len; i++) {
    const OfftakeSceneStub *stub = &g_array_index (self->stubs, OfftakeSceneStub, i);
    if (stub->subject.kind == subject.kind && stub->subject.index == subject.index)
      return stub;
  }
  return NULL;
}

cairo_rectangle_t
offtake_scene_get_bounds (const OfftakeScene *self, OfftakeSubject subject)
{
  const OfftakeSceneStub *stub;

  if (subject.kind == OFFTAKE_SUBJECT_LINK && subject.index < self->n_links)
    return self->links[subject.index].bounds;
  if (subject.kind == OFFTAKE_SUBJECT_NODE && subject.index < self->n_nodes) {
    const OfftakeSceneNode *node = &self->nodes[subject.index];
    return (cairo_rectangle_t){ node->x0, node->y0, node->x1 - node->x0, node->y1 - node->y0 };
  }
  stub = find_stub (self, subject);
  return stub ? stub->box : (cairo_rectangle_t){ 0, 0, 0, 0 };
}

guint
offtake_scene_get_tag (const OfftakeScene *self, OfftakeSubject subject)
{
  if (subject.kind == OFFTAKE_SUBJECT_NONE)
    return 0;
  if (subject.kind == OFFTAKE_SUBJECT_LINK)
    return subject.index < self->n_links ? self->links[subject.index].tag : 0;
  return subject.index < self->n_nodes ? self->nodes[subject.index].tag : 0;
}

static const char *
node_name (const OfftakeScene *self, guint node)
{
  const char *label = self->nodes[node].label;

  return label && *label ? label : _ ("unnamed");
}

/* What there is more or less of. */
static char *
describe_change (const OfftakeScene *self, const OfftakeSceneLink *link, const char *amount)
{
  const char *goods = link->label ? link->label : "";

  if (!(link->value > 0))
    return g_strdup_printf (_ ("No change of %s from %s to %s"), goods,
                            node_name (self, link->source), node_name (self, link->target));
  if (link->fill == OFFTAKE_FILL_HOLLOW)
    /* Translators: amount with unit, goods, giver, taker */
    return g_strdup_printf (_ ("%s less %s from %s to %s"), amount, goods,
                            node_name (self, link->source), node_name (self, link->target));
  return g_strdup_printf (_ ("%s more %s from %s to %s"), amount, goods,
                          node_name (self, link->source), node_name (self, link->target));
}

/* Of an agreement that is not simply in force, how it stands. */
static char *
describe_standing (OfftakeFill fill, char *sentence)
{
  g_autofree char *plain = sentence;

  switch (fill) {
  case OFFTAKE_FILL_STRIPED:
    /* Translators: follows the sentence about a flow: "Flow of 5 t from A to B, conditional". */
    return g_strdup_printf (_ ("%s, conditional"), plain);
  case OFFTAKE_FILL_GHOST: return g_strdup_printf (_ ("%s, expired"), plain);
  case OFFTAKE_FILL_HOLLOW: return g_strdup_printf (_ ("%s, not covered"), plain);
  case OFFTAKE_FILL_SOLID:
  default: return g_steal_pointer (&plain);
  }
}

const char *
offtake_scene_get_label (const OfftakeScene *self, OfftakeSubject subject)
{
  if (subject.kind == OFFTAKE_SUBJECT_LINK)
    return subject.index < self->n_links ? self->links[subject.index].label : NULL;
  return subject.kind != OFFTAKE_SUBJECT_NONE && subject.index < self->n_nodes
             ? self->nodes[subject.index].label
             : NULL;
}

static char *
describe_link (const OfftakeScene *self, guint index)
{
  const OfftakeSceneLink *link = &self->links[index];
  g_autofree char *amount = offtake_scene_amount (self, link->value);

  if (self->is_difference)
    return describe_change (self, link, amount);
  if (link->label && *link->label)
    return describe_standing (link->fill,
                              /* Translators: amount with unit, goods, giver, taker */
                              g_strdup_printf (_ ("Flow of %s %s from %s to %s"), amount,
                                               link->label, node_name (self, link->source),
                                               node_name (self, link->target)));
  return describe_standing (link->fill, g_strdup_printf (_ ("Flow of %s from %s to %s"), amount,
                                                         node_name (self, link->source),
                                                         node_name (self, link->target)));
}

static char *
describe_node (const OfftakeScene *self, guint index)
{
  const OfftakeSceneNode *node = &self->nodes[index];
  if (self->is_difference)
    return g_strdup_printf ("%s: %s", node_name (self, index), node->detail ? node->detail : "");
  g_autofree char *in = offtake_scene_amount (self, node->inflow);
  g_autofree char *out = offtake_scene_amount (self, node->outflow);

  if (!(node->inflow > 0))
    return g_strdup_printf (_ ("%s: gives %s"), node_name (self, index), out);
  if (!(node->outflow > 0))
    return g_strdup_printf (_ ("%s: takes %s"), node_name (self, index), in);
  return g_strdup_printf (_ ("%s: takes %s, gives %s"), node_name (self, index), in, out);
}

static char *
describe_stub (const OfftakeScene *self, const OfftakeSceneStub *stub)
{
  g_autofree char *amount = offtake_scene_amount (self, stub->value);
  const char *name = node_name (self, stub->subject.index);

  if (stub->subject.kind == OFFTAKE_SUBJECT_SHORTAGE)
    return g_strdup_printf (_ ("Shortage of %s at %s"), amount, name);
  if (stub->subject.kind == OFFTAKE_SUBJECT_SURPLUS)
    return g_strdup_printf (_ ("Unsold output of %s at %s"), amount, name);
  return g_strdup_printf (_ ("Loss of %s at %s"), amount, name);
}

char *
offtake_scene_describe (const OfftakeScene *self, OfftakeSubject subject)
{
  const OfftakeSceneStub *stub;

  if (subject.kind == OFFTAKE_SUBJECT_LINK && subject.index < self->n_links)
    return describe_link (self, subject.index);
  if (subject.kind == OFFTAKE_SUBJECT_NODE && subject.index < self->n_nodes)
    return describe_node (self, subject.index);
  stub = find_stub (self, subject);
  return stub ? describe_stub (self, stub) : g_strdup ("");
}
