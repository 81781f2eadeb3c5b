/* SPDX-License-Identifier: MPL-2.0 */
#include "model/field.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/country.h"
#include "model/place.h"

/* JSON into structures, driven by the tables of fields. Places are chained on
   the stack and become a path only when an error wants to name one. */

#define SLACK 1e-9 /* of fractions and their sum above 1 */

static gboolean
fail_range (double number, const char *rule, const OfftakePlace *place, GError **error)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.12g", number);
  /* Translators: a number, then what it must be */
  return offtake_place_fail (place, error, _ ("is %s, but must be %s"), text, rule);
}

static gboolean
check_range (const OfftakeField *field, double number, const OfftakePlace *place, GError **error)
{
  if (field->flags & OFFTAKE_FIELD_FRACTION && (number < 0 || number > 1 + SLACK))
    return fail_range (number, _ ("a fraction from 0 to 1"), place, error);
  if (field->flags & OFFTAKE_FIELD_YEAR &&
      (number < OFFTAKE_PERIOD_MIN_YEAR || number > OFFTAKE_PERIOD_MAX_YEAR))
    return fail_range (number, _ ("a year from 1900 to 2200"), place, error);
  if (field->flags & OFFTAKE_FIELD_POSITIVE && number < 0)
    return fail_range (number, _ ("0 or more"), place, error);
  return TRUE;
}

static gboolean
read_number (const OfftakeField *field,
             json_t *value,
             double *number,
             const OfftakePlace *place,
             GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (!offtake_json_get_number (value, number, &cause))
    return offtake_place_fail_from (place, error, g_steal_pointer (&cause));
  return check_range (field, *number, place, error);
}

static gboolean
read_real (const OfftakeField *field,
           gpointer slot,
           json_t *value,
           const OfftakePlace *place,
           GError **error)
{
  double number;

  if (!read_number (field, value, &number, place, error))
    return FALSE;
  *(double *) slot = number;
  return TRUE;
}

static gboolean
read_integer (const OfftakeField *field,
              gpointer slot,
              json_t *value,
              const OfftakePlace *place,
              GError **error)
{
  double number;

  if (!read_number (field, value, &number, place, error))
    return FALSE;
  if (number != trunc (number) || fabs (number) > G_MAXINT)
    return offtake_place_fail (place, error, _ ("must be a whole number"));
  *(int *) slot = (int) number;
  return TRUE;
}

static gboolean
read_bool (gpointer slot, json_t *value, const OfftakePlace *place, GError **error)
{
  if (!json_is_boolean (value))
    return offtake_place_fail (place, error, _ ("must be true or false"));
  *(gboolean *) slot = json_is_true (value);
  return TRUE;
}

static gboolean
read_date (gpointer slot, json_t *value, const OfftakePlace *place, GError **error)
{
  const char *text = json_string_value (value);
  guint32 day;

  if (!text)
    return offtake_place_fail (place, error, _ ("must be a date such as \"2027-03-31\""));
  day = offtake_day_parse (text);
  if (day == 0)
    return offtake_place_fail (
        place, error, _ ("\"%s\" is not a day of the calendar in the form \"2027-03-31\""), text);
  *(guint32 *) slot = day;
  return TRUE;
}

static gboolean
find_choice (const char *const *choices, const char *word, guint *index)
{
  for (guint i = 0; choices[i]; i++) {
    if (strcmp (choices[i], word) == 0) {
      *index = i;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
read_choice (const OfftakeField *field,
             guint *index,
             json_t *value,
             const OfftakePlace *place,
             GError **error)
{
  const char *word = json_string_value (value);
  g_autofree char *words = NULL;

  if (word && find_choice (field->choices, word, index))
    return TRUE;
  words = g_strjoinv ("\", \"", (char **) field->choices);
  if (!word)
    return offtake_place_fail (place, error, _ ("must be one of \"%s\""), words);
  return offtake_place_fail (place, error, _ ("is \"%s\", but must be one of \"%s\""), word, words);
}

/* Texts of every kind. */
static gboolean
check_text (const OfftakeField *field, const char *text, const OfftakePlace *place, GError **error)
{
  OfftakePeriod period;

  if ((field->kind == OFFTAKE_FIELD_COUNTRY || field->flags & OFFTAKE_FIELD_COUNTRIES) &&
      !offtake_country_is_known (text))
    return offtake_place_fail (
        place, error, _ ("\"%s\" is not a country of ISO 3166-1 such as \"US\" or \"DE\""), text);
  if (field->kind == OFFTAKE_FIELD_CURRENCY && !offtake_currency_is_known (text))
    return offtake_place_fail (place, error,
                               _ ("\"%s\" is not a currency of ISO 4217 such as \"USD\""), text);
  if (field->kind == OFFTAKE_FIELD_PERIOD && !offtake_period_parse (text, &period))
    return offtake_place_fail (place, error,
                               _ ("\"%s\" is not a period such as \"2027\" or \"2027Q3\""), text);
  if (*text == '\0' && strcmp (field->name, "id") == 0)
    return offtake_place_fail (place, error, _ ("must not be empty: every record has an id"));
  return TRUE;
}

static gboolean
read_text (const OfftakeField *field,
           char **slot,
           json_t *value,
           const OfftakePlace *place,
           GError **error)
{
  const char *text = json_string_value (value);

  if (!text)
    return offtake_place_fail (place, error, _ ("must be text"));
  if (!check_text (field, text, place, error))
    return FALSE;
  g_free (*slot);
  *slot = g_strdup (text);
  return TRUE;
}

static gboolean
read_series (const OfftakeField *field,
             OfftakeSeries **slot,
             json_t *value,
             const OfftakePlace *place,
             GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (OfftakeSeries) series = offtake_series_from_json (value, &cause);
  const OfftakeSeriesPoint *points;
  guint n_points;

  if (!series)
    return offtake_place_fail_from (place, error, g_steal_pointer (&cause));
  points = offtake_series_get_points (series, &n_points);
  for (guint i = 0; i < n_points; i++) {
    OfftakePlace inner = { place, points[i].key };
    if (!check_range (field, points[i].value, *points[i].key ? &inner : place, error))
      return FALSE;
  }
  g_clear_pointer (slot, offtake_series_unref);
  *slot = g_steal_pointer (&series);
  return TRUE;
}

/* An element's number, or [mean, standard deviation]. */
static gboolean
read_element (const OfftakeField *field,
              json_t *value,
              OfftakeElementValue *element,
              const OfftakePlace *place,
              GError **error)
{
  static const OfftakeField sigma = { .flags = OFFTAKE_FIELD_POSITIVE };
  OfftakePlace first = { place, NULL, 0 }, second = { place, NULL, 1 };

  if (!offtake_element_is_valid (place->text))
    return offtake_place_fail (
        place, error, _ ("\"%s\" is not the symbol of an element such as \"Ni\""), place->text);
  g_strlcpy (element->element, place->text, sizeof element->element);
  if (field->kind == OFFTAKE_FIELD_FRACTIONS)
    return read_number (field, value, &element->value, place, error);
  if (json_array_size (value) != 2)
    return offtake_place_fail (place, error, _ ("must be [mean, standard deviation]"));
  return read_number (field, json_array_get (value, 0), &element->value, &first, error) &&
         read_number (&sigma, json_array_get (value, 1), &element->sigma, &second, error);
}

static gboolean
read_fractions (const OfftakeField *field,
                OfftakeFractions **slot,
                json_t *value,
                const OfftakePlace *place,
                GError **error)
{
  g_autofree OfftakeFractions *fractions = NULL;
  gsize n = json_object_size (value);
  double sum = 0;
  const char *key;
  json_t *item;

  if (!json_is_object (value))
    return offtake_place_fail (place, error,
                               _ ("must be numbers by element such as {\"Ni\": 0.2233}"));
  fractions = g_malloc0 (sizeof *fractions + n * sizeof fractions->values[0]);
  json_object_foreach (value, key, item)
  {
    OfftakePlace inner = { place, key };
    if (!read_element (field, item, &fractions->values[fractions->n], &inner, error))
      return FALSE;
    sum += fractions->values[fractions->n++].value;
  }
  if (field->flags & OFFTAKE_FIELD_FRACTION && sum > 1 + SLACK) {
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd (text, sizeof text, "%.12g", sum);
    return offtake_place_fail (place, error, _ ("the fractions sum to %s, but to 1 at most"), text);
  }
  g_free (*slot);
  *slot = g_steal_pointer (&fractions);
  return TRUE;
}

static gboolean
read_texts (const OfftakeField *field,
            GPtrArray **slot,
            json_t *value,
            const OfftakePlace *place,
            GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gsize i;
  json_t *item;
  guint unused;

  if (!json_is_array (value))
    return offtake_place_fail (place, error, _ ("must be a list of texts"));
  json_array_foreach (value, i, item)
  {
    OfftakePlace inner = { place, NULL, i };
    const char *text = json_string_value (item);

    if (field->choices && !read_choice (field, &unused, item, &inner, error))
      return FALSE;
    if (!text)
      return offtake_place_fail (&inner, error, _ ("must be text"));
    if (!check_text (field, text, &inner, error))
      return FALSE;
    g_ptr_array_add (texts, g_strdup (text));
  }
  g_clear_pointer (slot, g_ptr_array_unref);
  *slot = g_steal_pointer (&texts);
  return TRUE;
}

static gboolean read_structure (const OfftakeStructure *structure,
                                gpointer data,
                                guint32 *given,
                                json_t *value,
                                const OfftakePlace *place,
                                GError **error);

static gpointer
read_part (const OfftakeStructure *structure,
           json_t *value,
           const OfftakePlace *place,
           GError **error)
{
  OfftakePart *part = offtake_structure_new (structure);

  if (read_structure (structure, part, &part->given, value, place, error))
    return part;
  offtake_structure_free (structure, part);
  return NULL;
}

static gboolean
read_list (const OfftakeField *field,
           gpointer data,
           json_t *value,
           const OfftakePlace *place,
           GError **error)
{
  GPtrArray *list;
  gsize i;
  json_t *item;

  if (!json_is_array (value))
    return offtake_place_fail (place, error, _ ("must be a list"));
  list = g_ptr_array_new ();
  json_array_foreach (value, i, item)
  {
    OfftakePlace inner = { place, NULL, i };
    gpointer part = read_part (field->structure, item, &inner, error);

    if (!part) {
      for (guint j = 0; j < list->len; j++)
        offtake_structure_free (field->structure, g_ptr_array_index (list, j));
      g_ptr_array_unref (list);
      return FALSE;
    }
    g_ptr_array_add (list, part);
  }
  offtake_field_clear (field, data);
  *(GPtrArray **) G_STRUCT_MEMBER_P (data, field->offset) = list;
  return TRUE;
}

static gboolean
read_field (const OfftakeField *field,
            gpointer data,
            json_t *value,
            const OfftakePlace *place,
            GError **error)
{
  gpointer slot = G_STRUCT_MEMBER_P (data, field->offset), part;

  switch (field->kind) {
  case OFFTAKE_FIELD_REAL: return read_real (field, slot, value, place, error);
  case OFFTAKE_FIELD_INTEGER: return read_integer (field, slot, value, place, error);
  case OFFTAKE_FIELD_BOOL: return read_bool (slot, value, place, error);
  case OFFTAKE_FIELD_DATE: return read_date (slot, value, place, error);
  case OFFTAKE_FIELD_CHOICE: return read_choice (field, slot, value, place, error);
  case OFFTAKE_FIELD_TEXT:
  case OFFTAKE_FIELD_COUNTRY:
  case OFFTAKE_FIELD_CURRENCY:
  case OFFTAKE_FIELD_PERIOD:
  case OFFTAKE_FIELD_REFERENCE: return read_text (field, slot, value, place, error);
  case OFFTAKE_FIELD_SERIES: return read_series (field, slot, value, place, error);
  case OFFTAKE_FIELD_FRACTIONS:
  case OFFTAKE_FIELD_ASSAY: return read_fractions (field, slot, value, place, error);
  case OFFTAKE_FIELD_STRUCTURE:
    part = read_part (field->structure, value, place, error);
    if (!part)
      return FALSE;
    offtake_field_clear (field, data);
    *(gpointer *) slot = part;
    return TRUE;
  case OFFTAKE_FIELD_LIST: return read_list (field, data, value, place, error);
  case OFFTAKE_FIELD_TEXTS: return read_texts (field, slot, value, place, error);
  case OFFTAKE_FIELD_JSON:
    offtake_field_clear (field, data);
    *(json_t **) slot = json_incref (value);
    return TRUE;
  default: g_assert_not_reached ();
  }
}

/* Reads the keys of @value; those that have no field are errors unless @is_open. */
static gboolean
read_keys (const OfftakeStructure *structure,
           gpointer data,
           guint32 *given,
           json_t *value,
           gboolean is_open,
           const OfftakePlace *place,
           GError **error)
{
  const char *key;
  json_t *item;

  json_object_foreach (value, key, item)
  {
    OfftakePlace inner = { place, key };
    guint index;
    const OfftakeField *field = offtake_structure_find (structure, key, &index);

    if (!field || field->flags & (OFFTAKE_FIELD_LOCAL | OFFTAKE_FIELD_WHOLE)) {
      if (is_open)
        continue;
      return offtake_place_fail (&inner, error, _ ("the format knows no such key in %s"),
                                 _ (structure->name));
    }
    if (!read_field (field, data, item, &inner, error))
      return FALSE;
    *given |= 1u << index;
  }
  return TRUE;
}

static gboolean
read_structure (const OfftakeStructure *structure,
                gpointer data,
                guint32 *given,
                json_t *value,
                const OfftakePlace *place,
                GError **error)
{
  guint whole_index;
  const OfftakeField *whole = offtake_structure_find_whole (structure, &whole_index);

  if (!json_is_object (value))
    return offtake_place_fail (place, error, _ ("must be an object, {\"key\": value, ...}"));
  if (!read_keys (structure, data, given, value, whole != NULL, place, error))
    return FALSE;
  if (whole && read_field (whole, data, value, place, error))
    *given |= 1u << whole_index;

  for (guint i = 0; i < structure->n_fields; i++) {
    const OfftakeField *field = &structure->fields[i];
    OfftakePlace inner = { place, field->name };

    if (field->flags & OFFTAKE_FIELD_REQUIRED && !(*given & 1u << i))
      return offtake_place_fail (&inner, error, _ ("is missing; %s needs it"), _ (structure->name));
  }
  return TRUE;
}

gboolean
offtake_field_from_json (
    const OfftakeField *field, gpointer data, json_t *value, const char *path, GError **error)
{
  OfftakePlace outer = { NULL, path }, place = { path && *path ? &outer : NULL, field->name };

  if (!value) {
    offtake_field_clear (field, data);
    return TRUE;
  }
  return read_field (field, data, value, &place, error);
}

gboolean
offtake_structure_from_json (const OfftakeStructure *structure,
                             gpointer data,
                             guint32 *given,
                             json_t *value,
                             const char *path,
                             GError **error)
{
  OfftakePlace place = { NULL, path };

  return read_structure (structure, data, given, value, path && *path ? &place : NULL, error);
}
