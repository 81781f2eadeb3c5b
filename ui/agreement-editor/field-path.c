/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/field-path.h"

#include <stdlib.h>
#include <string.h>

static gboolean
is_index (const char *part)
{
  return g_ascii_isdigit (*part) && strspn (part, "0123456789") == strlen (part);
}

const OfftakeField *
offtake_field_path_find (OfftakeRecord *record, const char *path, const char **key)
{
  const OfftakeStructure *structure = offtake_record_get_structure (record);
  const OfftakeField *field = NULL;
  g_auto (GStrv) parts = g_strsplit (path, ".", -1);

  if (key)
    *key = NULL;
  for (guint i = 0; parts[i]; i++) {
    if (field && field->kind == OFFTAKE_FIELD_SERIES) {
      if (key)
        *key = strrchr (path, '.') + 1;
      return parts[i + 1] ? NULL : field;
    }
    if (field && (field->kind == OFFTAKE_FIELD_FRACTIONS || field->kind == OFFTAKE_FIELD_ASSAY)) {
      if (key)
        *key = strchr (path, '.') + 1;
      return field;
    }
    if (field && field->kind == OFFTAKE_FIELD_LIST && is_index (parts[i]))
      continue;
    field = structure ? offtake_structure_find (structure, parts[i], NULL) : NULL;
    if (!field)
      return NULL;
    structure = field->structure;
  }
  return field;
}

static json_t *
child_of (json_t *value, const char *part)
{
  if (json_is_array (value))
    return json_array_get (value, (size_t) atoi (part));
  return json_object_get (value, part);
}

json_t *
offtake_field_path_get (OfftakeRecord *record, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", -1);
  json_t *top = offtake_record_get_json (record, parts[0]);
  json_t *value = top;

  for (guint i = 1; parts[i] && value; i++)
    value = child_of (value, parts[i]);
  json_incref (value);
  json_decref (top);
  return value;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  OfftakePeriod left, right;

  offtake_period_parse (*(const char *const *) a, &left);
  offtake_period_parse (*(const char *const *) b, &right);
  if (left.first != right.first)
    return left.first < right.first ? -1 : 1;
  return left.quarter - right.quarter;
}

/* The series with its periods in the order of time. */
static json_t *
sorted_series (json_t *series)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  json_t *sorted = json_object ();
  const char *key;
  json_t *value;

  json_object_foreach (series, key, value) g_ptr_array_add (keys, (gpointer) key);
  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    json_object_set (sorted, g_ptr_array_index (keys, i),
                     json_object_get (series, g_ptr_array_index (keys, i)));
  return sorted;
}

static json_t *
series_with (json_t *series, const char *key, json_t *value, const char *first_period)
{
  g_autoptr (json_t) points = json_is_object (series) ? json_copy (series) : json_object ();

  if (json_is_number (series) && first_period)
    json_object_set (points, first_period, series);
  if (value)
    json_object_set (points, key, value);
  else
    json_object_del (points, key);
  return sorted_series (points);
}

/* A copy of @old (NULL: absent) in which @value stands at @parts; NULL if nothing is left. */
static json_t *
with (json_t *old, char **parts, gboolean in_series, json_t *value, const char *first_period)
{
  if (!parts[0])
    return json_incref (value);
  if (in_series && !parts[1])
    return series_with (old, parts[0], value, first_period);

  json_t *copy = json_is_array (old) || json_is_object (old) ? json_copy (old) : json_object ();
  g_autoptr (json_t) inner =
      with (child_of (copy, parts[0]), parts + 1, in_series, value, first_period);

  if (json_is_array (copy)) {
    if (inner)
      json_array_set (copy, (size_t) atoi (parts[0]), inner);
  } else if (inner) {
    json_object_set (copy, parts[0], inner);
  } else {
    json_object_del (copy, parts[0]);
  }
  return copy;
}

json_t *
offtake_field_path_with (
    OfftakeRecord *record, const char *path, json_t *value, const char *first_period, char **name)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", -1);
  g_autoptr (json_t) old = offtake_record_get_json (record, parts[0]);
  const char *key = NULL;

  const OfftakeField *field = offtake_field_path_find (record, path, &key);
  gboolean in_series = key && field->kind == OFFTAKE_FIELD_SERIES;

  *name = g_strdup (parts[0]);
  return with (old, parts + 1, in_series, value, first_period);
}
