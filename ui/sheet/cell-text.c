/* SPDX-License-Identifier: MPL-2.0 */
#include "sheet/cell-text.h"

#include <glib/gi18n.h>

#include "agreement-editor/field-path.h"
#include "agreement-editor/field-text.h"
#include "base/error.h"
#include "closures.h"

/* A record of @list that is called so but for capitals, from *@from on, which moves behind it. */
static OfftakeRecord *
find_titled (OfftakePlan *plan, const char *list, const char *title, guint *from)
{
  GListModel *records = offtake_plan_get_list (plan, list);
  g_autofree char *wanted = g_utf8_casefold (title, -1);

  while (*from < g_list_model_get_n_items (records)) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (records, (*from)++);
    g_autofree char *name = g_utf8_casefold (offtake_record_get_title (record), -1);

    if (g_str_equal (g_strstrip (name), wanted))
      return g_steal_pointer (&record);
  }
  return NULL;
}

/* Whether @title, as it is pasted, is no other record's title or id. */
static gboolean
is_telling (OfftakePlan *plan, const char *list, OfftakeRecord *record, const char *title)
{
  guint from = 0;
  OfftakeRecord *namesake = offtake_plan_find (plan, list, title);
  g_autoptr (OfftakeRecord) first = find_titled (plan, list, title, &from);
  g_autoptr (OfftakeRecord) second = find_titled (plan, list, title, &from);

  return *title && (!namesake || namesake == record) && first == record && !second;
}

/* Its title where that tells it from others: many sites are called "Plant 1". */
static char *
format_reference (OfftakePlan *plan, const char *list, const char *id)
{
  OfftakeRecord *record = offtake_plan_find (plan, list, id);
  g_autofree char *title = record ? g_strdup (offtake_record_get_title (record)) : NULL;

  return record && is_telling (plan, list, record, g_strstrip (title)) ? g_steal_pointer (&title)
                                                                       : g_strdup (id);
}

char *
offtake_cell_text_format (OfftakePlan *plan, OfftakeRecord *record, const char *path)
{
  const OfftakeField *field = offtake_field_path_find (record, path, NULL);
  g_autoptr (json_t) value = field ? offtake_field_path_get (record, path) : NULL;

  if (!value)
    return g_strdup ("");
  if (field->kind == OFFTAKE_FIELD_REFERENCE)
    return format_reference (plan, field->list, json_string_value (value));
  g_autofree char *text = offtake_field_text_show (field, plan, value);
  return *text && offtake_field_text_is_percent (field) ? g_strconcat (text, " %", NULL)
                                                        : g_steal_pointer (&text);
}

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *x = g_utf8_casefold (a, -1), *y = g_utf8_casefold (b, -1);

  return g_str_equal (x, y);
}

static json_t *
find_choice (const OfftakeField *field, const char *text)
{
  for (guint i = 0; field->choices[i]; i++)
    if (is_same (text, field->choices[i]) || is_same (text, offtake_word_label (field->choices[i])))
      return json_string (field->choices[i]);
  return NULL;
}

static json_t *
find_bool (const char *text)
{
  if (is_same (text, _ ("Yes")) || is_same (text, "yes") || is_same (text, "true") ||
      g_str_equal (text, "1"))
    return json_true ();
  if (is_same (text, _ ("No")) || is_same (text, "no") || is_same (text, "false") ||
      g_str_equal (text, "0"))
    return json_false ();
  return NULL;
}

static void
refuse_choice (GError **error, const char *text)
{
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
               _ ("“%s” is none of what can be chosen here."), text);
}

/* By its id, else by its title. */
static json_t *
find_reference (OfftakePlan *plan, const char *list, const char *text, GError **error)
{
  guint from = 0;

  if (offtake_plan_find (plan, list, text))
    return json_string (text);
  g_autoptr (OfftakeRecord) record = find_titled (plan, list, text, &from);
  g_autoptr (OfftakeRecord) other = find_titled (plan, list, text, &from);
  if (other)
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("Both %s and %s are called “%s”; give the id of the one that is meant."),
                 offtake_record_get_id (record), offtake_record_get_id (other), text);
  else if (!record)
    refuse_choice (error, text);
  return record && !other ? json_string (offtake_record_get_id (record)) : NULL;
}

static json_t *
find_value (OfftakePlan *plan, const OfftakeField *field, const char *text, GError **error)
{
  if (field->kind == OFFTAKE_FIELD_REFERENCE)
    return find_reference (plan, field->list, text, error);
  json_t *value = field->kind == OFFTAKE_FIELD_BOOL ? find_bool (text) : find_choice (field, text);
  if (!value)
    refuse_choice (error, text);
  return value;
}

gboolean
offtake_cell_text_parse (OfftakePlan *plan,
                         OfftakeRecord *record,
                         const char *path,
                         const char *text,
                         json_t **value,
                         GError **error)
{
  const OfftakeField *field = offtake_field_path_find (record, path, NULL);
  g_autofree char *bare = g_strstrip (g_strdup (text));
  gboolean is_listed = field->kind == OFFTAKE_FIELD_CHOICE || field->kind == OFFTAKE_FIELD_BOOL ||
                       field->kind == OFFTAKE_FIELD_REFERENCE;

  if (!is_listed || !*bare)
    return offtake_field_text_parse (field, bare, value, error);
  *value = find_value (plan, field, bare, error);
  return *value != NULL;
}
