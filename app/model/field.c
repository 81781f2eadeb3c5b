/* SPDX-License-Identifier: MPL-2.0 */
#include "model/field.h"

#include <string.h>

gboolean
offtake_element_is_valid (const char *symbol)
{
  gsize length = strlen (symbol);

  if (length < 1 || length >= sizeof ((OfftakeElementValue *) NULL)->element ||
      !g_ascii_isupper (symbol[0]))
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (!g_ascii_islower (symbol[i]) && !g_ascii_isdigit (symbol[i]))
      return FALSE;
  return TRUE;
}

double
offtake_fractions_get (const OfftakeFractions *self, const char *element)
{
  for (guint i = 0; self && i < self->n; i++)
    if (strcmp (self->values[i].element, element) == 0)
      return self->values[i].value;
  return 0;
}

static void
clear_list (const OfftakeField *field, GPtrArray **list)
{
  for (guint i = 0; *list && i < (*list)->len; i++)
    offtake_structure_free (field->structure, g_ptr_array_index (*list, i));
  g_clear_pointer (list, g_ptr_array_unref);
}

void
offtake_field_clear (const OfftakeField *field, gpointer data)
{
  gpointer slot = G_STRUCT_MEMBER_P (data, field->offset);

  switch (field->kind) {
  case OFFTAKE_FIELD_REAL: *(double *) slot = field->fallback; break;
  case OFFTAKE_FIELD_INTEGER:
  case OFFTAKE_FIELD_BOOL: *(int *) slot = (int) field->fallback; break;
  case OFFTAKE_FIELD_CHOICE: *(guint *) slot = (guint) field->fallback; break;
  case OFFTAKE_FIELD_DATE: *(guint32 *) slot = 0; break;
  case OFFTAKE_FIELD_TEXT:
  case OFFTAKE_FIELD_COUNTRY:
  case OFFTAKE_FIELD_CURRENCY:
  case OFFTAKE_FIELD_PERIOD:
  case OFFTAKE_FIELD_REFERENCE:
  case OFFTAKE_FIELD_FRACTIONS:
  case OFFTAKE_FIELD_ASSAY: g_clear_pointer ((gpointer *) slot, g_free); break;
  case OFFTAKE_FIELD_SERIES: g_clear_pointer ((OfftakeSeries **) slot, offtake_series_unref); break;
  case OFFTAKE_FIELD_STRUCTURE:
    offtake_structure_free (field->structure, *(gpointer *) slot);
    *(gpointer *) slot = NULL;
    break;
  case OFFTAKE_FIELD_LIST: clear_list (field, slot); break;
  case OFFTAKE_FIELD_TEXTS: g_clear_pointer ((GPtrArray **) slot, g_ptr_array_unref); break;
  case OFFTAKE_FIELD_JSON: g_clear_pointer ((json_t **) slot, json_decref); break;
  default: g_assert_not_reached ();
  }
}

/* On zeroed memory, clearing is setting the fallbacks. */
void
offtake_structure_init (const OfftakeStructure *structure, gpointer data)
{
  offtake_structure_clear (structure, data);
}

void
offtake_structure_clear (const OfftakeStructure *structure, gpointer data)
{
  for (guint i = 0; i < structure->n_fields; i++)
    offtake_field_clear (&structure->fields[i], data);
}

gpointer
offtake_structure_new (const OfftakeStructure *structure)
{
  gpointer data = g_malloc0 (structure->size);

  offtake_structure_init (structure, data);
  return data;
}

void
offtake_structure_free (const OfftakeStructure *structure, gpointer data)
{
  if (!data)
    return;
  offtake_structure_clear (structure, data);
  g_free (data);
}

const OfftakeField *
offtake_structure_find (const OfftakeStructure *structure, const char *name, guint *index)
{
  for (guint i = 0; i < structure->n_fields; i++) {
    if (strcmp (structure->fields[i].name, name) == 0) {
      if (index)
        *index = i;
      return &structure->fields[i];
    }
  }
  return NULL;
}

const OfftakeField *
offtake_structure_find_whole (const OfftakeStructure *structure, guint *index)
{
  for (guint i = 0; i < structure->n_fields; i++) {
    if (structure->fields[i].flags & OFFTAKE_FIELD_WHOLE) {
      if (index)
        *index = i;
      return &structure->fields[i];
    }
  }
  return NULL;
}
