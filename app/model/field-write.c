/* SPDX-License-Identifier: MPL-2.0 */
#include "model/field.h"

/* Structures into JSON, driven by the tables of fields. */

static json_t *
write_fractions (const OfftakeField *field, const OfftakeFractions *fractions)
{
  json_t *object = json_object ();

  for (guint i = 0; i < fractions->n; i++) {
    const OfftakeElementValue *value = &fractions->values[i];
    json_t *number = offtake_json_number (value->value);

    if (field->kind == OFFTAKE_FIELD_ASSAY)
      number = json_pack ("[o, o]", number, offtake_json_number (value->sigma));
    json_object_set_new (object, value->element, number);
  }
  return object;
}

static json_t *
write_date (guint32 day)
{
  g_autofree char *text = day ? offtake_day_format (day) : NULL;

  return text ? json_string (text) : NULL;
}

static json_t *
write_choice (const OfftakeField *field, guint choice)
{
  /* Words may be fewer than values: the last value can mean "none of them". */
  return choice < g_strv_length ((char **) field->choices) ? json_string (field->choices[choice])
                                                           : NULL;
}

static json_t *
write_texts (const GPtrArray *texts)
{
  json_t *array = json_array ();

  for (guint i = 0; i < texts->len; i++)
    json_array_append_new (array, json_string (g_ptr_array_index (texts, i)));
  return array;
}

static json_t *
write_part (const OfftakeStructure *structure, const OfftakePart *part)
{
  return offtake_structure_to_json (structure, part, part->given);
}

static json_t *
write_list (const OfftakeStructure *structure, const GPtrArray *list)
{
  json_t *array = json_array ();

  for (guint i = 0; i < list->len; i++)
    json_array_append_new (array, write_part (structure, g_ptr_array_index (list, i)));
  return array;
}

/* Fields that own something, which is there. */
static json_t *
write_owned (const OfftakeField *field, gconstpointer owned)
{
  switch ((int) field->kind) {
  case OFFTAKE_FIELD_SERIES: return offtake_series_to_json (owned);
  case OFFTAKE_FIELD_FRACTIONS:
  case OFFTAKE_FIELD_ASSAY: return write_fractions (field, owned);
  case OFFTAKE_FIELD_STRUCTURE: return write_part (field->structure, owned);
  case OFFTAKE_FIELD_LIST: return write_list (field->structure, owned);
  case OFFTAKE_FIELD_TEXTS: return write_texts (owned);
  case OFFTAKE_FIELD_JSON: return json_deep_copy (owned);
  default: return json_string (owned);
  }
}

json_t *
offtake_field_to_json (const OfftakeField *field, gconstpointer data)
{
  gconstpointer slot = G_STRUCT_MEMBER_P (data, field->offset);

  switch ((int) field->kind) {
  case OFFTAKE_FIELD_REAL: return offtake_json_number (*(const double *) slot);
  case OFFTAKE_FIELD_INTEGER: return json_integer (*(const int *) slot);
  case OFFTAKE_FIELD_BOOL: return json_boolean (*(const gboolean *) slot);
  case OFFTAKE_FIELD_DATE: return write_date (*(const guint32 *) slot);
  case OFFTAKE_FIELD_CHOICE: return write_choice (field, *(const guint *) slot);
  default:
    return *(const gconstpointer *) slot ? write_owned (field, *(const gconstpointer *) slot)
                                         : NULL;
  }
}

json_t *
offtake_structure_to_json (const OfftakeStructure *structure, gconstpointer data, guint32 given)
{
  json_t *object;
  guint whole_index;
  const OfftakeField *whole = offtake_structure_find_whole (structure, &whole_index);

  if (whole && given & 1u << whole_index)
    return offtake_field_to_json (whole, data);
  object = json_object ();
  for (guint i = 0; i < structure->n_fields; i++) {
    const OfftakeField *field = &structure->fields[i];

    if (given & 1u << i && !(field->flags & OFFTAKE_FIELD_LOCAL))
      json_object_set_new (object, field->name, offtake_field_to_json (field, data));
  }
  return object;
}
