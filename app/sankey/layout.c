/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/layout.h"

#include <math.h>
#include <string.h>

#include "sankey/columns.h"
#include "sankey/memory.h"
#include "sankey/pins.h"
#include "sankey/order.h"
#include "sankey/place.h"
#include "sankey/rank.h"
#include "sankey/route.h"

#define NODE_WIDTH 12.0
#define MARGIN 10.0
#define HEADING 26.0
#define LABEL_GAP 14.0
#define LABEL_LEAST 64.0
#define LABEL_MAX 160.0
#define LABEL_WHOLE 130.0     /* up to here a name in two lines is not cut, though the page grows */
#define LEAST_BEFORE_HYPHEN 3 /* bytes of a name, for a line to end with it */
#define LABEL_FIRST_LINE 20.0 /* height, with what is kept free above and below */
#define LABEL_LINE 14.0
#define STUB 22.0
#define STUB_NUMBER 64.0 /* beside a shortage */
#define ROUNDING 1e-3
#define LEAST_SIZE 50.0
/* How far the bands may get thinner so that the columns fit the page's width. */
#define MAX_THINNING 0.55
#define FIT_TRIES 3
/* How far a remembered scale may be below what the page leaves room for. */
#define KEPT_THINNING 0.9
#define KEPT_WIDTH 0.85
#define SWEEPS 18
#define LARGE 3000 /* items */
#define LARGE_SWEEPS 9
#define AGAIN_SWEEPS 4
#define EDIT_SWEEPS 2

void
offtake_layout_options_init (OfftakeLayoutOptions *options, double width, double height)
{
  *options = (OfftakeLayoutOptions){ .width = width, .height = height, .labels = TRUE };
}

typedef struct {
  const OfftakeGraph *graph;
  const OfftakeLayoutOptions *options;
  OfftakeNet *net;
  int *layer;  /* by net node: wished for or found */
  int *column; /* by net node: without the empty layers */
  int *layer_of_column;
  OfftakeRecall *recall; /* NULL without a layout before */
  double *height;        /* by item, where it was before; NULL as well */
  OfftakeItems *items;
  OfftakeOrder *order;
  OfftakePlacement *placement;
  OfftakeColumns *columns;
  OfftakePageFit before; /* how the layout before fitted the same page, or nothing */
  double top, bottom, side;
  OfftakeColumnRooms rooms;
  gboolean breaks_names; /* where one line of each does not fit the page's width */
} Making;

static void
making_clear (Making *self)
{
  g_clear_pointer (&self->net, offtake_net_free);
  g_clear_pointer (&self->layer, g_free);
  g_clear_pointer (&self->column, g_free);
  g_clear_pointer (&self->layer_of_column, g_free);
  g_clear_pointer (&self->recall, offtake_recall_free);
  g_clear_pointer (&self->height, g_free);
  g_clear_pointer (&self->items, offtake_items_free);
  g_clear_pointer (&self->order, offtake_order_free);
  g_clear_pointer (&self->placement, offtake_placement_free);
  g_clear_pointer (&self->columns, offtake_columns_free);
  g_clear_pointer (&self->rooms.label, g_free);
  g_clear_pointer (&self->rooms.stub, g_free);
  g_clear_pointer (&self->rooms.pin, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, making_clear)

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Layers that hold a node become columns. */
static void
number_columns (Making *self)
{
  guint n = self->net->n_nodes;
  int *used = self->layer_of_column = g_memdup2 (self->layer, (n + 1) * sizeof *used);
  guint n_used = 0;

  self->column = g_new0 (int, n + 1);
  if (n == 0)
    return;
  qsort (used, n, sizeof *used, compare_ints);
  for (guint i = 0; i < n; i++)
    if (i == 0 || used[i] != used[n_used - 1])
      used[n_used++] = used[i];
  for (guint i = 0; i < n; i++) {
    const int *at = bsearch (&self->layer[i], used, n_used, sizeof *used, compare_ints);
    self->column[i] = (int) (at - used);
  }
}

/* About what a letter takes in a label, px; which font there is, is for the scene to know. */
static double
letter_width (gunichar letter)
{
  if (g_unichar_iswide (letter))
    return 12.5;
  if (letter < 128 && strchr ("mwMW@%", (int) letter))
    return 11;
  if (letter < 128 && strchr ("iljtfrI.,;:'|()- ", (int) letter))
    return 4.2;
  return g_unichar_isupper (letter) ? 8.2 : 7;
}

static double
part_width (const char *text, const char *end)
{
  double width = 0;

  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    width += letter_width (g_utf8_get_char (at));
  return width;
}

static double
text_width (const char *text)
{
  return text ? MIN (part_width (text, text + strlen (text)), LABEL_MAX) : 0;
}

/* The same of a name that may stand in two lines: the longer line of the most even break. */
static double
broken_width (const char *text)
{
  double width = text ? part_width (text, text + strlen (text)) : 0, longer = width;

  for (const char *at = text; at && (at = strpbrk (at, " -")); at++) {
    if (*at == '-' && at - text < LEAST_BEFORE_HYPHEN)
      continue;
    double before = part_width (text, at), mark = letter_width ((guchar) *at);
    longer = MIN (longer, *at == ' ' ? MAX (before, width - before - mark)
                                     : MAX (before + mark, width - before - mark));
  }
  return MIN (longer, LABEL_MAX);
}

/* Columns with pinned nodes wish to be at the mean of those pins. */
static void
pin_columns (Making *self)
{
  int n = self->items->n_layers;
  g_autofree guint *n_pins = g_new0 (guint, n + 1);
  double *pin = self->rooms.pin = g_new0 (double, n + 1);

  for (guint i = 0; i < self->net->n_nodes; i++)
    if (!isnan (self->net->pin_x[i])) {
      pin[self->column[i]] += self->net->pin_x[i];
      n_pins[self->column[i]]++;
    }
  for (int l = 0; l < n; l++)
    pin[l] = n_pins[l] > 0 ? pin[l] / n_pins[l] : NAN;
}

/* Room for labels right of the columns, and for stubs on both sides. */
static void
measure_columns (Making *self)
{
  int n = self->items->n_layers;
  double fair = MAX (LABEL_LEAST, self->options->width / MAX (n, 1) - NODE_WIDTH - LABEL_GAP);

  g_free (self->rooms.label);
  g_free (self->rooms.stub);
  double *room = self->rooms.label = g_new0 (double, n + 1);
  double *stub = self->rooms.stub = g_new0 (double, 2 * n + 2);
  for (guint i = 0; i < self->net->n_nodes; i++) {
    const OfftakeGraphNode *node = offtake_graph_node (self->graph, self->net->node_index[i]);
    double name = self->breaks_names ? broken_width (node->label) : text_width (node->label);
    double text = MAX (MIN (fair, MAX (name, text_width (node->detail))),
                       MIN (broken_width (node->label), LABEL_WHOLE));
    int l = self->column[i];
    if (self->options->labels && text > 0)
      room[l] = MAX (room[l], text + LABEL_GAP);
    if (node->shortage > 0)
      stub[2 * l] = STUB + STUB_NUMBER;
    if (node->surplus > 0 || node->loss > 0)
      stub[2 * l + 1] = STUB;
  }
  for (int l = 0; l < n; l++)
    if (stub[2 * l + 1] > 0 && room[l] > 0)
      room[l] += STUB;
}

/* What stands beside each node, in lines: a name takes a second one where it has no room in one. */
static void
measure_labels (Making *self)
{
  OfftakeNet *net = self->net;

  net->has_labels = self->options->labels;
  for (guint i = 0; i < net->n_nodes && self->options->labels; i++) {
    const OfftakeGraphNode *node = offtake_graph_node (self->graph, net->node_index[i]);
    const double room = self->rooms.label[self->column[i]] - LABEL_GAP -
                        (self->rooms.stub[2 * self->column[i] + 1] > 0 ? STUB : 0);
    const guint more = (text_width (node->label) > room) + (node->detail != NULL) +
                       (node->surplus > 0) + (node->loss > 0);
    const gboolean has_text = (node->label && *node->label) || more > 0;
    net->label[i] = has_text ? LABEL_FIRST_LINE + more * LABEL_LINE : 0;
  }
}

static void
place (Making *self, double width, double height, double scale)
{
  double node_width = self->options->node_width > 0 ? self->options->node_width : NODE_WIDTH;
  g_autoptr (OfftakePlacement) before = g_steal_pointer (&self->placement);
  guint sweeps = self->items->n_items > LARGE ? LARGE_SWEEPS : SWEEPS;

  g_clear_pointer (&self->columns, offtake_columns_free);
  self->placement = offtake_placement_new (self->net, self->items, self->order, height, scale,
                                           self->options->node_gap);
  if (before)
    offtake_placement_follow (self->placement, self->items, before);
  else if (self->height)
    offtake_placement_recall (self->placement, self->items, self->height);
  /* Thinner bands get a new look at where they run: flatter ones need less width. */
  const gboolean is_edit = self->height && !before;
  offtake_placement_settle (self->placement, self->net, self->items, self->order, is_edit,
                            is_edit  ? EDIT_SWEEPS
                            : before ? AGAIN_SWEEPS
                                     : sweeps);
  self->columns = offtake_columns_new (self->net, self->items, self->order, self->placement, width,
                                       node_width, &self->rooms);
}

/* Puts what is drawn into the middle of the page's height. */
static void
centre (Making *self)
{
  OfftakePlacement *p = self->placement;
  double low = p->height, high = 0;

  for (guint i = 0; i < self->items->n_items; i++) {
    low = MIN (low, p->y[i] - p->size[i] / 2);
    high = MAX (high, p->y[i] + p->size[i] / 2);
  }
  for (guint i = 0; i < self->items->n_items; i++)
    p->y[i] += (p->height - high - low) / 2;
}

/* Whether bands as thin as before still suit the page: neither thicker than its height allows, nor
   much thinner than they need to be. */
static gboolean
is_still_fit (const Making *self, double width)
{
  const OfftakePlacement *p = self->placement;

  return p->scale <= p->most_scale && p->scale >= p->most_scale * MAX_THINNING * KEPT_THINNING &&
         self->columns->need >= width * KEPT_WIDTH;
}

static void
place_first (Making *self, double width, double height)
{
  double before = self->options->scale > 0 ? 0 : self->before.scale;

  if (before > 0) {
    place (self, width, height, before);
    if (is_still_fit (self, width))
      return;
  }
  place (self, width, height, self->options->scale);
}

/* Steep wide bands need wide gaps: thinner ones until the columns fit, or the page grows. */
static void
fit (Making *self)
{
  double width = MAX (self->options->width, LEAST_SIZE) - 2 * self->side;
  double height = MAX (self->options->height, LEAST_SIZE) - self->top - self->bottom;
  double least, scale;

  place_first (self, width, height);
  width = MAX (width, self->columns->least_width);
  if (self->options->scale > 0 || self->columns->width <= width + 1)
    return;
  scale = self->placement->scale;
  least = self->placement->most_scale * MAX_THINNING;
  if (scale == self->before.scale)
    least /= KEPT_THINNING;
  for (guint i = 0; i < FIT_TRIES && self->columns->width > width + 1 && scale > least; i++) {
    double above = self->columns->width - self->columns->least_width;
    scale = MAX (least, scale * CLAMP ((width - self->columns->least_width) / above, 0.6, 0.95));
    place (self, width, height, scale);
  }
}

/* Pins come last, so that what is not pinned stands where it would without them. */
static void
pin_nodes (Making *self)
{
  double node_width = self->options->node_width > 0 ? self->options->node_width : NODE_WIDTH;
  double width = MAX (self->options->width, LEAST_SIZE) - 2 * self->side;
  g_autoptr (OfftakePlacement) before = g_steal_pointer (&self->placement);

  offtake_pins_reorder (self->net, self->items, before, self->order);
  self->placement = offtake_placement_new (self->net, self->items, self->order, before->height,
                                           before->scale, self->options->node_gap);
  offtake_placement_follow (self->placement, self->items, before);
  offtake_placement_hold (self->placement, self->net, self->items, self->order);
  g_clear_pointer (&self->columns, offtake_columns_free);
  self->columns = offtake_columns_new (self->net, self->items, self->order, self->placement, width,
                                       node_width, &self->rooms);
}

static void
fill_nodes (const Making *self, OfftakeLayout *layout)
{
  const OfftakeItems *items = self->items;
  const OfftakePlacement *p = self->placement;

  layout->n_nodes = self->net->n_nodes;
  layout->nodes = g_new0 (OfftakeNodePlace, layout->n_nodes + 1);
  for (guint i = 0; i < items->n_items; i++) {
    if (items->node[i] == OFFTAKE_NO_NODE)
      continue;
    double x = self->side + self->columns->x[items->layer[i]];
    double y = self->top + p->y[i];
    layout->nodes[self->net->node_index[items->node[i]]] =
        (OfftakeNodePlace){ x, y - p->size[i] / 2, x + self->columns->node_width,
                            y + p->size[i] / 2, self->layer[items->node[i]] };
    layout->n_layers = MAX (layout->n_layers, self->layer[items->node[i]] + 1);
  }
}

static void
fill_links (const Making *self, OfftakeLayout *layout)
{
  const OfftakeNet *net = self->net;
  const guint n = net->strand_start[net->n_links];
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (OfftakePoint));
  g_autofree guint *first = g_new (guint, n + 1);

  layout->n_links = n;
  layout->links = g_new0 (OfftakeLinkPlace, n + 1);
  offtake_route_links (net, self->items, self->placement, self->columns, points, first);
  for (guint s = 0; s < n; s++)
    layout->links[net->link_index[s]] =
        (OfftakeLinkPlace){ net->strand_value[s] * self->placement->scale, first[s],
                            first[s + 1] - first[s] };
  layout->n_points = points->len;
  layout->points = (OfftakePoint *) g_array_free (g_steal_pointer (&points), FALSE);
  for (guint i = 0; i < layout->n_points; i++) {
    layout->points[i].x += self->side;
    layout->points[i].y += self->top;
  }
}

static void
mirror (OfftakeLayout *layout)
{
  for (guint i = 0; i < layout->n_nodes; i++) {
    OfftakeNodePlace *node = &layout->nodes[i];
    double x0 = node->x0;
    node->x0 = layout->width - node->x1;
    node->x1 = layout->width - x0;
  }
  for (guint i = 0; i < layout->n_points; i++)
    layout->points[i].x = layout->width - layout->points[i].x;
}

static void
clean_options (OfftakeLayoutOptions *options)
{
  double *numbers[] = { &options->width, &options->height, &options->node_width, &options->node_gap,
                        &options->scale };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!isfinite (*numbers[i]) || *numbers[i] < 0)
      *numbers[i] = 0;
}

/* Layers and order, from the start or from what was there before. */
static void
sort (Making *self, const OfftakeLayout *previous)
{
  OfftakeRecall *recall = self->recall;

  self->layer = g_new0 (int, self->net->n_nodes + 1);
  offtake_rank_layers (self->net, recall ? recall->layer : NULL, self->layer);
  if (offtake_net_wish_layers (self->net, self->layer))
    offtake_rank_layers (self->net, recall ? recall->layer : NULL, self->layer);
  number_columns (self);
  self->items = offtake_items_new (self->net, self->column);
  if (recall) {
    self->height = g_new (double, self->items->n_items + 1);
    offtake_memory_heights (previous->memory, recall, self->items, self->layer_of_column,
                            self->height);
  }
  self->order = offtake_order_new (self->items, self->options->effort, self->height,
                                   recall ? recall->changed : NULL);
}

/* What was asked for, unless more than that is needed, rounding apart. */
static double
page_size (double asked, double needed)
{
  return needed > asked + ROUNDING ? needed : asked;
}

static void
remember (Making *self, const OfftakeLayout *previous)
{
  const OfftakeMemory *memory = previous ? previous->memory : NULL;

  if (memory)
    self->recall = offtake_memory_recall (memory, self->graph, self->net);
  if (!self->recall)
    return;
  const OfftakePageFit *before = offtake_memory_fit (memory);
  if (before->width != self->options->width || before->height != self->options->height)
    return;
  self->before = *before;
  self->breaks_names = before->breaks_names && self->options->labels;
}

/* (transfer full) */
static OfftakeMemory *
memorise (const Making *self)
{
  const OfftakePlacement *p = self->placement;
  gboolean is_thinned = !(self->options->scale > 0) && p->scale < p->most_scale;
  const OfftakePageFit fit = { self->options->width, self->options->height,
                               is_thinned ? p->scale : 0, self->breaks_names };

  return offtake_memory_new (self->graph, self->net, self->layer_of_column, self->items, p, &fit);
}

OfftakeLayout *
offtake_layout_new (const OfftakeGraph *graph,
                    const OfftakeLayoutOptions *options,
                    const OfftakeLayout *previous)
{
  OfftakeLayout *layout = g_new0 (OfftakeLayout, 1);
  OfftakeLayoutOptions cleaned = *options;
  g_auto (Making) making = { graph, &cleaned };

  clean_options (&cleaned);
  making.side = making.bottom = MARGIN;
  making.top = MARGIN + (cleaned.labels && graph->column_titles ? HEADING : 0);
  making.net = offtake_net_new (graph);
  remember (&making, previous);
  sort (&making, previous);
  pin_columns (&making);
  measure_columns (&making);
  measure_labels (&making);
  fit (&making);
  if (cleaned.labels && !making.breaks_names &&
      making.columns->width > cleaned.width - 2 * making.side + 1) {
    making.breaks_names = TRUE;
    making.before.scale = 0;
    measure_columns (&making);
    measure_labels (&making);
    fit (&making);
  }
  centre (&making);
  layout->memory = memorise (&making);
  if (making.net->has_pins)
    pin_nodes (&making);
  layout->scale = making.placement->scale;
  layout->top = making.top;
  layout->room = making.placement->height;
  layout->width = page_size (cleaned.width, making.columns->width + 2 * making.side);
  layout->height =
      page_size (cleaned.height, making.placement->height + making.top + making.bottom);
  fill_nodes (&making, layout);
  fill_links (&making, layout);
  layout->right_to_left = cleaned.right_to_left;
  if (cleaned.right_to_left)
    mirror (layout);
  return layout;
}

double
offtake_layout_pin (const OfftakeLayout *self, double y)
{
  return self->room > 0 ? CLAMP ((y - self->top) / self->room, 0, 1) : 0.5;
}

OfftakeLayout *
offtake_layout_share (OfftakeLayout *self)
{
  g_atomic_int_inc (&self->shares);
  return self;
}

void
offtake_layout_free (OfftakeLayout *self)
{
  if (!self || g_atomic_int_add (&self->shares, -1) > 0)
    return;
  g_free (self->nodes);
  g_free (self->links);
  g_free (self->points);
  offtake_memory_free (self->memory);
  g_free (self);
}
