/* SPDX-License-Identifier: MPL-2.0 */
#include "model/overlay.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "model/place.h"

#define N_LISTS 9

typedef struct {
  GHashTable *changed; /* id to record; NULL: removed. Itself NULL while nothing is touched */
  GPtrArray *added;    /* ids of records that the plan has not, in order */
  gboolean replaces, removes;
} Layer;

struct _OfftakeOverlay {
  OfftakePlan *plan;
  Layer layers[N_LISTS]; /* as in offtake_record_lists() */
};

OfftakeOverlay *
offtake_overlay_new (OfftakePlan *plan)
{
  OfftakeOverlay *self = g_new0 (OfftakeOverlay, 1);

  self->plan = plan;
  return self;
}

void
offtake_overlay_free (OfftakeOverlay *self)
{
  for (guint i = 0; i < N_LISTS; i++) {
    g_clear_pointer (&self->layers[i].changed, g_hash_table_unref);
    g_clear_pointer (&self->layers[i].added, g_ptr_array_unref);
  }
  g_free (self);
}

/* NULL if there is no such list. */
static Layer *
find_layer (const OfftakeOverlay *self, const char *list)
{
  for (guint i = 0; i < N_LISTS; i++)
    if (strcmp (offtake_record_lists ()[i], list) == 0)
      return (Layer *) &self->layers[i];
  return NULL;
}

static void
unref_if_any (gpointer record)
{
  if (record)
    g_object_unref (record);
}

/* @record is NULL to remove. (transfer full) */
static void
touch (OfftakeOverlay *self, const char *list, const char *id, OfftakeRecord *record)
{
  Layer *layer = find_layer (self, list);

  if (!layer->changed) {
    layer->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_if_any);
    layer->added = g_ptr_array_new_with_free_func (g_free);
  }
  if (offtake_plan_find (self->plan, list, id))
    layer->replaces = TRUE;
  else if (!g_hash_table_contains (layer->changed, id))
    g_ptr_array_add (layer->added, g_strdup (id));
  layer->removes |= record == NULL;
  g_hash_table_insert (layer->changed, g_strdup (id), record);
}

void
offtake_overlay_put (OfftakeOverlay *self, OfftakeRecord *record)
{
  touch (self, offtake_record_get_list (record), offtake_record_get_id (record),
         g_object_ref (record));
}

OfftakeRecord *
offtake_overlay_find (const OfftakeOverlay *self, const char *list, const char *id)
{
  const Layer *layer = find_layer (self, list);
  gpointer record;

  if (layer->changed && g_hash_table_lookup_extended (layer->changed, id, NULL, &record))
    return record;
  return offtake_plan_find (self->plan, list, id);
}

gboolean
offtake_overlay_replaces (const OfftakeOverlay *self, const char *list)
{
  return find_layer (self, list)->replaces;
}

gboolean
offtake_overlay_removes (const OfftakeOverlay *self, const char *list)
{
  return find_layer (self, list)->removes;
}

const GPtrArray *
offtake_overlay_added (const OfftakeOverlay *self, const char *list)
{
  return find_layer (self, list)->added;
}

GPtrArray *
offtake_overlay_touched (const OfftakeOverlay *self, const char *list)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  const Layer *layer = find_layer (self, list);
  GHashTableIter iter;
  gpointer record;

  if (!layer->changed)
    return records;
  g_hash_table_iter_init (&iter, layer->changed);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (record)
      g_ptr_array_add (records, g_object_ref (record));
  return records;
}

GPtrArray *
offtake_overlay_list (const OfftakeOverlay *self, const char *list)
{
  GListModel *below = offtake_plan_get_list (self->plan, list);
  guint n = g_list_model_get_n_items (below);
  GPtrArray *records = g_ptr_array_new_full (n, g_object_unref);
  const Layer *layer = find_layer (self, list);

  for (guint i = 0; i < n; i++) {
    OfftakeRecord *record = g_list_model_get_item (below, i);
    gpointer changed;

    if (layer->changed && g_hash_table_lookup_extended (
                              layer->changed, offtake_record_get_id (record), NULL, &changed)) {
      g_object_unref (record);
      record = changed ? g_object_ref (changed) : NULL;
    }
    if (record)
      g_ptr_array_add (records, record);
  }
  for (guint i = 0; layer->added && i < layer->added->len; i++) {
    OfftakeRecord *record =
        g_hash_table_lookup (layer->changed, g_ptr_array_index (layer->added, i));

    if (record)
      g_ptr_array_add (records, g_object_ref (record));
  }
  return records;
}

/* A record that is kept as a whole changes as a whole. */
static OfftakeRecord *
change_whole (OfftakeRecord *record, json_t *set, const OfftakePlace *place, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (json_t) body = offtake_record_to_json (record);
  OfftakeRecord *changed;

  json_object_update (body, set);
  changed = offtake_record_from_json (G_OBJECT_TYPE (record), body, NULL, &cause);
  if (changed && strcmp (offtake_record_get_id (changed), offtake_record_get_id (record)) == 0)
    return changed;
  if (changed)
    offtake_place_fail (place, error, _ ("an id is kept for ever"));
  else
    offtake_place_fail_from (place, error, g_steal_pointer (&cause));
  g_clear_object (&changed);
  return NULL;
}

static OfftakeRecord *
change_fields (OfftakeRecord *record, json_t *set, const OfftakePlace *place, GError **error)
{
  g_autoptr (OfftakeRecord) changed = offtake_record_copy (record);
  const char *key;
  json_t *value;

  json_object_foreach (set, key, value)
  {
    if (!offtake_record_set_json (changed, key, value, error)) {
      g_autofree char *path = offtake_place_format (place);
      g_prefix_error (error, "%s.", path);
      return NULL;
    }
  }
  return g_steal_pointer (&changed);
}

static gboolean
apply_set (OfftakeOverlay *self,
           const OfftakeScenarioChange *change,
           OfftakeRecord *record,
           const OfftakePlace *place,
           GError **error)
{
  OfftakePlace inner = { place, "set" };
  gboolean is_whole =
      offtake_structure_find_whole (offtake_record_get_structure (record), NULL) != NULL;
  OfftakeRecord *changed = is_whole ? change_whole (record, change->set, &inner, error)
                                    : change_fields (record, change->set, &inner, error);

  if (!changed)
    return FALSE;
  touch (self, change->list, change->id, changed);
  return TRUE;
}

static gboolean
apply_add (OfftakeOverlay *self,
           const OfftakeScenarioChange *change,
           const OfftakePlace *place,
           GError **error)
{
  OfftakePlace inner = { place, "add" }, id_place = { &inner, "id" };
  GType type = offtake_record_type_for_list (change->list);
  g_autofree char *path = offtake_place_format (&inner);
  g_autoptr (OfftakeRecord) record = offtake_record_from_json (type, change->add, path, error);

  if (!record)
    return FALSE;
  if (offtake_overlay_find (self, change->list, offtake_record_get_id (record)))
    return offtake_place_fail (&id_place, error,
                               _ ("\"%s\" is an id of %s already; an id stands once in its list"),
                               offtake_record_get_id (record), change->list);
  offtake_overlay_put (self, record);
  return TRUE;
}

/* Exactly one of set with an id, add, or remove with an id. */
static gboolean
check_form (const OfftakeScenarioChange *change, const OfftakePlace *place, GError **error)
{
  gboolean is_add = change->add != NULL;
  OfftakePlace list = { place, "list" }, value = { place, is_add ? "add" : "set" };

  if (strcmp (change->list, "scenarios") == 0 ||
      !g_strv_contains (offtake_record_lists (), change->list))
    return offtake_place_fail (
        &list, error, _ ("\"%s\" is no list that a scenario can change, such as \"sites\""),
        change->list);
  if (is_add + (change->set != NULL) + (change->remove != FALSE) != 1 ||
      is_add == (change->id != NULL))
    return offtake_place_fail (
        place, error,
        _ ("a change has \"id\" and \"set\", or \"add\" alone, or \"id\" and \"remove\": true"));
  if (!change->remove && !json_is_object (is_add ? change->add : change->set))
    return offtake_place_fail (&value, error, _ ("must be an object, {\"key\": value, ...}"));
  return TRUE;
}

static gboolean
apply_change (OfftakeOverlay *self,
              const OfftakeScenarioChange *change,
              const OfftakePlace *place,
              GError **error)
{
  OfftakePlace id = { place, "id" };
  OfftakeRecord *record;

  if (!check_form (change, place, error))
    return FALSE;
  if (change->add)
    return apply_add (self, change, place, error);

  record = offtake_overlay_find (self, change->list, change->id);
  if (!record)
    return offtake_place_fail (&id, error, _ ("there is no \"%s\" in %s"), change->id,
                               change->list);
  if (change->set)
    return apply_set (self, change, record, place, error);
  touch (self, change->list, change->id, NULL);
  return TRUE;
}

gboolean
offtake_overlay_apply (OfftakeOverlay *self, OfftakeScenario *scenario, GError **error)
{
  OfftakePlace outer = { NULL, "changes" };

  for (guint i = 0; scenario->changes && i < scenario->changes->len; i++) {
    OfftakePlace place = { &outer, NULL, i };

    if (!apply_change (self, g_ptr_array_index (scenario->changes, i), &place, error))
      return FALSE;
  }
  return TRUE;
}

guint
offtake_overlay_moving_statuses (OfftakePlan *plan, OfftakeScenario *scenario)
{
  const GPtrArray *words = scenario ? scenario->include_status : NULL;
  guint statuses = offtake_plan_moving_statuses (plan);

  for (guint i = 0; words && i < words->len; i++)
    for (guint status = 0; offtake_status_words[status]; status++)
      if (strcmp (offtake_status_words[status], g_ptr_array_index (words, i)) == 0)
        statuses |= 1u << status;
  return statuses;
}

OfftakePlan *
offtake_plan_apply_scenario (OfftakePlan *self, const char *scenario_id, GError **error)
{
  OfftakeScenario *scenario =
      (OfftakeScenario *) offtake_plan_find (self, "scenarios", scenario_id);
  g_autoptr (OfftakeOverlay) overlay = offtake_overlay_new (self);
  const char *const *lists = offtake_record_lists ();
  OfftakePlan *plan;

  if (!scenario) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
                 _ ("the plan has no scenario \"%s\""), scenario_id);
    return NULL;
  }
  if (!offtake_overlay_apply (overlay, scenario, error))
    return NULL;

  plan = offtake_plan_new_with_head (g_object_ref (offtake_plan_get_head (self)));
  for (guint i = 0; lists[i]; i++) {
    g_autoptr (GPtrArray) records = offtake_overlay_list (overlay, lists[i]);
    offtake_plan_append_all (plan, lists[i], records);
  }
  offtake_plan_set_moving_statuses (plan, offtake_overlay_moving_statuses (self, scenario));
  offtake_plan_set_is_scenario (plan, TRUE);
  return plan;
}
