/* SPDX-License-Identifier: MPL-2.0 */
#include "model/check.h"

#include <glib/gi18n.h>

#include "base/error.h"

static gboolean check_references (OfftakePlan *plan,
                                  const OfftakeStructure *structure,
                                  gconstpointer data,
                                  const char *path,
                                  GError **error);

static gboolean
check_reference (
    OfftakePlan *plan, const OfftakeField *field, const char *id, const char *path, GError **error)
{
  if (!id || offtake_plan_find (plan, field->list, id))
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("%s.%s: there is no \"%s\" in %s"),
               path, field->name, id, field->list);
  return FALSE;
}

/* What the member points to; numbers are no pointers and may be aligned for less. */
static gconstpointer
pointer_of (const OfftakeField *field, gconstpointer data)
{
  switch ((int) field->kind) {
  case OFFTAKE_FIELD_REFERENCE:
  case OFFTAKE_FIELD_STRUCTURE:
  case OFFTAKE_FIELD_TEXTS:
  case OFFTAKE_FIELD_LIST: return G_STRUCT_MEMBER (gconstpointer, data, field->offset);
  default: return NULL;
  }
}

static gboolean
check_field (OfftakePlan *plan,
             const OfftakeField *field,
             gconstpointer data,
             const char *path,
             GError **error)
{
  gconstpointer owned = pointer_of (field, data);

  if (field->kind == OFFTAKE_FIELD_REFERENCE)
    return check_reference (plan, field, owned, path, error);
  if (field->kind == OFFTAKE_FIELD_STRUCTURE && owned) {
    g_autofree char *inner = g_strdup_printf ("%s.%s", path, field->name);
    return check_references (plan, field->structure, owned, inner, error);
  }
  if (field->kind == OFFTAKE_FIELD_TEXTS && field->list && owned) {
    for (guint i = 0; i < ((GPtrArray *) owned)->len; i++)
      if (!check_reference (plan, field, g_ptr_array_index ((GPtrArray *) owned, i), path, error))
        return FALSE;
  }
  if (field->kind == OFFTAKE_FIELD_LIST && owned) {
    for (guint i = 0; i < ((GPtrArray *) owned)->len; i++) {
      g_autofree char *inner = g_strdup_printf ("%s.%s[%u]", path, field->name, i);
      if (!check_references (plan, field->structure, g_ptr_array_index ((GPtrArray *) owned, i),
                             inner, error))
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean
check_references (OfftakePlan *plan,
                  const OfftakeStructure *structure,
                  gconstpointer data,
                  const char *path,
                  GError **error)
{
  for (guint i = 0; i < structure->n_fields; i++)
    if (!check_field (plan, &structure->fields[i], data, path, error))
      return FALSE;
  return TRUE;
}

gboolean
offtake_check_plan (OfftakePlan *plan, GError **error)
{
  const char *const *lists = offtake_record_lists ();

  for (guint l = 0; lists[l]; l++) {
    GListModel *records = offtake_plan_get_list (plan, lists[l]);
    for (guint i = 0; i < g_list_model_get_n_items (records); i++) {
      g_autoptr (OfftakeRecord) record = g_list_model_get_item (records, i);
      g_autofree char *path = g_strdup_printf ("%s[%u]", lists[l], i);
      if (!check_references (plan, offtake_record_get_structure (record), record, path, error))
        return FALSE;
    }
  }
  return TRUE;
}

gboolean
offtake_check_record (OfftakePlan *plan, OfftakeRecord *record, GError **error)
{
  return check_references (plan, offtake_record_get_structure (record), record,
                           offtake_record_get_list (record), error);
}
