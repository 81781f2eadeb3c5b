/* SPDX-License-Identifier: MPL-2.0 */
#include "document/compare.h"

#include <glib/gi18n.h>
#include <string.h>

static void
tree_free (gpointer tree)
{
  json_decref (tree);
}

static void
add_tree (OfftakeTrees *self, OfftakeRecord *record)
{
  char *id = g_strdup (offtake_record_get_id (record));

  g_hash_table_insert (self->by_id, id, offtake_record_to_json (record));
  g_ptr_array_add (self->ids, id);
}

OfftakeTrees *
offtake_trees_new (OfftakePlan *plan, const char *list)
{
  OfftakeTrees *self = g_new0 (OfftakeTrees, 1);

  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, tree_free);
  self->ids = g_ptr_array_new ();
  if (strcmp (list, "plan") == 0) {
    add_tree (self, OFFTAKE_RECORD (offtake_plan_get_head (plan)));
    return self;
  }
  GListModel *records = offtake_plan_get_list (plan, list);
  for (guint i = 0; i < g_list_model_get_n_items (records); i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (records, i);
    add_tree (self, record);
  }
  return self;
}

void
offtake_trees_free (OfftakeTrees *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->ids);
  g_free (self);
}

json_t *
offtake_trees_find (const OfftakeTrees *self, const char *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

static void
difference_free (gpointer data)
{
  OfftakeDifference *self = data;

  g_free (self->list);
  g_free (self->id);
  g_free (self->title);
  g_free (self->field);
  json_decref (self->before);
  json_decref (self->after);
  g_free (self);
}

static char *
dup_title (json_t *record)
{
  static const char *const keys[] = { "name", "title", "number" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    const char *text = json_string_value (json_object_get (record, keys[i]));
    if (text && *text)
      return g_strdup (text);
  }
  return NULL;
}

static OfftakeDifference *
add (GPtrArray *found,
     OfftakeDifferenceKind kind,
     const char *list,
     const char *id,
     json_t *before,
     json_t *after)
{
  OfftakeDifference *self = g_new0 (OfftakeDifference, 1);

  self->kind = kind;
  self->list = g_strdup (list);
  self->id = g_strdup (id);
  self->before = json_incref (before);
  self->after = json_incref (after);
  g_ptr_array_add (found, self);
  return self;
}

static void
compare_field (GPtrArray *found,
               const char *list,
               const char *id,
               const char *field,
               json_t *before,
               json_t *after)
{
  json_t *was = json_object_get (before, field), *is = json_object_get (after, field);

  if (was && is && json_equal (was, is))
    return;
  OfftakeDifference *self = add (found, OFFTAKE_DIFFERENCE_CHANGED, list, id, was, is);
  self->field = g_strdup (field);
  self->title = dup_title (after);
}

static void
compare_record (GPtrArray *found, const char *list, const char *id, json_t *before, json_t *after)
{
  const char *field;
  json_t *value;

  json_object_foreach (before, field, value) compare_field (found, list, id, field, before, after);
  json_object_foreach (after, field, value)
  {
    if (!json_object_get (before, field))
      compare_field (found, list, id, field, before, after);
  }
}

/* The ids of @self that @other has too, in order. */
static json_t *
common_ids (const OfftakeTrees *self, const OfftakeTrees *other)
{
  json_t *ids = json_array ();

  for (guint i = 0; i < self->ids->len; i++)
    if (offtake_trees_find (other, self->ids->pdata[i]))
      json_array_append_new (ids, json_string (self->ids->pdata[i]));
  return ids;
}

static void
compare_list (GPtrArray *found, OfftakePlan *before, OfftakePlan *after, const char *list)
{
  g_autoptr (OfftakeTrees) was = offtake_trees_new (before, list),
                           is = offtake_trees_new (after, list);
  g_autoptr (json_t) old_order = common_ids (was, is), new_order = common_ids (is, was);

  for (guint i = 0; i < was->ids->len; i++) {
    const char *id = was->ids->pdata[i];
    json_t *old = offtake_trees_find (was, id), *new = offtake_trees_find (is, id);
    if (new)
      compare_record (found, list, id, old, new);
    else
      add (found, OFFTAKE_DIFFERENCE_REMOVED, list, id, old, NULL)->title = dup_title (old);
  }
  for (guint i = 0; i < is->ids->len; i++) {
    const char *id = is->ids->pdata[i];
    json_t *new = offtake_trees_find (is, id);
    if (!offtake_trees_find (was, id))
      add (found, OFFTAKE_DIFFERENCE_ADDED, list, id, NULL, new)->title = dup_title (new);
  }
  if (!json_equal (old_order, new_order))
    add (found, OFFTAKE_DIFFERENCE_MOVED, list, NULL, old_order, new_order);
}

GPtrArray *
offtake_compare_plans (OfftakePlan *before, OfftakePlan *after)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (difference_free);
  const char *const *lists = offtake_record_lists ();

  compare_list (found, before, after, "plan");
  for (guint i = 0; lists[i]; i++)
    compare_list (found, before, after, lists[i]);
  return found;
}

static char *
show (json_t *value)
{
  return value ? offtake_json_write_compact (value) : g_strdup (_ ("absent"));
}

char *
offtake_difference_format (const OfftakeDifference *self)
{
  g_autofree char *before = show (self->before), *after = show (self->after);
  g_autofree char *title = self->title ? g_strdup_printf (" (%s)", self->title) : g_strdup ("");

  switch (self->kind) {
  case OFFTAKE_DIFFERENCE_ADDED:
    return g_strdup_printf (_ ("added    %s %s%s"), self->list, self->id, title);
  case OFFTAKE_DIFFERENCE_REMOVED:
    return g_strdup_printf (_ ("removed  %s %s%s"), self->list, self->id, title);
  case OFFTAKE_DIFFERENCE_MOVED:
    return g_strdup_printf (_ ("moved    %s: %s → %s"), self->list, before, after);
  case OFFTAKE_DIFFERENCE_CHANGED:
  default:
    return g_strdup_printf (_ ("changed  %s %s%s: %s: %s → %s"), self->list, self->id, title,
                            self->field, before, after);
  }
}

static json_t *
text_or_null (const char *text)
{
  return text ? json_string (text) : json_null ();
}

static json_t *
value_or_null (json_t *value)
{
  return value ? json_incref (value) : json_null ();
}

json_t *
offtake_difference_to_json (const OfftakeDifference *self)
{
  static const char *const kinds[] = { "added", "removed", "changed", "moved" };
  json_t *object = json_object ();

  json_object_set_new (object, "kind", json_string (kinds[self->kind]));
  json_object_set_new (object, "list", json_string (self->list));
  json_object_set_new (object, "id", text_or_null (self->id));
  json_object_set_new (object, "field", text_or_null (self->field));
  json_object_set_new (object, "before", value_or_null (self->before));
  json_object_set_new (object, "after", value_or_null (self->after));
  return object;
}
