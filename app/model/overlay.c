/* SPDX-License-Identifier: MPL-2.0 */
#include "model/plan.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"

/* Applying a scenario. The overlay holds each list as an array in which a changed record is
   replaced by a changed copy, an added one appended and a removed one NULL; what no change names is
   shared with the plan below. */

typedef struct {
  const char *list;
  GPtrArray *records;
  GHashTable *positions; /* id to position, of those that are there */
} Layer;

static void
layer_init (Layer *layer, OfftakePlan *plan, const char *list)
{
  GListModel *records = offtake_plan_get_list (plan, list);
  guint n = g_list_model_get_n_items (records);

  layer->list = list;
  layer->records = g_ptr_array_new_full (n, (GDestroyNotify) g_object_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (layer->records, g_list_model_get_item (records, i));
}

static void
layer_clear (Layer *layer)
{
  g_clear_pointer (&layer->positions, g_hash_table_unref);
  g_clear_pointer (&layer->records, g_ptr_array_unref);
}

static GHashTable *
layer_positions (Layer *layer)
{
  if (layer->positions)
    return layer->positions;
  layer->positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < layer->records->len; i++) {
    OfftakeRecord *record = g_ptr_array_index (layer->records, i);
    g_hash_table_insert (layer->positions, g_strdup (offtake_record_get_id (record)),
                         GUINT_TO_POINTER (i));
  }
  return layer->positions;
}

static gboolean
change_record (OfftakeRecord *record, json_t *set, const char *path, GError **error)
{
  const char *key;
  json_t *value;

  json_object_foreach (set, key, value)
  {
    const OfftakeField *field =
        offtake_structure_find (offtake_record_get_structure (record), key, NULL);

    if (field && field->flags & (OFFTAKE_FIELD_LOCAL | OFFTAKE_FIELD_WHOLE))
      field = NULL;
    if (!field) {
      g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                   _ ("%s.set.%s: the format knows no such key in %s"), path, key,
                   _ (offtake_record_get_structure (record)->name));
      return FALSE;
    }
    if (!offtake_record_set_json (record, key, value, error)) {
      g_prefix_error (error, "%s.set.", path);
      return FALSE;
    }
  }
  return TRUE;
}

/* A record that is kept as a whole changes as a whole. */
static OfftakeRecord *
change_whole (OfftakeRecord *record, json_t *set, const char *path, GError **error)
{
  g_autoptr (json_t) body = offtake_record_to_json (record);
  g_autofree char *place = g_strconcat (path, ".set", NULL);
  const char *id = json_string_value (json_object_get (set, "id"));

  if (json_object_get (set, "id") && (!id || strcmp (id, offtake_record_get_id (record)) != 0)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("%s.id: is kept for ever"), place);
    return NULL;
  }
  json_object_update (body, set);
  return offtake_record_from_json (G_OBJECT_TYPE (record), body, place, error);
}

static gboolean
apply_set (Layer *layer,
           guint position,
           const OfftakeScenarioChange *change,
           const char *path,
           GError **error)
{
  OfftakeRecord *record = g_ptr_array_index (layer->records, position);
  g_autoptr (OfftakeRecord) changed = NULL;

  if (offtake_structure_find_whole (offtake_record_get_structure (record), NULL)) {
    changed = change_whole (record, change->set, path, error);
    if (!changed)
      return FALSE;
  } else {
    changed = offtake_record_copy (record);
    if (!change_record (changed, change->set, path, error))
      return FALSE;
  }
  g_object_unref (record);
  g_ptr_array_index (layer->records, position) = g_steal_pointer (&changed);
  return TRUE;
}

static gboolean
apply_add (Layer *layer, const OfftakeScenarioChange *change, const char *path, GError **error)
{
  g_autofree char *place = g_strconcat (path, ".add", NULL);
  OfftakeRecord *record = offtake_record_from_json (offtake_record_type_for_list (layer->list),
                                                    change->add, place, error);

  if (!record)
    return FALSE;
  if (g_hash_table_contains (layer_positions (layer), offtake_record_get_id (record))) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s.id: \"%s\" is an id of %s already; an id stands once in its list"), place,
                 offtake_record_get_id (record), layer->list);
    g_object_unref (record);
    return FALSE;
  }
  g_hash_table_insert (layer->positions, g_strdup (offtake_record_get_id (record)),
                       GUINT_TO_POINTER (layer->records->len));
  g_ptr_array_add (layer->records, record);
  return TRUE;
}

static gboolean
apply_existing (Layer *layer, const OfftakeScenarioChange *change, const char *path, GError **error)
{
  gpointer position;

  if (!g_hash_table_lookup_extended (layer_positions (layer), change->id, NULL, &position)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s.id: there is no \"%s\" in %s to change"), path, change->id, layer->list);
    return FALSE;
  }
  if (change->set)
    return apply_set (layer, GPOINTER_TO_UINT (position), change, path, error);
  g_clear_object (
      (OfftakeRecord **) &g_ptr_array_index (layer->records, GPOINTER_TO_UINT (position)));
  g_hash_table_remove (layer->positions, change->id);
  return TRUE;
}

/* Exactly one of set with an id, add, or remove with an id. */
static gboolean
check_form (const OfftakeScenarioChange *change, const char *path, GError **error)
{
  gboolean is_add = change->add != NULL;
  int n = is_add + (change->set != NULL) + (change->remove != FALSE);

  if (n != 1 || is_add == (change->id != NULL)) {
    g_set_error (
        error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
        _ ("%s: a change has \"id\" and \"set\", or \"add\" alone, or \"id\" and \"remove\": true"),
        path);
    return FALSE;
  }
  if ((change->set && !json_is_object (change->set)) || (is_add && !json_is_object (change->add))) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("%s.%s: must be an object"), path,
                 is_add ? "add" : "set");
    return FALSE;
  }
  return TRUE;
}

static gboolean
apply_change (Layer *layers, const OfftakeScenarioChange *change, const char *path, GError **error)
{
  if (!check_form (change, path, error))
    return FALSE;
  for (Layer *layer = layers; layer->list; layer++) {
    if (strcmp (layer->list, change->list) != 0 || strcmp (layer->list, "scenarios") == 0)
      continue;
    return change->add ? apply_add (layer, change, path, error)
                       : apply_existing (layer, change, path, error);
  }
  g_set_error (
      error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
      _ ("%s.list: \"%s\" is not a list of records that a scenario can change, such as \"sites\" or \"agreements\""),
      path, change->list);
  return FALSE;
}

static gboolean
apply_changes (Layer *layers, const GPtrArray *changes, GError **error)
{
  for (guint i = 0; changes && i < changes->len; i++) {
    g_autofree char *path = g_strdup_printf ("changes[%u]", i);

    if (!apply_change (layers, g_ptr_array_index (changes, i), path, error))
      return FALSE;
  }
  return TRUE;
}

static guint
moving_statuses (OfftakePlan *plan, const GPtrArray *words)
{
  guint statuses = offtake_plan_moving_statuses (plan);

  for (guint i = 0; words && i < words->len; i++)
    for (guint status = 0; offtake_status_words[status]; status++)
      if (strcmp (offtake_status_words[status], g_ptr_array_index (words, i)) == 0)
        statuses |= 1u << status;
  return statuses;
}

/* Takes the layers' records into a new plan. */
static OfftakePlan *
flatten (OfftakePlan *below, Layer *layers)
{
  OfftakePlan *plan = offtake_plan_new_with_head (g_object_ref (offtake_plan_get_head (below)));

  for (Layer *layer = layers; layer->list; layer++) {
    g_autoptr (GPtrArray) records = g_ptr_array_sized_new (layer->records->len);

    for (guint i = 0; i < layer->records->len; i++)
      if (g_ptr_array_index (layer->records, i))
        g_ptr_array_add (records, g_ptr_array_index (layer->records, i));
    offtake_plan_append_all (plan, layer->list, records);
  }
  return plan;
}

OfftakePlan *
offtake_plan_apply_scenario (OfftakePlan *self, const char *scenario_id, GError **error)
{
  OfftakeScenario *scenario =
      (OfftakeScenario *) offtake_plan_find (self, "scenarios", scenario_id);
  const char *const *lists = offtake_record_lists ();
  Layer layers[10] = { 0 };
  OfftakePlan *plan = NULL;

  if (!scenario) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
                 _ ("the plan has no scenario \"%s\""), scenario_id);
    return NULL;
  }
  for (guint i = 0; lists[i]; i++)
    layer_init (&layers[i], self, lists[i]);
  if (apply_changes (layers, scenario->changes, error)) {
    plan = flatten (self, layers);
    offtake_plan_set_moving_statuses (plan, moving_statuses (self, scenario->include_status));
  }
  for (guint i = 0; lists[i]; i++)
    layer_clear (&layers[i]);
  return plan;
}
