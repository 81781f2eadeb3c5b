/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/layout-json.h"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/error.h"

#define MAX_LAYER 1000000
/* Coordinates are written to this part of a pixel. */
#define PIXEL_PARTS 1000000
#define LARGEST 1e9

typedef struct {
  OfftakeGraph *graph;
  GHashTable *by_id, *by_name; /* text to index plus one */
  const char *file;
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->graph, offtake_graph_free);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* The text of an id, which may be a number; NULL if it is neither. */
static char *
id_text (json_t *id)
{
  if (json_is_string (id))
    return g_strdup (json_string_value (id));
  if (!json_is_number (id))
    return NULL;

  g_autoptr (GString) text = g_string_new (NULL);
  offtake_json_append_number (text, json_number_value (id));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
read_node (Reader *self, json_t *node, guint i, gboolean fixed_layers, GError **error)
{
  g_autofree char *id = id_text (json_object_get (node, "id"));
  g_autofree char *name = id_text (json_object_get (node, "name"));
  json_t *layer = json_object_get (node, "layer");
  guint index;

  if (!json_is_object (node)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s: nodes[%u] must be an object with an \"id\" or a \"name\""), self->file, i);
    return FALSE;
  }
  if (id && g_hash_table_contains (self->by_id, id)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s: nodes[%u] has the id \"%s\" of a node before; ids must differ"),
                 self->file, i, id);
    return FALSE;
  }
  index = offtake_graph_add_node (self->graph, id ? id : name, name);
  if (fixed_layers && json_is_integer (layer)) {
    if (json_integer_value (layer) < 0 || json_integer_value (layer) > MAX_LAYER) {
      g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                   _ ("%s: nodes[%u].layer must be from 0 to %d"), self->file, i, MAX_LAYER);
      return FALSE;
    }
    offtake_graph_node (self->graph, index)->layer = (int) json_integer_value (layer);
  }
  if (id)
    g_hash_table_insert (self->by_id, g_steal_pointer (&id), GUINT_TO_POINTER (index + 1));
  if (name && !g_hash_table_contains (self->by_name, name))
    g_hash_table_insert (self->by_name, g_steal_pointer (&name), GUINT_TO_POINTER (index + 1));
  return TRUE;
}

/* Index of the node that an end of a link names, plus one; 0 if there is none. Text and numbers are
   ids first, then names, then indices. */
static guint
find_node (const Reader *self, json_t *end)
{
  g_autofree char *text = NULL;
  guint found = 0;
  guint64 index;

  if (json_is_object (end)) {
    static const char *const keys[] = { "id", "name", "index" };
    for (guint i = 0; i < G_N_ELEMENTS (keys) && found == 0; i++)
      if (json_object_get (end, keys[i]))
        found = find_node (self, json_object_get (end, keys[i]));
    return found;
  }
  text = id_text (end);
  if (!text)
    return 0;
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, text));
  if (found == 0 && json_is_string (end))
    found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, text));
  if (found == 0 && g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT - 1, &index, NULL) &&
      index < self->graph->nodes->len)
    found = (guint) index + 1;
  return found;
}

static gboolean
read_link (Reader *self, json_t *link, guint i, GError **error)
{
  static const char *const keys[] = { "source", "target" };
  guint ends[2];
  json_t *value = json_object_get (link, "value");

  for (guint e = 0; e < 2; e++) {
    json_t *end = json_object_get (link, keys[e]);
    g_autofree char *text = id_text (end);
    ends[e] = find_node (self, end);
    if (ends[e] == 0) {
      g_set_error (
          error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
          _ ("%s: links[%u].%s is \"%s\"; it must be the id, the name or the index of a node"),
          self->file, i, keys[e], text ? text : "");
      return FALSE;
    }
  }
  if (!json_is_number (value) || json_number_value (value) < 0) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s: links[%u].value must be a number that is not negative"), self->file, i);
    return FALSE;
  }
  offtake_graph_add_link (self->graph, ends[0] - 1, ends[1] - 1, json_number_value (value));
  return TRUE;
}

static gboolean
check_list (const Reader *self, json_t *root, const char *key, GError **error)
{
  if (json_is_array (json_object_get (root, key)))
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
               _ ("%s: the graph must be an object with a list \"%s\""), self->file, key);
  return FALSE;
}

OfftakeGraph *
offtake_graph_from_json (json_t *root, const char *name, GError **error)
{
  g_auto (Reader) self = { 0 };
  gboolean fixed_layers = json_is_true (json_object_get (root, "fixedLayers"));
  gsize i;
  json_t *item;

  self.file = name;
  self.graph = offtake_graph_new (json_string_value (json_object_get (root, "name")), NULL);
  self.graph->fixed_layers = fixed_layers;
  self.by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!check_list (&self, root, "nodes", error) || !check_list (&self, root, "links", error))
    return NULL;
  json_array_foreach (
      json_object_get (root, "nodes"), i,
      item) if (!read_node (&self, item, (guint) i, fixed_layers, error)) return NULL;
  json_array_foreach (json_object_get (root, "links"), i,
                      item) if (!read_link (&self, item, (guint) i, error)) return NULL;
  return g_steal_pointer (&self.graph);
}

/* The shortest text of a coordinate, rounded: its digits as a whole number of parts. */
static void
append_number (GString *text, double number)
{
  gint64 parts = (gint64) fabs (round (number * PIXEL_PARTS));
  char digits[32];
  int n;

  if (fabs (number) > LARGEST) {
    offtake_json_append_number (text, number);
    return;
  }
  n = g_snprintf (digits, sizeof digits, "%s%" G_GINT64_FORMAT ".%06d",
                  number < 0 && parts > 0 ? "-" : "", parts / PIXEL_PARTS,
                  (int) (parts % PIXEL_PARTS));
  while (digits[n - 1] == '0')
    n--;
  g_string_append_len (text, digits, digits[n - 1] == '.' ? n - 1 : n);
}

static void
append_value (GString *text, json_t *value)
{
  g_autofree char *written = offtake_json_write_compact (value);

  g_string_append (text, g_strchomp (written));
}

static void
append_text (GString *text, const char *value)
{
  g_autoptr (json_t) string = json_string (value);

  append_value (text, string);
}

/* A node's id as it was read; its name or its index where it has none. */
static void
append_id (GString *text, json_t *root, guint i)
{
  json_t *nodes = json_object_get (root, "nodes"), *node = json_array_get (nodes, i);
  json_t *id = json_object_get (node, "id");

  if (!json_is_string (id) && !json_is_number (id))
    id = json_object_get (node, "name");
  if (json_is_string (id) || json_is_number (id))
    append_value (text, id);
  else
    g_string_append_printf (text, "%u", i);
}

static void
append_node (GString *text, const OfftakeLayout *layout, json_t *root, guint i)
{
  const OfftakeNodePlace *place = &layout->nodes[i];
  const double sides[] = { place->x0, place->y0, place->x1, place->y1 };
  static const char *const keys[] = { "x0", "y0", "x1", "y1" };

  g_string_append (text, i > 0 ? ",\n    {\"id\": " : "\n    {\"id\": ");
  append_id (text, root, i);
  for (guint k = 0; k < G_N_ELEMENTS (keys); k++) {
    g_string_append_printf (text, ", \"%s\": ", keys[k]);
    append_number (text, sides[k]);
  }
  g_string_append_c (text, '}');
}

static void
append_link (
    GString *text, const OfftakeLayout *layout, const OfftakeGraph *graph, json_t *root, guint i)
{
  const OfftakeGraphLink *link = offtake_graph_link (graph, i);
  const OfftakeLinkPlace *place = &layout->links[i];
  json_t *read = json_array_get (json_object_get (root, "links"), i);

  g_string_append (text, i > 0 ? ",\n    {\"source\": " : "\n    {\"source\": ");
  append_id (text, root, link->source);
  g_string_append (text, ", \"target\": ");
  append_id (text, root, link->target);
  g_string_append (text, ", \"value\": ");
  append_value (text, json_object_get (read, "value"));
  g_string_append (text, ", \"width\": ");
  offtake_json_append_number (text, place->width);
  g_string_append (text, ", \"points\": [");
  for (guint p = 0; p < place->n_points; p++) {
    const OfftakePoint *point = &layout->points[place->first_point + p];
    g_string_append (text, p > 0 ? ", [" : "[");
    append_number (text, point->x);
    g_string_append (text, ", ");
    append_number (text, point->y);
    g_string_append_c (text, ']');
  }
  g_string_append (text, "]}");
}

char *
offtake_layout_to_json (const OfftakeLayout *layout,
                        const OfftakeGraph *graph,
                        json_t *root,
                        double milliseconds)
{
  GString *text = g_string_new (
      "{\n  \"format\": \"sankey-layout/1\",\n  \"tool\": \"offtake\",\n  \"name\": ");

  append_text (text, graph->name ? graph->name : "");
  g_string_append (text, ",\n  \"width\": ");
  append_number (text, layout->width);
  g_string_append (text, ",\n  \"height\": ");
  append_number (text, layout->height);
  g_string_append (text, ",\n  \"band\": \"normal\",\n  \"nodes\": [");
  for (guint i = 0; i < layout->n_nodes; i++)
    append_node (text, layout, root, i);
  g_string_append (text, layout->n_nodes > 0 ? "\n  ],\n  \"links\": [" : "],\n  \"links\": [");
  for (guint i = 0; i < layout->n_links; i++)
    append_link (text, layout, graph, root, i);
  g_string_append (text, layout->n_links > 0 ? "\n  ],\n" : "],\n");
  g_string_append (text, "  \"meta\": {\"layout_ms\": ");
  append_number (text, round (milliseconds * 1e4) / 1e4);
  g_string_append (text, "}\n}\n");
  return g_string_free (text, FALSE);
}
