/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/field-text.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/period.h"
#include "closures.h"
#include "mass.h"

gboolean
offtake_field_text_is_number (const OfftakeField *field)
{
  return field->kind == OFFTAKE_FIELD_REAL || field->kind == OFFTAKE_FIELD_INTEGER ||
         field->kind == OFFTAKE_FIELD_SERIES || field->kind == OFFTAKE_FIELD_FRACTIONS ||
         field->kind == OFFTAKE_FIELD_ASSAY;
}

gboolean
offtake_field_text_is_percent (const OfftakeField *field)
{
  return offtake_field_text_is_number (field) && (field->flags & OFFTAKE_FIELD_FRACTION) != 0;
}

double
offtake_field_text_factor (const OfftakeField *field)
{
  return offtake_field_text_is_percent (field) ? 100 : offtake_mass_shown_factor (field->unit);
}

char *
offtake_field_text_unit (const OfftakeField *field, const char *currency)
{
  if (offtake_field_text_is_percent (field))
    return g_strdup ("%");
  if (currency && field->unit && g_str_has_prefix (field->unit, "per "))
    return g_strdup_printf ("%s/%s", currency, field->unit + strlen ("per "));
  return offtake_mass_shown_unit (field->unit);
}

double
offtake_field_text_round (double number)
{
  g_autofree char *text = g_strdup_printf ("%.12e", number);

  return g_strtod (text, NULL);
}

static char *
format_texts (json_t *value)
{
  GString *text = g_string_new (NULL);
  size_t i;
  json_t *item;

  json_array_foreach (value, i, item)
      g_string_append_printf (text, "%s%s", i ? ", " : "", json_string_value (item));
  return g_string_free (text, FALSE);
}

char *
offtake_field_text_format (const OfftakeField *field, json_t *value)
{
  if (!value)
    return g_strdup ("");
  if (field->kind == OFFTAKE_FIELD_TEXTS)
    return format_texts (value);
  if (!offtake_field_text_is_number (field))
    return g_strdup (json_is_string (value) ? json_string_value (value) : "");
  if (!json_is_number (value))
    return g_strdup ("");

  double number = json_number_value (value), factor = offtake_field_text_factor (field);

  return offtake_number_edit_text (factor == 1 ? number
                                               : offtake_field_text_round (number * factor));
}

char *
offtake_field_text_show (const OfftakeField *field, OfftakePlan *plan, json_t *value)
{
  const char *word = json_string_value (value);
  OfftakeRecord *record = NULL;

  if (json_is_boolean (value))
    return g_strdup (json_is_true (value) ? _ ("Yes") : _ ("No"));
  if (word && field->kind == OFFTAKE_FIELD_CHOICE)
    return g_strdup (offtake_word_label (word));
  if (word && field->kind == OFFTAKE_FIELD_REFERENCE)
    record = offtake_plan_find (plan, field->list, word);
  return record ? g_strdup (offtake_record_get_title (record))
                : offtake_field_text_format (field, value);
}

static gboolean
parse_number (const OfftakeField *field, const char *text, json_t **value, GError **error)
{
  double factor = offtake_field_text_factor (field);
  g_autofree char *bare = g_strdup (text);
  double number = 0;

  g_strdelimit (bare, "%", ' ');
  if (!offtake_number_parse (bare, &number)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("“%s” is not a number."), text);
    return FALSE;
  }
  if ((field->flags & (OFFTAKE_FIELD_POSITIVE | OFFTAKE_FIELD_FRACTION)) && number < 0) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("It cannot be less than zero."));
    return FALSE;
  }
  if (offtake_field_text_is_percent (field) && number > 100) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("It cannot be more than 100 %%."));
    return FALSE;
  }
  if (field->kind == OFFTAKE_FIELD_INTEGER && number != floor (number)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("It must be a whole number."));
    return FALSE;
  }
  *value = offtake_json_number (factor == 1 ? number : offtake_field_text_round (number / factor));
  return TRUE;
}

static gboolean
parse_date (const char *text, json_t **value, GError **error)
{
  if (!offtake_day_parse (text)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("“%s” is not a day; write year-month-day, as in 2027-03-31."), text);
    return FALSE;
  }
  *value = json_string (text);
  return TRUE;
}

/* "US, ca" */
static json_t *
parse_texts (const OfftakeField *field, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",; ", -1);
  json_t *texts = json_array ();

  for (guint i = 0; parts[i]; i++) {
    g_autofree char *code = g_ascii_strup (parts[i], -1);
    const char *part = field->flags & OFFTAKE_FIELD_COUNTRIES ? code : parts[i];

    if (*part)
      json_array_append_new (texts, json_string (part));
  }
  return texts;
}

/* Codes are written in capitals, however they are typed. */
static json_t *
parse_text (const OfftakeField *field, const char *text)
{
  g_autofree char *code = g_ascii_strup (text, -1);

  if (field->kind == OFFTAKE_FIELD_TEXTS)
    return parse_texts (field, text);
  return json_string (
      field->kind == OFFTAKE_FIELD_COUNTRY || field->kind == OFFTAKE_FIELD_CURRENCY ? code : text);
}

gboolean
offtake_field_text_parse (const OfftakeField *field,
                          const char *text,
                          json_t **value,
                          GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  *value = NULL;
  if (!*stripped) {
    if (!(field->flags & OFFTAKE_FIELD_REQUIRED))
      return TRUE;
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("It cannot be empty."));
    return FALSE;
  }
  if (offtake_field_text_is_number (field))
    return parse_number (field, stripped, value, error);
  if (field->kind == OFFTAKE_FIELD_DATE)
    return parse_date (stripped, value, error);
  *value = parse_text (field, stripped);
  return TRUE;
}
