/* SPDX-License-Identifier: MPL-2.0 */
#include "model/scenario-changes.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"

static const char *
text_in (json_t *object, const char *key)
{
  return json_string_value (json_object_get (object, key));
}

/* Of the record that a change is of, be it that it adds it. */
static const char *
id_in (json_t *change)
{
  json_t *added = json_object_get (change, "add");

  return text_in (added ? added : change, "id");
}

static gboolean
concerns (json_t *change, const char *list, const char *id)
{
  return g_strcmp0 (text_in (change, "list"), list) == 0 && g_strcmp0 (id_in (change), id) == 0;
}

/* The last change of that record which has @key; G_MAXSIZE if there is none. */
static size_t
find_last (json_t *changes, const char *list, const char *id, const char *key)
{
  for (size_t i = json_array_size (changes); i-- > 0;) {
    json_t *change = json_array_get (changes, i);

    if (concerns (change, list, id) && json_object_get (change, key))
      return i;
  }
  return G_MAXSIZE;
}

/* The list is a new one, its changes are shared: one that is to change is copied first. */
static json_t *
copy_of (json_t *changes)
{
  return changes ? json_copy (changes) : json_array ();
}

/* A change of its own at @index, with a "set" or "add" of its own. Borrowed. */
static json_t *
own (json_t *changes, size_t index)
{
  json_t *change = json_copy (json_array_get (changes, index));
  json_t *set = json_object_get (change, "set");

  if (set)
    json_object_set_new (change, "set", json_copy (set));
  json_array_set_new (changes, index, change);
  return change;
}

json_t *
offtake_scenario_changes_read (OfftakeScenario *scenario)
{
  json_t *changes = json_array ();

  for (guint i = 0; scenario->changes && i < scenario->changes->len; i++) {
    const OfftakeScenarioChange *change = g_ptr_array_index (scenario->changes, i);
    json_t *object = json_object ();

    json_object_set_new (object, "list", json_string (change->list));
    if (change->id)
      json_object_set_new (object, "id", json_string (change->id));
    if (change->set)
      json_object_set (object, "set", change->set);
    if (change->add)
      json_object_set (object, "add", change->add);
    if (change->remove)
      json_object_set_new (object, "remove", json_true ());
    json_array_append_new (changes, object);
  }
  return changes;
}

json_t *
offtake_scenario_changes_reset (json_t *changes,
                                const char *list,
                                const char *id,
                                const char *field)
{
  json_t *kept = copy_of (changes);

  for (size_t i = json_array_size (kept); i-- > 0;) {
    json_t *change = json_array_get (kept, i), *set = json_object_get (change, "set");

    if (!concerns (change, list, id))
      continue;
    if (field && set && json_object_get (set, field)) {
      set = json_object_get (own (kept, i), "set");
      json_object_del (set, field);
    }
    if (!field || (set && json_object_size (set) == 0))
      json_array_remove (kept, i);
  }
  return kept;
}

/* Takes @changes and gives them back with @field of the plan's record at @value (nullable). */
static json_t *
put_field (json_t *changes, OfftakeRecord *base, const OfftakeField *field, json_t *value)
{
  const char *list = offtake_record_get_list (base), *id = offtake_record_get_id (base);
  g_autoptr (json_t) before = offtake_record_get_json (base, field->name);
  size_t last = find_last (changes, list, id, "set");

  if (offtake_json_is_same (before, value) || last == G_MAXSIZE) {
    json_t *kept = offtake_scenario_changes_reset (changes, list, id, field->name);

    json_decref (changes);
    changes = kept;
    if (!offtake_json_is_same (before, value))
      json_array_append_new (changes, json_pack ("{s:s, s:s, s:{s:O}}", "list", list, "id", id,
                                                 "set", field->name, value));
    return changes;
  }
  json_object_set (json_object_get (own (changes, last), "set"), field->name, value);
  return changes;
}

static gboolean
check_expressible (OfftakeRecord *base, const OfftakeField *field, json_t *value, GError **error)
{
  if (value || !offtake_record_is_given (base, field->name))
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
               _ ("A scenario can give “%s” another value, but not take away what the base plan "
                  "says. Give it a value, or empty it in the base plan."),
               _ (field->label));
  return FALSE;
}

/* What the scenario adds is written whole, with all that later changes did to it. */
static json_t *
put_added (json_t *changes, OfftakeRecord *now)
{
  const char *list = offtake_record_get_list (now), *id = offtake_record_get_id (now);
  json_t *kept = copy_of (changes);
  size_t added = find_last (kept, list, id, "add");

  for (size_t i = json_array_size (kept); added != G_MAXSIZE && i-- > added + 1;)
    if (concerns (json_array_get (kept, i), list, id))
      json_array_remove (kept, i);
  if (added != G_MAXSIZE)
    json_object_set_new (own (kept, added), "add", offtake_record_to_json (now));
  return kept;
}

json_t *
offtake_scenario_changes_with (
    json_t *changes, OfftakeRecord *base, OfftakeRecord *shown, OfftakeRecord *now, GError **error)
{
  const OfftakeStructure *structure = offtake_record_get_structure (now);
  g_autoptr (json_t) kept = NULL;

  if (!base || find_last (changes, offtake_record_get_list (now), offtake_record_get_id (now),
                          "add") != G_MAXSIZE)
    return put_added (changes, now);
  kept = copy_of (changes);
  for (guint i = 0; i < structure->n_fields; i++) {
    const OfftakeField *field = &structure->fields[i];
    g_autoptr (json_t) before = offtake_record_get_json (shown, field->name);
    g_autoptr (json_t) after = offtake_record_get_json (now, field->name);

    if (offtake_json_is_same (before, after))
      continue;
    if (!check_expressible (base, field, after, error))
      return NULL;
    kept = put_field (g_steal_pointer (&kept), base, field, after);
  }
  return g_steal_pointer (&kept);
}

/* The changes of each record for themselves; @order has their keys as they first come up. */
static GHashTable *
sort_out (json_t *changes, GPtrArray *order)
{
  GHashTable *sorted =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_decref);
  json_t *change;
  size_t i;

  json_array_foreach (changes, i, change)
  {
    char *key = g_strdup_printf ("%s\n%s", text_in (change, "list"), id_in (change));
    json_t *own = g_hash_table_lookup (sorted, key);

    if (!own) {
      own = json_array ();
      g_hash_table_insert (sorted, key, own);
      g_ptr_array_add (order, key);
    } else {
      g_free (key);
    }
    json_array_append (own, change);
  }
  return sorted;
}

static gboolean
change_one (GHashTable *sorted,
            GPtrArray *order,
            OfftakePlan *base,
            OfftakePlan *shown,
            OfftakeRecord *now,
            GError **error)
{
  const char *list = offtake_record_get_list (now), *id = offtake_record_get_id (now);
  g_autofree char *key = g_strdup_printf ("%s\n%s", list, id);
  gpointer known = NULL, own = NULL;
  json_t *changed;

  g_hash_table_lookup_extended (sorted, key, &known, &own);
  changed = offtake_scenario_changes_with (own, offtake_plan_find (base, list, id),
                                           offtake_plan_find (shown, list, id), now, error);
  if (!changed)
    return FALSE;
  if (!known)
    g_ptr_array_add (order, key);
  g_hash_table_insert (sorted, g_steal_pointer (&key), changed);
  return TRUE;
}

json_t *
offtake_scenario_changes_with_all (
    json_t *changes, OfftakePlan *base, OfftakePlan *shown, const GPtrArray *copies, GError **error)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GHashTable) sorted = sort_out (changes, order);
  json_t *kept;

  for (guint i = 0; i < copies->len; i++)
    if (!change_one (sorted, order, base, shown, g_ptr_array_index (copies, i), error))
      return NULL;
  kept = json_array ();
  for (guint i = 0; i < order->len; i++)
    json_array_extend (kept, g_hash_table_lookup (sorted, g_ptr_array_index (order, i)));
  return kept;
}

json_t *
offtake_scenario_changes_with_added (json_t *changes, OfftakeRecord *record)
{
  json_t *kept = copy_of (changes);

  json_array_append_new (kept, json_pack ("{s:s, s:o}", "list", offtake_record_get_list (record),
                                          "add", offtake_record_to_json (record)));
  return kept;
}

json_t *
offtake_scenario_changes_without (json_t *changes, OfftakeRecord *record, gboolean in_base)
{
  const char *list = offtake_record_get_list (record), *id = offtake_record_get_id (record);
  json_t *kept = offtake_scenario_changes_reset (changes, list, id, NULL);

  if (in_base)
    json_array_append_new (kept,
                           json_pack ("{s:s, s:s, s:b}", "list", list, "id", id, "remove", 1));
  return kept;
}

gboolean
offtake_scenario_changes_put (OfftakeScenario *scenario, json_t *changes, GError **error)
{
  OfftakeRecord *record = OFFTAKE_RECORD (scenario);
  const OfftakeField *field =
      offtake_structure_find (offtake_record_get_structure (record), "changes", NULL);

  if (!offtake_record_is_given (record, "changes"))
    return offtake_record_set_json (record, "changes", changes, error);
  if (!offtake_field_from_json (field, record, changes, NULL, error))
    return FALSE;
  g_object_notify (G_OBJECT (record), "changes");
  return TRUE;
}
