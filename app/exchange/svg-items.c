/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/svg-items.h"

#include "exchange/svg-text.h"

typedef struct {
  GString *svg;
  const OfftakeScene *scene;
  GHashTable *ids; /* that are given already, to how often */
} Writer;

static void
append_number (GString *svg, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.2f", number);
  g_string_append (svg, text);
}

/* Parallel flows are told apart by a number. */
static void
begin_item (Writer *self, const char *id, OfftakeSubject subject)
{
  g_autofree char *words = offtake_scene_describe (self->scene, subject);
  g_autofree char *title = g_markup_escape_text (words ? words : id, -1);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, id)) + 1;

  g_hash_table_replace (self->ids, g_strdup (id), GUINT_TO_POINTER (n));
  g_string_append_printf (self->svg, "<g id=\"%s", id);
  if (n > 1)
    g_string_append_printf (self->svg, "_%u", n);
  g_string_append_printf (self->svg, "\"><title>%s</title>", title);
}

static void
append_node (Writer *self, const OfftakeGraphNode *node, const OfftakeNodePlace *place, guint index)
{
  g_autofree char *id = offtake_svg_id ("node-", node->id);

  begin_item (self, id, (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, index });
  g_string_append (self->svg, "<rect x=\"");
  append_number (self->svg, place->x0);
  g_string_append (self->svg, "\" y=\"");
  append_number (self->svg, place->y0);
  g_string_append (self->svg, "\" width=\"");
  append_number (self->svg, place->x1 - place->x0);
  g_string_append (self->svg, "\" height=\"");
  append_number (self->svg, MAX (place->y1 - place->y0, 0));
  g_string_append (self->svg, "\" fill=\"none\" pointer-events=\"all\"/></g>\n");
}

static void
append_link (Writer *self, const OfftakeGraph *graph, const OfftakeLayout *layout, guint index)
{
  const OfftakeGraphLink *link = &g_array_index (graph->links, OfftakeGraphLink, index);
  const OfftakeLinkPlace *place = &layout->links[index];
  const char *source = g_array_index (graph->nodes, OfftakeGraphNode, link->source).id;
  const char *target = g_array_index (graph->nodes, OfftakeGraphNode, link->target).id;
  g_autofree char *names = g_strdup_printf ("%s-%s", source, target);
  g_autofree char *id = offtake_svg_id ("flow-", names);

  begin_item (self, id, (OfftakeSubject){ OFFTAKE_SUBJECT_LINK, index });
  g_string_append (self->svg, "<path d=\"");
  for (guint i = 0; i < place->n_points; i++) {
    g_string_append (self->svg, i == 0 ? "M" : "L");
    append_number (self->svg, layout->points[place->first_point + i].x);
    g_string_append_c (self->svg, ' ');
    append_number (self->svg, layout->points[place->first_point + i].y);
  }
  g_string_append (self->svg,
                   "\" fill=\"none\" stroke=\"#000\" stroke-opacity=\"0\" stroke-width=\"");
  append_number (self->svg, MAX (place->width, 1));
  g_string_append (self->svg, "\" pointer-events=\"stroke\"/></g>\n");
}

void
offtake_svg_append_items (GString *svg,
                          const OfftakeGraph *graph,
                          const OfftakeLayout *layout,
                          const OfftakeScene *scene,
                          double x,
                          double y,
                          double scale)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Writer writer = { svg, scene, ids };

  g_string_append (svg, "<g id=\"chart\" transform=\"translate(");
  append_number (svg, x);
  g_string_append_c (svg, ' ');
  append_number (svg, y);
  g_string_append (svg, ") scale(");
  append_number (svg, scale);
  g_string_append (svg, ")\">\n");
  for (guint i = 0; i < layout->n_links; i++)
    append_link (&writer, graph, layout, i);
  for (guint i = 0; i < layout->n_nodes; i++)
    append_node (&writer, &g_array_index (graph->nodes, OfftakeGraphNode, i), &layout->nodes[i], i);
  g_string_append (svg, "</g>\n");
}
