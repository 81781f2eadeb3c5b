/* SPDX-License-Identifier: MPL-2.0 */
#include "document/replacement.h"

#include <string.h>

#include "document/scenario-edit.h"
#include "model/check.h"

/* From one record to another of its list. */
typedef struct {
  const char *list, *from, *to;
} Swap;

static json_t *swap_value (const Swap *swap, const OfftakeField *field, json_t *value);

/* A copy of @object, of the shape of @structure, with the swap made. (transfer full) */
static json_t *
swap_object (const Swap *swap, const OfftakeStructure *structure, json_t *object)
{
  json_t *swapped = json_object ();
  const char *key;
  json_t *value;

  json_object_foreach (object, key, value)
  {
    const OfftakeField *field = offtake_structure_find (structure, key, NULL);

    json_object_set_new (swapped, key,
                         field ? swap_value (swap, field, value) : json_incref (value));
  }
  return swapped;
}

static json_t *
swap_array (const Swap *swap, const OfftakeField *field, json_t *array)
{
  json_t *swapped = json_array ();
  size_t i;
  json_t *item;

  json_array_foreach (array, i, item)
      json_array_append_new (swapped, swap_value (swap, field, item));
  return swapped;
}

static json_t *
swap_value (const Swap *swap, const OfftakeField *field, json_t *value)
{
  if (json_is_array (value))
    return swap_array (swap, field, value);
  if (field->structure && json_is_object (value))
    return swap_object (swap, field->structure, value);
  if (field->list && json_is_string (value) && strcmp (field->list, swap->list) == 0 &&
      strcmp (json_string_value (value), swap->from) == 0)
    return json_string (swap->to);
  return json_incref (value);
}

/* One change of a scenario; NULL where it is a change of what goes. */
static json_t *
swap_change (const Swap *swap, json_t *change)
{
  static const char *const parts[] = { "set", "add" };
  const char *list = json_string_value (json_object_get (change, "list"));
  const char *id = json_string_value (json_object_get (change, "id"));
  json_t *swapped;

  if (id && strcmp (list, swap->list) == 0 && strcmp (id, swap->from) == 0)
    return NULL;
  g_autoptr (OfftakeRecordClass) klass = g_type_class_ref (offtake_record_type_for_list (list));
  swapped = json_copy (change);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    json_t *part = json_object_get (change, parts[i]);

    if (part)
      json_object_set_new (swapped, parts[i], swap_object (swap, klass->structure, part));
  }
  return swapped;
}

static json_t *
swap_changes (const Swap *swap, json_t *changes)
{
  json_t *swapped = json_array ();
  size_t i;
  json_t *change;

  json_array_foreach (changes, i, change)
  {
    json_t *kept = swap_change (swap, change);

    if (kept)
      json_array_append_new (swapped, kept);
  }
  return swapped;
}

/* A copy of @user that refers to the other record. (transfer full) */
static OfftakeRecord *
swap_record (const Swap *swap, OfftakeRecord *user, GError **error)
{
  const OfftakeStructure *structure = offtake_record_get_structure (user);
  g_autoptr (OfftakeRecord) copy = offtake_record_copy (user);

  for (guint i = 0; i < structure->n_fields; i++) {
    const OfftakeField *field = &structure->fields[i];
    g_autoptr (json_t) value = offtake_record_get_json (user, field->name);
    g_autoptr (json_t) swapped = NULL;

    if (!value)
      continue;
    swapped = OFFTAKE_IS_SCENARIO (user) && strcmp (field->name, "changes") == 0
                  ? swap_changes (swap, value)
                  : swap_value (swap, field, value);
    if (!json_equal (value, swapped) &&
        !offtake_record_set_json (copy, field->name, swapped, error))
      return NULL;
  }
  return g_steal_pointer (&copy);
}

static gboolean
replace (OfftakeDocument *document, OfftakeRecord *record, const Swap *swap, GError **error)
{
  g_autoptr (GPtrArray) users =
      offtake_check_users (offtake_document_get_edited_plan (document), record);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < users->len; i++) {
    OfftakeRecord *copy = swap_record (swap, g_ptr_array_index (users, i), error);

    if (!copy)
      return FALSE;
    g_ptr_array_add (copies, copy);
  }
  return offtake_document_set_records (document, copies, error) &&
         offtake_document_remove (document, record, error);
}

gboolean
offtake_replacement_apply (OfftakeDocument *document,
                           OfftakeRecord *record,
                           OfftakeRecord *other,
                           const char *label,
                           GError **error)
{
  g_autofree char *from = g_strdup (offtake_record_get_id (record));
  const Swap swap = { offtake_record_get_list (record), from, offtake_record_get_id (other) };

  g_return_val_if_fail (record != other && G_OBJECT_TYPE (record) == G_OBJECT_TYPE (other), FALSE);

  if (!offtake_document_begin_group (document, label, error))
    return FALSE;
  if (replace (document, record, &swap, error))
    return offtake_document_end_group (document, error);
  offtake_document_abort_group (document);
  return FALSE;
}
