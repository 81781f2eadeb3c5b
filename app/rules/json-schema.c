/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/json-schema.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/period.h"
#include "model/place.h"

/* A schema may refer to itself; a tree that was read ends long before this. */
#define MAX_DEPTH (2 * OFFTAKE_JSON_MAX_DEPTH)
#define DEFINITIONS "#/$defs/"

typedef struct {
  json_t *root;
  guint depth;
} Check;

static gboolean
check (Check *self, json_t *schema, json_t *value, const OfftakePlace *place, GError **error);

static const char *
type_name (json_t *value)
{
  switch (json_typeof (value)) {
  case JSON_OBJECT: return "object";
  case JSON_ARRAY: return "array";
  case JSON_STRING: return "string";
  case JSON_INTEGER: return "integer";
  case JSON_REAL: return "number";
  case JSON_TRUE:
  case JSON_FALSE: return "boolean";
  case JSON_NULL:
  default: return "null";
  }
}

static gboolean
is_type (json_t *value, const char *type)
{
  if (strcmp (type, "number") == 0)
    return json_is_number (value);
  if (strcmp (type, "integer") == 0 && json_is_real (value))
    return json_real_value (value) == floor (json_real_value (value));
  return strcmp (type, type_name (value)) == 0;
}

/* "number, string" of a list, the word itself otherwise. */
static char *
join (json_t *words)
{
  GString *text = g_string_new (NULL);
  size_t i;
  json_t *word;

  if (json_is_string (words))
    g_string_append (text, json_string_value (words));
  json_array_foreach (words, i, word)
  {
    g_autofree char *other = json_is_string (word) ? g_strdup (json_string_value (word))
                                                   : offtake_json_write_compact (word);
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", other);
  }
  return g_string_free (text, FALSE);
}

static gboolean
check_type (json_t *schema, json_t *value, const OfftakePlace *place, GError **error)
{
  json_t *type = json_object_get (schema, "type"), *word;
  size_t i;

  if (!type || (json_is_string (type) && is_type (value, json_string_value (type))))
    return TRUE;
  json_array_foreach (type, i, word) if (is_type (value, json_string_value (word))) return TRUE;
  g_autofree char *right = join (type);
  return offtake_place_fail (place, error, _ ("must be of type %s, not %s"), right,
                             type_name (value));
}

static gboolean
check_enum (json_t *schema, json_t *value, const OfftakePlace *place, GError **error)
{
  json_t *words = json_object_get (schema, "enum"), *word;
  size_t i;

  if (!words)
    return TRUE;
  json_array_foreach (words, i, word) if (json_equal (word, value)) return TRUE;
  g_autofree char *wrong = offtake_json_write_compact (value);
  g_autofree char *right = join (words);
  return offtake_place_fail (place, error, _ ("is %s, but must be one of: %s"), wrong, right);
}

static gboolean
check_number (json_t *schema, json_t *value, const OfftakePlace *place, GError **error)
{
  json_t *minimum = json_object_get (schema, "minimum");
  json_t *maximum = json_object_get (schema, "maximum");
  GError *cause = NULL;
  double number;

  if (!json_is_number (value))
    return TRUE;
  if (!offtake_json_get_number (value, &number, &cause))
    return offtake_place_fail_from (place, error, cause);
  if (minimum && number < json_number_value (minimum))
    return offtake_place_fail (place, error, _ ("is %g, but must be at least %g"), number,
                               json_number_value (minimum));
  if (maximum && number > json_number_value (maximum))
    return offtake_place_fail (place, error, _ ("is %g, but must be at most %g"), number,
                               json_number_value (maximum));
  return TRUE;
}

static gboolean
check_text (json_t *schema, json_t *value, const OfftakePlace *place, GError **error)
{
  const char *format = json_string_value (json_object_get (schema, "format"));
  json_int_t length = json_integer_value (json_object_get (schema, "minLength"));
  const char *text = json_string_value (value);

  if (!text)
    return TRUE;
  if ((json_int_t) strlen (text) < length)
    return offtake_place_fail (place, error, _ ("must not be empty"));
  if (format && strcmp (format, "date") == 0 && offtake_day_parse (text) == 0)
    return offtake_place_fail (
        place, error, _ ("\"%s\" is no day of the calendar; write it as 2027-12-31"), text);
  return TRUE;
}

static gboolean
check_list (Check *self, json_t *schema, json_t *value, const OfftakePlace *place, GError **error)
{
  json_t *items = json_object_get (schema, "items"), *item;
  size_t i;

  if (!json_is_array (value))
    return TRUE;
  if ((json_int_t) json_array_size (value) <
      json_integer_value (json_object_get (schema, "minItems")))
    return offtake_place_fail (place, error, _ ("must not be empty"));
  json_array_foreach (value, i, item)
  {
    const OfftakePlace inner = { place, NULL, i };
    if (items && !check (self, items, item, &inner, error))
      return FALSE;
  }
  return TRUE;
}

/* A member that has no schema of its own. */
static gboolean
check_other (Check *self, json_t *schema, json_t *value, const OfftakePlace *place, GError **error)
{
  json_t *others = json_object_get (schema, "additionalProperties");

  if (json_is_object (others))
    return check (self, others, value, place, error);
  if (!json_is_false (others))
    return TRUE;

  g_autofree char *right = NULL;
  g_autoptr (json_t) keys = json_array ();
  const char *key;
  json_t *unused;
  json_object_foreach (json_object_get (schema, "properties"), key, unused)
      json_array_append_new (keys, json_string (key));
  right = join (keys);
  return offtake_place_fail (place, error, _ ("is not known here; known are: %s"), right);
}

static gboolean
check_members (
    Check *self, json_t *schema, json_t *value, const OfftakePlace *place, GError **error)
{
  json_t *properties = json_object_get (schema, "properties"), *member, *required;
  const char *key;
  size_t i;

  if (!json_is_object (value))
    return TRUE;
  json_object_foreach (value, key, member)
  {
    const OfftakePlace inner = { place, key, 0 };
    json_t *own = json_object_get (properties, key);
    if (own ? !check (self, own, member, &inner, error)
            : !check_other (self, schema, member, &inner, error))
      return FALSE;
  }
  json_array_foreach (json_object_get (schema, "required"), i, required) if (
      !json_object_get (
          value, json_string_value (
                     required))) return offtake_place_fail (place, error, _ ("\"%s\" is missing"),
                                                            json_string_value (required));
  return TRUE;
}

static gboolean
check (Check *self, json_t *schema, json_t *value, const OfftakePlace *place, GError **error)
{
  const char *reference = json_string_value (json_object_get (schema, "$ref"));
  gboolean fine = TRUE;

  if (self->depth == MAX_DEPTH)
    return offtake_place_fail (place, error, _ ("is nested too deep"));
  self->depth++;
  if (reference && g_str_has_prefix (reference, DEFINITIONS))
    fine = check (
        self,
        json_object_get (json_object_get (self->root, "$defs"), reference + strlen (DEFINITIONS)),
        value, place, error);
  fine = fine && check_type (schema, value, place, error) &&
         check_enum (schema, value, place, error) && check_number (schema, value, place, error) &&
         check_text (schema, value, place, error) &&
         check_list (self, schema, value, place, error) &&
         check_members (self, schema, value, place, error);
  self->depth--;
  return fine;
}

static gboolean
check_root (json_t *root, json_t *schema, json_t *value, const char *name, GError **error)
{
  Check self = { root, 0 };

  if (check (&self, schema, value, NULL, error))
    return TRUE;
  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

gboolean
offtake_json_schema_check (json_t *schema, json_t *value, const char *name, GError **error)
{
  return check_root (schema, schema, value, name, error);
}

gboolean
offtake_json_schema_check_as (
    json_t *schema, const char *definition, json_t *value, const char *name, GError **error)
{
  json_t *part = json_object_get (json_object_get (schema, "$defs"), definition);

  return check_root (schema, part, value, name, error);
}
