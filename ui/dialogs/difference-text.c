/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/difference-text.h"

#include <glib/gi18n.h>

#include "model/plan.h"

#define MAX_VALUE 160 /* characters of a value that are shown */

static OfftakeRecordClass *
class_of (const char *list)
{
  GType type =
      g_str_equal (list, "plan") ? OFFTAKE_TYPE_PLAN_HEAD : offtake_record_type_for_list (list);

  return g_type_class_ref (type); /* stays: every record has one */
}

static const OfftakeField *
field_of (const char *list, const char *field)
{
  return offtake_structure_find (class_of (list)->structure, field, NULL);
}

static char *
capitalised (const char *word)
{
  g_autofree char *first = g_utf8_substring (word, 0, MIN (1, g_utf8_strlen (word, -1)));
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (word), NULL);
}

char *
offtake_difference_subject (const char *list, const char *title, const char *field)
{
  const OfftakeField *known = field ? field_of (list, field) : NULL;
  const char *noun = class_of (list)->noun;
  g_autofree char *what = noun && *noun ? capitalised (_ (noun)) : g_strdup (_ ("Plan"));
  const char *label = known ? _ (known->label) : field;

  return g_strdup_printf ("%s%s%s%s%s", what, title ? " " : "", title ? title : "",
                          label ? ": " : "", label ? label : "");
}

static char *
shorten (char *text)
{
  g_autofree char *whole = text;

  if (g_utf8_strlen (text, -1) <= MAX_VALUE)
    return g_steal_pointer (&whole);
  g_autofree char *start = g_utf8_substring (text, 0, MAX_VALUE - 1);
  return g_strconcat (start, "…", NULL);
}

static char *
plain_value (json_t *value)
{
  if (!value)
    return g_strdup (_ ("absent"));
  return shorten (json_is_string (value) ? g_strdup_printf ("“%s”", json_string_value (value))
                                         : offtake_json_write_compact (value));
}

static gboolean
differs (json_t *const *versions, guint n, const char *key)
{
  json_t *first = json_object_get (versions[0], key);

  for (guint i = 1; i < n; i++) {
    json_t *other = json_object_get (versions[i], key);
    if (!offtake_json_is_same (first, other))
      return TRUE;
  }
  return FALSE;
}

char *
offtake_difference_value (
    const char *list, const char *field, json_t *const *versions, guint n_versions, guint version)
{
  const OfftakeField *known = field ? field_of (list, field) : NULL;

  if (!versions[version] || !known || known->kind != OFFTAKE_FIELD_STRUCTURE)
    return plain_value (versions[version]);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < known->structure->n_fields; i++) {
    const OfftakeField *part = &known->structure->fields[i];
    if (!differs (versions, n_versions, part->name))
      continue;
    g_autofree char *value = plain_value (json_object_get (versions[version], part->name));
    g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", _ (part->label), value);
  }
  return shorten (g_string_free (text, FALSE));
}
