/* SPDX-License-Identifier: MPL-2.0 */
#include "document/removal.h"

#include <string.h>

#include "model/check.h"

static gboolean
is_removed (const OfftakeRemoval *self, const char *list, const char *id)
{
  for (guint i = 0; i < self->removed->len; i++) {
    OfftakeRecord *record = g_ptr_array_index (self->removed, i);

    if (g_strcmp0 (offtake_record_get_list (record), list) == 0 &&
        g_strcmp0 (offtake_record_get_id (record), id) == 0)
      return TRUE;
  }
  return FALSE;
}

/* A reference that a record of its list can do without: a process needs its recipe, a delivery is
   nothing without its agreement. */
static gboolean
is_dispensable (OfftakeRecord *user, const OfftakeField *field)
{
  if (field->kind != OFFTAKE_FIELD_REFERENCE || (field->flags & OFFTAKE_FIELD_REQUIRED))
    return FALSE;
  if (OFFTAKE_IS_SITE (user))
    return OFFTAKE_SITE (user)->kind != OFFTAKE_SITE_PROCESS;
  return OFFTAKE_IS_MATERIAL (user) || OFFTAKE_IS_AGREEMENT (user);
}

static gboolean
names (OfftakeRecord *user, const OfftakeField *field, const char *list, const char *id)
{
  const char *named = G_STRUCT_MEMBER (const char *, user, field->offset);

  return g_strcmp0 (field->list, list) == 0 && g_strcmp0 (named, id) == 0;
}

/* Whether what names @record in @user can be emptied. A record names another in one way only. */
static gboolean
can_forget (OfftakeRecord *user, OfftakeRecord *record)
{
  const OfftakeStructure *structure = offtake_record_get_structure (user);

  if (OFFTAKE_IS_SCENARIO (user))
    return TRUE;
  for (guint i = 0; i < structure->n_fields; i++)
    if (is_dispensable (user, &structure->fields[i]) &&
        names (user, &structure->fields[i], offtake_record_get_list (record),
               offtake_record_get_id (record)))
      return TRUE;
  return FALSE;
}

static void
visit (OfftakeRemoval *self, OfftakePlan *plan, OfftakeRecord *record, GHashTable *seen)
{
  g_autoptr (GPtrArray) users = NULL;

  if (!g_hash_table_add (seen, record))
    return;
  users = offtake_check_users (plan, record);
  for (guint i = 0; i < users->len; i++) {
    OfftakeRecord *user = g_ptr_array_index (users, i);

    if (!can_forget (user, record))
      visit (self, plan, user, seen);
    else if (!g_ptr_array_find (self->changed, user, NULL))
      g_ptr_array_add (self->changed, g_object_ref (user));
  }
  g_ptr_array_add (self->removed, g_object_ref (record));
}

OfftakeRemoval *
offtake_removal_new (OfftakePlan *plan, OfftakeRecord *record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, record);
  return offtake_removal_new_several (plan, records);
}

OfftakeRemoval *
offtake_removal_new_several (OfftakePlan *plan, const GPtrArray *records)
{
  OfftakeRemoval *self = g_new0 (OfftakeRemoval, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  self->removed = g_ptr_array_new_with_free_func (g_object_unref);
  self->changed = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < records->len; i++)
    visit (self, plan, g_ptr_array_index (records, i), seen);
  for (guint i = self->changed->len; i > 0; i--)
    if (g_hash_table_contains (seen, g_ptr_array_index (self->changed, i - 1)))
      g_ptr_array_remove_index (self->changed, i - 1);
  return self;
}

void
offtake_removal_free (OfftakeRemoval *self)
{
  g_ptr_array_unref (self->removed);
  g_ptr_array_unref (self->changed);
  g_free (self);
}

static gboolean value_refers (const OfftakeRemoval *self, const OfftakeField *field, json_t *value);

/* Whether an object with the keys of @structure names a removed record. */
static gboolean
object_refers (const OfftakeRemoval *self, const OfftakeStructure *structure, json_t *object)
{
  const char *key;
  json_t *value;

  json_object_foreach (object, key, value)
  {
    const OfftakeField *field = offtake_structure_find (structure, key, NULL);

    if (field && value_refers (self, field, value))
      return TRUE;
  }
  return FALSE;
}

static gboolean
value_refers (const OfftakeRemoval *self, const OfftakeField *field, json_t *value)
{
  size_t i;
  json_t *item;

  if (json_is_array (value)) {
    json_array_foreach (value, i, item) if (value_refers (self, field, item)) return TRUE;
    return FALSE;
  }
  if (field->structure)
    return object_refers (self, field->structure, value);
  return field->list && json_is_string (value) &&
         is_removed (self, field->list, json_string_value (value));
}

static gboolean
change_refers (const OfftakeRemoval *self, json_t *change)
{
  const char *list = json_string_value (json_object_get (change, "list"));
  const char *id = json_string_value (json_object_get (change, "id"));
  GType type = list ? offtake_record_type_for_list (list) : G_TYPE_INVALID;

  if (type == G_TYPE_INVALID)
    return FALSE;
  if (id && is_removed (self, list, id))
    return TRUE;
  g_autoptr (OfftakeRecordClass) klass = g_type_class_ref (type);
  return object_refers (self, klass->structure, json_object_get (change, "set")) ||
         object_refers (self, klass->structure, json_object_get (change, "add"));
}

static gboolean
forget_in_scenario (OfftakeRemoval *self,
                    OfftakeDocument *document,
                    OfftakeRecord *scenario,
                    GError **error)
{
  g_autoptr (json_t) changes = offtake_record_get_json (scenario, "changes");
  g_autoptr (json_t) kept = json_array ();
  size_t i;
  json_t *change;

  json_array_foreach (changes, i, change) if (!change_refers (self, change))
      json_array_append (kept, change);
  return offtake_document_set (document, scenario, "changes", kept, error);
}

static gboolean
forget (OfftakeRemoval *self, OfftakeDocument *document, OfftakeRecord *user, GError **error)
{
  const OfftakeStructure *structure = offtake_record_get_structure (user);

  if (OFFTAKE_IS_SCENARIO (user))
    return forget_in_scenario (self, document, user, error);
  for (guint i = 0; i < structure->n_fields; i++) {
    const OfftakeField *field = &structure->fields[i];

    if (is_dispensable (user, field) &&
        is_removed (self, field->list, G_STRUCT_MEMBER (const char *, user, field->offset)) &&
        !offtake_document_set (document, user, field->name, NULL, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
apply (OfftakeRemoval *self, OfftakeDocument *document, GError **error)
{
  for (guint i = 0; i < self->changed->len; i++)
    if (!forget (self, document, g_ptr_array_index (self->changed, i), error))
      return FALSE;
  /* Two that go may name each other, as agreements that mirror do. */
  for (guint i = 0; i < self->removed->len; i++)
    if (!forget (self, document, g_ptr_array_index (self->removed, i), error))
      return FALSE;
  for (guint i = 0; i < self->removed->len; i++)
    if (!offtake_document_remove (document, g_ptr_array_index (self->removed, i), error))
      return FALSE;
  return TRUE;
}

gboolean
offtake_removal_apply (OfftakeRemoval *self,
                       OfftakeDocument *document,
                       const char *label,
                       GError **error)
{
  if (!offtake_document_begin_group (document, label, error))
    return FALSE;
  if (apply (self, document, error))
    return offtake_document_end_group (document, error);
  offtake_document_abort_group (document);
  return FALSE;
}
