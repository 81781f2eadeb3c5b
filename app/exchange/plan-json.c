/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/plan-json.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "model/check.h"

#define FORMAT "offtake-plan"
#define VERSION 1

static gboolean
check_format (json_t *root, GError **error)
{
  const char *format = json_string_value (json_object_get (root, "format"));
  json_t *version = json_object_get (root, "version");

  if (!json_is_object (root)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("a plan is an object, {\"format\": \"%s\", ...}"), FORMAT);
    return FALSE;
  }
  if (!format || strcmp (format, FORMAT) != 0) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("format: must be \"%s\""), FORMAT);
    return FALSE;
  }
  if (!json_is_number (version) || json_number_value (version) != VERSION) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("version: must be %d, the one that this program reads"), VERSION);
    return FALSE;
  }
  return TRUE;
}

/* The plan's own fields; whatever is neither a list nor the format's mark goes to the codec, which
   refuses what it does not know. */
static OfftakePlan *
read_head (json_t *root, GError **error)
{
  g_autoptr (json_t) fields = json_object ();
  OfftakeRecord *head;
  const char *key;
  json_t *value;

  json_object_foreach (root, key, value) if (strcmp (key, "format") != 0 &&
                                             strcmp (key, "version") != 0 &&
                                             !g_strv_contains (offtake_record_lists (), key))
      json_object_set (fields, key, value);

  head = offtake_record_from_json (OFFTAKE_TYPE_PLAN_HEAD, fields, NULL, error);
  return head ? offtake_plan_new_with_head (OFFTAKE_PLAN_HEAD (head)) : NULL;
}

static gboolean
read_list (OfftakePlan *plan, const char *list, json_t *array, GError **error)
{
  GType type = offtake_record_type_for_list (list);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) positions = g_hash_table_new (g_str_hash, g_str_equal);
  gsize i;
  json_t *item;

  if (!json_is_array (array)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("%s: must be a list"), list);
    return FALSE;
  }
  json_array_foreach (array, i, item)
  {
    g_autofree char *path = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]", list, i);
    OfftakeRecord *record = offtake_record_from_json (type, item, path, error);
    gpointer earlier;

    if (!record)
      return FALSE;
    g_ptr_array_add (records, record);
    if (g_hash_table_lookup_extended (positions, offtake_record_get_id (record), NULL, &earlier)) {
      g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                   _ ("%s.id: \"%s\" is the id of %s[%u] already; an id stands once in its list"),
                   path, offtake_record_get_id (record), list, GPOINTER_TO_UINT (earlier));
      return FALSE;
    }
    g_hash_table_insert (positions, (char *) offtake_record_get_id (record), GUINT_TO_POINTER (i));
  }
  offtake_plan_append_all (plan, list, records);
  return TRUE;
}

/* Remembers which lists are written as [] though empty. */
static gboolean
mark_empty (OfftakePlan *plan, json_t *root, GError **error)
{
  const char *const *lists = offtake_record_lists ();
  g_autoptr (json_t) empty = json_array ();

  for (guint i = 0; lists[i]; i++)
    if (json_is_array (json_object_get (root, lists[i])))
      json_array_append_new (empty, json_string (lists[i]));
  return offtake_record_set_json (OFFTAKE_RECORD (offtake_plan_get_head (plan)), "empty_lists",
                                  json_array_size (empty) > 0 ? empty : NULL, error);
}

static OfftakePlan *
read_plan (json_t *root, GError **error)
{
  g_autoptr (OfftakePlan) plan = NULL;
  const char *const *lists = offtake_record_lists ();

  if (!check_format (root, error))
    return NULL;
  plan = read_head (root, error);
  if (!plan)
    return NULL;
  for (guint i = 0; lists[i]; i++) {
    json_t *array = json_object_get (root, lists[i]);

    if (array && !read_list (plan, lists[i], array, error))
      return NULL;
  }
  if (!mark_empty (plan, root, error) || !offtake_check_plan (plan, error))
    return NULL;
  return g_steal_pointer (&plan);
}

OfftakePlan *
offtake_plan_json_read_root (json_t *root, const char *name, GError **error)
{
  OfftakePlan *plan = root ? read_plan (root, error) : NULL;

  if (root && !plan)
    g_prefix_error (error, "%s: ", name);
  return plan;
}

OfftakePlan *
offtake_plan_json_read (const char *text, gsize length, const char *name, GError **error)
{
  g_autoptr (json_t) root = offtake_json_read (text, length, name, error);

  return offtake_plan_json_read_root (root, name, error);
}

OfftakePlan *
offtake_plan_json_read_file (const char *path, GError **error)
{
  g_autoptr (json_t) root = offtake_json_read_file (path, error);

  return offtake_plan_json_read_root (root, path, error);
}

static gboolean
is_marked (const GPtrArray *empty_lists, const char *list)
{
  return empty_lists &&
         g_ptr_array_find_with_equal_func ((GPtrArray *) empty_lists, list, g_str_equal, NULL);
}

char *
offtake_plan_json_write (OfftakePlan *plan)
{
  OfftakePlanHead *head = offtake_plan_get_head (plan);
  const char *const *lists = offtake_record_lists ();
  g_autoptr (json_t) root = json_object ();
  g_autoptr (json_t) fields = offtake_record_to_json (OFFTAKE_RECORD (head));

  json_object_set_new (root, "format", json_string (FORMAT));
  json_object_set_new (root, "version", json_integer (VERSION));
  json_object_update (root, fields);

  for (guint i = 0; lists[i]; i++) {
    GListModel *records = offtake_plan_get_list (plan, lists[i]);
    guint n = g_list_model_get_n_items (records);
    json_t *array = json_array ();

    for (guint j = 0; j < n; j++) {
      g_autoptr (OfftakeRecord) record = g_list_model_get_item (records, j);
      json_array_append_new (array, offtake_record_to_json (record));
    }
    if (n > 0 || is_marked (head->empty_lists, lists[i]))
      json_object_set (root, lists[i], array);
    json_decref (array);
  }
  return offtake_json_write (root);
}
