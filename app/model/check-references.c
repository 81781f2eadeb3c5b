/* SPDX-License-Identifier: MPL-2.0 */
#include "model/check-record.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
check_id (const OfftakeOverlay *view,
          const char *list,
          const char *id,
          const OfftakePlace *place,
          GError **error)
{
  return offtake_overlay_find (view, list, id) ||
         offtake_place_fail (place, error, _ ("there is no \"%s\" in %s"), id, list);
}

static gboolean
check_ids (const OfftakeOverlay *view,
           const char *list,
           const GPtrArray *ids,
           const OfftakePlace *place,
           GError **error)
{
  for (guint i = 0; i < ids->len; i++) {
    OfftakePlace inner = { place, NULL, i };

    if (!check_id (view, list, g_ptr_array_index (ids, i), &inner, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_parts (const OfftakeOverlay *view,
             const OfftakeStructure *structure,
             const GPtrArray *parts,
             const OfftakePlace *place,
             GError **error)
{
  for (guint i = 0; i < parts->len; i++) {
    OfftakePlace inner = { place, NULL, i };

    if (!offtake_check_references (view, structure, g_ptr_array_index (parts, i), &inner, error))
      return FALSE;
  }
  return TRUE;
}

/* Whether the field holds references or parts that may: only then does its slot hold a pointer. */
static gboolean
may_refer (const OfftakeField *field)
{
  return field->kind == OFFTAKE_FIELD_REFERENCE || field->kind == OFFTAKE_FIELD_STRUCTURE ||
         field->kind == OFFTAKE_FIELD_LIST || (field->kind == OFFTAKE_FIELD_TEXTS && field->list);
}

gboolean
offtake_check_references (const OfftakeOverlay *view,
                          const OfftakeStructure *structure,
                          gconstpointer data,
                          const OfftakePlace *place,
                          GError **error)
{
  for (guint i = 0; i < structure->n_fields; i++) {
    const OfftakeField *field = &structure->fields[i];
    OfftakePlace inner = { place, field->name };
    gconstpointer owned =
        may_refer (field) ? G_STRUCT_MEMBER (gconstpointer, data, field->offset) : NULL;
    gboolean is_sound = TRUE;

    if (!owned)
      continue;
    if (field->kind == OFFTAKE_FIELD_REFERENCE)
      is_sound = check_id (view, field->list, owned, &inner, error);
    else if (field->kind == OFFTAKE_FIELD_TEXTS)
      is_sound = check_ids (view, field->list, owned, &inner, error);
    else if (field->kind == OFFTAKE_FIELD_LIST)
      is_sound = check_parts (view, field->structure, owned, &inner, error);
    else
      is_sound = offtake_check_references (view, field->structure, owned, &inner, error);
    if (!is_sound)
      return FALSE;
  }
  return TRUE;
}

static gboolean
field_refers (const OfftakeField *field, gconstpointer owned, const char *list, const char *id)
{
  const GPtrArray *items = owned;

  if (field->kind == OFFTAKE_FIELD_REFERENCE)
    return strcmp (field->list, list) == 0 && strcmp (owned, id) == 0;
  if (field->kind == OFFTAKE_FIELD_STRUCTURE)
    return offtake_structure_refers (field->structure, owned, list, id);
  if (field->kind == OFFTAKE_FIELD_TEXTS)
    return strcmp (field->list, list) == 0 &&
           g_ptr_array_find_with_equal_func ((GPtrArray *) items, id, g_str_equal, NULL);
  for (guint i = 0; i < items->len; i++)
    if (offtake_structure_refers (field->structure, g_ptr_array_index (items, i), list, id))
      return TRUE;
  return FALSE;
}

gboolean
offtake_structure_refers (const OfftakeStructure *structure,
                          gconstpointer data,
                          const char *list,
                          const char *id)
{
  for (guint i = 0; i < structure->n_fields; i++) {
    const OfftakeField *field = &structure->fields[i];
    gconstpointer owned =
        may_refer (field) ? G_STRUCT_MEMBER (gconstpointer, data, field->offset) : NULL;

    if (owned && field_refers (field, owned, list, id))
      return TRUE;
  }
  return FALSE;
}
