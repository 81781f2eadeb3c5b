/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/sankey.h"

#include <math.h>
#include <string.h>

#define TOLERANCE 0.01

static const char plastic[] = "Crude oil>Refinery:120\n"
                              "Gas>Refinery:35\n"
                              "Refinery>Monomers:150\n"
                              "Biomass>Monomers:8\n"
                              "Monomers>Polymerisation:152\n"
                              "Polymerisation>Packaging:62\n"
                              "Polymerisation>Construction:31\n"
                              "Polymerisation>Automotive:17\n"
                              "Polymerisation>Electronics:12\n"
                              "Polymerisation>Other products:30\n"
                              "Imports>Packaging:9\n"
                              "Imports>Electronics:14\n"
                              "Packaging>Use phase:70\n"
                              "Construction>Use phase:33\n"
                              "Automotive>Use phase:18\n"
                              "Electronics>Use phase:26\n"
                              "Other products>Use phase:30\n"
                              "Use phase>Stock in use:48\n"
                              "Use phase>Collection:119\n"
                              "Use phase>Reuse:10\n"
                              "Reuse>Use phase:10\n"
                              "Collection>Sorting:74\n"
                              "Collection>Incineration:27\n"
                              "Collection>Landfill:18\n"
                              "Sorting>Mechanical recycling:41\n"
                              "Sorting>Chemical recycling:12\n"
                              "Sorting>Incineration:14\n"
                              "Sorting>Export of waste:7\n"
                              "Mechanical recycling>Packaging:19\n"
                              "Mechanical recycling>Construction:9\n"
                              "Mechanical recycling>Other products:4\n"
                              "Mechanical recycling>Incineration:9\n"
                              "Chemical recycling>Monomers:7\n"
                              "Chemical recycling>Refinery:3\n"
                              "Chemical recycling>Incineration:2\n"
                              "Packaging>Mechanical recycling:6\n"
                              "Polymerisation>Polymerisation:4\n"
                              "Stock in use>Collection:12\n"
                              "Incineration>Energy:44\n"
                              "Incineration>Slag:8\n";

static const char steel[] = "Iron ore>Blast furnace:1400\n"
                            "Coke>Blast furnace:420\n"
                            "Blast furnace>Converter:1300\n"
                            "Blast furnace>Slag:380\n"
                            "Scrap yard>Converter:180\n"
                            "Scrap yard>Arc furnace:520\n"
                            "Direct reduction>Arc furnace:110\n"
                            "Iron ore>Direct reduction:150\n"
                            "Converter>Casting:1420\n"
                            "Arc furnace>Casting:610\n"
                            "Casting>Rolling:1950\n"
                            "Casting>Scrap yard:70\n"
                            "Rolling>Fabrication:1730\n"
                            "Rolling>Scrap yard:190\n"
                            "Fabrication>Products:1480\n"
                            "Fabrication>Scrap yard:250\n"
                            "Products>In-use stock:1480\n"
                            "In-use stock>End of life:480\n"
                            "End of life>Scrap yard:380\n"
                            "End of life>Landfill:70\n"
                            "End of life>Remanufacture:30\n"
                            "Remanufacture>Products:30\n";

static guint
node_with_id (OfftakeGraph *graph, const char *id)
{
  for (guint i = 0; i < graph->nodes->len; i++)
    if (strcmp (offtake_graph_node (graph, i)->id, id) == 0)
      return i;
  return offtake_graph_add_node (graph, id, id);
}

OfftakeGraph *
sankey_graph_parse (const char *name, const char *text)
{
  OfftakeGraph *graph = offtake_graph_new (name, "t");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] && *lines[i]; i++) {
    char *target = strchr (lines[i], '>'), *value = strrchr (lines[i], ':');
    g_assert_true (target && value > target);
    *target = *value = '\0';
    guint from = node_with_id (graph, lines[i]), to = node_with_id (graph, target + 1);
    offtake_graph_add_link (graph, from, to, g_ascii_strtod (value + 1, NULL));
  }
  return graph;
}

OfftakeGraph *
sankey_plastic (void)
{
  return sankey_graph_parse ("plastic", plastic);
}

OfftakeGraph *
sankey_steel (void)
{
  return sankey_graph_parse ("steel", steel);
}

static double
random_value (void)
{
  switch (g_test_rand_int_range (0, 8)) {
  case 0: return 0;
  case 1: return pow (10, g_test_rand_double_range (-9, 12));
  default: return g_test_rand_int_range (1, 40);
  }
}

OfftakeGraph *
sankey_random (guint max_nodes, guint max_links)
{
  OfftakeGraph *graph = offtake_graph_new ("random", "t");
  guint n = (guint) g_test_rand_int_range (0, (int) max_nodes + 1);
  guint m = n == 0 ? 0 : (guint) g_test_rand_int_range (0, (int) max_links + 1);
  gboolean forward = g_test_rand_int_range (0, 3) == 0;

  for (guint i = 0; i < n; i++) {
    g_autofree char *id = g_strdup_printf ("n%u", i);
    guint node = offtake_graph_add_node (graph, id, id);
    if (g_test_rand_int_range (0, 20) == 0)
      offtake_graph_node (graph, node)->shortage = random_value ();
    if (g_test_rand_int_range (0, 20) == 0)
      offtake_graph_node (graph, node)->surplus = random_value ();
  }
  for (guint k = 0; k < m; k++) {
    guint a = (guint) g_test_rand_int_range (0, (int) n),
          b = (guint) g_test_rand_int_range (0, (int) n);
    offtake_graph_add_link (graph, forward ? MIN (a, b) : a, forward ? MAX (a, b) : b,
                            random_value ());
  }
  return graph;
}

OfftakeGraph *
sankey_random_even (guint max_nodes, guint max_links)
{
  OfftakeGraph *graph = sankey_random (max_nodes, max_links);

  for (guint i = 0; i < graph->nodes->len; i++)
    offtake_graph_node (graph, i)->shortage = offtake_graph_node (graph, i)->surplus = 0;
  for (guint k = 0; k < graph->links->len; k++)
    offtake_graph_link (graph, k)->value = g_test_rand_int_range (1, 10);
  return graph;
}

static void
permute (guint *order, guint n)
{
  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint i = n; i > 1; i--) {
    guint j = (guint) g_test_rand_int_range (0, (int) i), other = order[j];
    order[j] = order[i - 1];
    order[i - 1] = other;
  }
}

OfftakeGraph *
sankey_shuffle (const OfftakeGraph *graph, guint *node, guint *link)
{
  OfftakeGraph *result = offtake_graph_new (graph->name, graph->unit);
  g_autofree guint *where = g_new (guint, graph->nodes->len + 1);

  permute (node, graph->nodes->len);
  permute (link, graph->links->len);
  for (guint i = 0; i < graph->nodes->len; i++) {
    const OfftakeGraphNode *from = offtake_graph_node (graph, node[i]);
    guint added = offtake_graph_add_node (result, from->id, from->label);
    OfftakeGraphNode *to = offtake_graph_node (result, added);
    to->detail = g_strdup (from->detail);
    to->layer = from->layer;
    to->pin_x = from->pin_x;
    to->pin_y = from->pin_y;
    to->shortage = from->shortage;
    to->surplus = from->surplus;
    where[node[i]] = i;
  }
  for (guint k = 0; k < graph->links->len; k++) {
    const OfftakeGraphLink *from = offtake_graph_link (graph, link[k]);
    offtake_graph_add_link (result, where[from->source], where[from->target], from->value);
  }
  return result;
}

OfftakeLayout *
sankey_lay_out (const OfftakeGraph *graph, double width, double height)
{
  OfftakeLayoutOptions options;

  offtake_layout_options_init (&options, width, height);
  options.labels = FALSE;
  return offtake_layout_new (graph, &options, NULL);
}

static void
check_nodes (const OfftakeLayout *layout)
{
  for (guint i = 0; i < layout->n_nodes; i++) {
    const OfftakeNodePlace *a = &layout->nodes[i];
    g_assert_true (isfinite (a->x0) && isfinite (a->y0) && isfinite (a->x1) && isfinite (a->y1));
    g_assert_cmpfloat (a->x0, >=, -TOLERANCE);
    g_assert_cmpfloat (a->y0, >=, -TOLERANCE);
    g_assert_cmpfloat (a->x1, <=, layout->width + TOLERANCE);
    g_assert_cmpfloat (a->y1, <=, layout->height + TOLERANCE);
    g_assert_cmpfloat (a->x1, >, a->x0);
    g_assert_cmpfloat (a->y1, >, a->y0);
    for (guint j = 0; j < i; j++) {
      const OfftakeNodePlace *b = &layout->nodes[j];
      g_assert_false (a->x0 < b->x1 - 1e-6 && b->x0 < a->x1 - 1e-6 && a->y0 < b->y1 - 1e-6 &&
                      b->y0 < a->y1 - 1e-6);
    }
  }
}

static void
check_end (const OfftakeNodePlace *node, const OfftakePoint *point, double width)
{
  g_assert_cmpfloat (point->x, >=, node->x0 - TOLERANCE);
  g_assert_cmpfloat (point->x, <=, node->x1 + TOLERANCE);
  g_assert_cmpfloat (point->y - width / 2, >=, node->y0 - TOLERANCE);
  g_assert_cmpfloat (point->y + width / 2, <=, node->y1 + TOLERANCE);
}

/* Points across the band, in steps along a piece of it. */
static void
check_piece (const OfftakeGraphLink *link,
             const OfftakeLayout *layout,
             const OfftakePoint *a,
             const OfftakePoint *b,
             double width)
{
  double length = hypot (b->x - a->x, b->y - a->y);
  guint n = 1 + (guint) (length / 4);

  for (guint step = 0; step <= n && length > 1e-6; step++)
    for (int side = -2; side <= 2; side++) {
      double t = (double) step / n, offset = side * width / 4;
      double x = a->x + t * (b->x - a->x) - offset * (b->y - a->y) / length;
      double y = a->y + t * (b->y - a->y) + offset * (b->x - a->x) / length;
      g_assert_cmpfloat (x, >=, -TOLERANCE);
      g_assert_cmpfloat (y, >=, -TOLERANCE);
      g_assert_cmpfloat (x, <=, layout->width + TOLERANCE);
      g_assert_cmpfloat (y, <=, layout->height + TOLERANCE);
      for (guint i = 0; i < layout->n_nodes; i++) {
        const OfftakeNodePlace *node = &layout->nodes[i];
        if (i != link->source && i != link->target)
          g_assert_false (x > node->x0 + 0.1 && x < node->x1 - 0.1 && y > node->y0 + 0.1 &&
                          y < node->y1 - 0.1);
      }
    }
}

/* No bend is tighter than the inner edge allows. */
static void
check_turning (const OfftakePoint *points, guint n, double width)
{
  for (guint i = 1; i + 1 < n; i++) {
    double ax = points[i].x - points[i - 1].x, ay = points[i].y - points[i - 1].y;
    double bx = points[i + 1].x - points[i].x, by = points[i + 1].y - points[i].y;
    double a = hypot (ax, ay), b = hypot (bx, by);
    if (a < 1e-3 || b < 1e-3)
      continue;
    double turn = fabs (atan2 (ax * by - ay * bx, ax * bx + ay * by));
    if (turn > 1e-3)
      g_assert_cmpfloat ((a + b) / 2 / turn, >=, 0.47 * width);
  }
}

void
sankey_check (const OfftakeGraph *graph, const OfftakeLayout *layout)
{
  g_assert_cmpuint (layout->n_nodes, ==, graph->nodes->len);
  g_assert_cmpuint (layout->n_links, ==, graph->links->len);
  g_assert_true (isfinite (layout->width) && isfinite (layout->height) && layout->scale > 0);
  check_nodes (layout);
  for (guint k = 0; k < layout->n_links; k++) {
    const OfftakeLinkPlace *place = &layout->links[k];
    const OfftakeGraphLink *link = offtake_graph_link (graph, k);
    const OfftakePoint *points = layout->points + place->first_point;
    g_assert_cmpuint (place->n_points, >=, 2);
    g_assert_cmpuint (place->first_point + place->n_points, <=, layout->n_points);
    g_assert_cmpfloat_with_epsilon (place->width, link->value * layout->scale,
                                    1e-9 * (1 + place->width));
    check_end (&layout->nodes[link->source], &points[0], place->width);
    check_end (&layout->nodes[link->target], &points[place->n_points - 1], place->width);
    for (guint i = 0; i + 1 < place->n_points; i++)
      check_piece (link, layout, &points[i], &points[i + 1], place->width);
    if (place->width > 1)
      check_turning (points, place->n_points, place->width);
  }
}

static double
side (const OfftakePoint *a, const OfftakePoint *b, const OfftakePoint *c)
{
  return (b->x - a->x) * (c->y - a->y) - (b->y - a->y) * (c->x - a->x);
}

static guint
count_meetings (const OfftakePoint *a, guint n, const OfftakePoint *b, guint m)
{
  guint count = 0;

  for (guint i = 0; i + 1 < n; i++)
    for (guint j = 0; j + 1 < m; j++)
      if (side (&a[i], &a[i + 1], &b[j]) * side (&a[i], &a[i + 1], &b[j + 1]) < 0 &&
          side (&b[j], &b[j + 1], &a[i]) * side (&b[j], &b[j + 1], &a[i + 1]) < 0)
        count++;
  return count;
}

/* Inner points move by a trifle, each link's by another one, so that lines which meet exactly in a
   point cross there too. */
static OfftakePoint *
nudged (const OfftakeGraph *graph, const OfftakeLayout *layout)
{
  OfftakePoint *points = g_memdup2 (layout->points, layout->n_points * sizeof *points);

  for (guint k = 0; k < layout->n_links; k++) {
    const OfftakeLinkPlace *place = &layout->links[k];
    const OfftakeGraphLink *link = offtake_graph_link (graph, k);
    guint32 hash = (link->source * 2654435761u + link->target) * 2246822519u;
    double shift = 1e-6 * (hash / 4294967296.0 + 0.1);
    for (guint i = 1; i + 1 < place->n_points; i++) {
      points[place->first_point + i].x += shift / 3;
      points[place->first_point + i].y += shift;
    }
  }
  return points;
}

double
sankey_crossings (const OfftakeGraph *graph, const OfftakeLayout *layout)
{
  g_autofree OfftakePoint *points = nudged (graph, layout);
  double sum = 0;

  for (guint k = 0; k < layout->n_links; k++)
    for (guint l = 0; l < k; l++) {
      const OfftakeLinkPlace *a = &layout->links[k], *b = &layout->links[l];
      guint count = count_meetings (points + a->first_point, a->n_points, points + b->first_point,
                                    b->n_points);
      sum += count * offtake_graph_link (graph, k)->value * offtake_graph_link (graph, l)->value;
    }
  return sum;
}

double
sankey_backward_flow (const OfftakeGraph *graph, const OfftakeLayout *layout)
{
  double sum = 0;

  for (guint k = 0; k < graph->links->len; k++) {
    const OfftakeGraphLink *link = offtake_graph_link (graph, k);
    if (link->source != link->target &&
        layout->nodes[link->target].x0 < layout->nodes[link->source].x1 - 1e-6)
      sum += link->value;
  }
  return sum;
}

SankeyParts *
sankey_parts_new (OfftakeGraph *graph)
{
  SankeyParts *self = g_new0 (SankeyParts, 1);

  self->graph = graph;
  self->net = offtake_net_new (graph);
  self->layer = g_new0 (int, graph->nodes->len + 1);
  offtake_rank_layers (self->net, NULL, self->layer);
  self->items = offtake_items_new (self->net, self->layer);
  return self;
}

void
sankey_parts_free (SankeyParts *self)
{
  offtake_items_free (self->items);
  g_free (self->layer);
  offtake_net_free (self->net);
  offtake_graph_free (self->graph);
  g_free (self);
}

guint
sankey_parts_node (const SankeyParts *self, const char *id)
{
  for (guint i = 0; i < self->net->n_nodes; i++)
    if (strcmp (offtake_graph_node (self->graph, self->net->node_index[i])->id, id) == 0)
      return i;
  g_assert_not_reached ();
}
