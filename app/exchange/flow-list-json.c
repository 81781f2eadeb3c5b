/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/flow-list-json.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"

#define MAX_FLOWS 1000000u

typedef struct {
  OfftakeFlowList *list;
  OfftakeImport *import;
  guint n_given;        /* nodes that the file lists */
  gboolean by_number;   /* numbers are ids, not places */
  GHashTable *by_name;  /* name to node */
  GHashTable *left_out; /* keys that mean nothing to a plan */
} Reader;

gboolean
offtake_flow_list_json_is_one (json_t *root)
{
  return json_is_array (json_object_get (root, "links")) && !json_object_get (root, "format");
}

/* The first of @keys that @object has. */
static json_t *
first_of (json_t *object, const char *const *keys)
{
  json_t *value = NULL;

  for (; *keys && !value; keys++)
    value = json_object_get (object, *keys);
  return value;
}

/* A text, or a whole number as text; NULL for anything else. */
static char *
dup_name (json_t *value)
{
  double number;

  if (json_is_string (value))
    return json_string_length (value) > 0 ? g_strdup (json_string_value (value)) : NULL;
  if (!json_is_number (value) || !offtake_json_get_number (value, &number, NULL))
    return NULL;
  GString *text = g_string_new (NULL);
  offtake_json_append_number (text, number);
  return g_string_free (text, FALSE);
}

static void
note_left_out (Reader *self, const char *where, json_t *object, const char *const *known)
{
  const char *key;
  json_t *value;

  json_object_foreach (object, key, value)
  {
    if (!g_strv_contains (known, key))
      g_hash_table_add (self->left_out, g_strdup_printf ("%s.%s", where, key));
  }
}

/* Two nodes of one name are told apart by a number. */
static guint
add_node (Reader *self, const char *id)
{
  g_autofree char *unique = g_strdup (id);

  for (guint n = 2; offtake_flow_list_find_node (self->list, unique) != G_MAXUINT; n++) {
    g_free (unique);
    unique = g_strdup_printf ("%s %u", id, n);
  }
  return offtake_flow_list_ensure_node (self->list, unique);
}

static gboolean
read_node (Reader *self, json_t *node, gsize place, GError **error)
{
  static const char *const known[] = { "id", "name", "title", "label", "node", NULL };
  static const char *const ids[] = { "id", "name", "title", "label", "node", NULL };
  static const char *const names[] = { "name", "title", "label", NULL };
  json_t *value = json_is_object (node) ? first_of (node, ids) : node;
  g_autofree char *id = dup_name (value);
  g_autofree char *name = json_is_object (node) ? dup_name (first_of (node, names)) : NULL;

  if (!id) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("nodes[%zu]: needs an \"id\" or a \"name\" that is not empty"), place);
    return FALSE;
  }
  guint index = add_node (self, id);
  if (name) {
    offtake_flow_list_set_name (self->list, index, name);
    if (!g_hash_table_contains (self->by_name, name))
      g_hash_table_insert (self->by_name, g_strdup (name), GUINT_TO_POINTER (index));
  }
  self->by_number |= json_is_number (json_object_get (node, "id"));
  if (json_is_object (node))
    note_left_out (self, "nodes", node, known);
  return TRUE;
}

/* The node that a link's end names; G_MAXUINT if there is none. A file without nodes makes them. */
static guint
find_end (Reader *self, json_t *end)
{
  json_t *named = json_is_object (end) ? json_object_get (end, "id") : end;
  gpointer found;

  if (json_is_object (end) && !named)
    named = json_object_get (end, "name");
  g_autofree char *name = dup_name (named);
  if (!name)
    return G_MAXUINT;
  if (json_is_integer (named) && !self->by_number && self->n_given > 0) {
    json_int_t place = json_integer_value (named);
    return place >= 0 && place < (json_int_t) self->n_given ? (guint) place : G_MAXUINT;
  }
  guint node = offtake_flow_list_find_node (self->list, name);
  if (node != G_MAXUINT)
    return node;
  if (g_hash_table_lookup_extended (self->by_name, name, NULL, &found))
    return GPOINTER_TO_UINT (found);
  return self->n_given == 0 ? offtake_flow_list_ensure_node (self->list, name) : G_MAXUINT;
}

static void
refuse_end (Reader *self, const char *place, const char *key, json_t *end)
{
  g_autofree char *name = dup_name (end);

  if (!end)
    offtake_import_refuse (self->import, place, _ ("has no \"%s\""), key);
  else
    offtake_import_refuse (self->import, place, _ ("the %s %s is none of the nodes"), key,
                           name ? name : "");
}

static void
read_link (Reader *self, json_t *link, gsize place)
{
  static const char *const known[] = { "source",   "target", "value",  "quantity", "amount", "type",
                                       "material", "time",   "period", "year",     NULL };
  static const char *const values[] = { "value", "quantity", "amount", NULL };
  static const char *const types[] = { "type", "material", NULL };
  static const char *const times[] = { "time", "period", "year", NULL };
  g_autofree char *where = g_strdup_printf ("links[%" G_GSIZE_FORMAT "]", place);
  g_autofree char *type = dup_name (first_of (link, types));
  g_autofree char *time = dup_name (first_of (link, times));
  json_t *source = json_object_get (link, "source"), *target = json_object_get (link, "target");
  guint from = find_end (self, source), to = find_end (self, target);
  double value;

  if (from == G_MAXUINT) {
    refuse_end (self, where, "source", source);
  } else if (to == G_MAXUINT) {
    refuse_end (self, where, "target", target);
  } else if (!json_is_number (first_of (link, values)) ||
             !offtake_json_get_number (first_of (link, values), &value, NULL)) {
    offtake_import_refuse (self->import, where, _ ("has no \"value\" that is a number"));
  } else {
    offtake_flow_list_add (self->list, from, to, type, time, value, where);
    note_left_out (self, "links", link, known);
  }
}

static gboolean
read_all (Reader *self, json_t *root, GError **error)
{
  static const char *const known[] = { "nodes", "links", "comment", NULL };
  json_t *nodes = json_object_get (root, "nodes"), *links = json_object_get (root, "links"), *item;
  gsize i;

  if (json_array_size (links) > MAX_FLOWS || json_array_size (nodes) > MAX_FLOWS) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("links: more than %u"), MAX_FLOWS);
    return FALSE;
  }
  json_array_foreach (nodes, i, item)
  {
    if (!read_node (self, item, i, error))
      return FALSE;
  }
  self->n_given = offtake_flow_list_n_nodes (self->list);
  json_array_foreach (links, i, item) read_link (self, item, i);
  self->import->n_rows = (guint) json_array_size (links);
  note_left_out (self, "the file", root, known);
  return TRUE;
}

gboolean
offtake_flow_list_json_read (OfftakeFlowList *list,
                             OfftakeImport *import,
                             json_t *root,
                             GError **error)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader reader = { .list = list, .import = import, .by_name = by_name, .left_out = left_out };

  if (!read_all (&reader, root, error))
    return FALSE;
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (left_out), (GCompareFunc) strcmp);
  for (GList *key = keys; key; key = key->next)
    offtake_import_ask (import, key->data, _ ("has no place in a plan and is left out"));
  return TRUE;
}
