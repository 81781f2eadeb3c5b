/* SPDX-License-Identifier: MPL-2.0 */
#include "sheet/cell-text.h"

#include <glib/gi18n.h>

#include "agreement-editor/field-path.h"
#include "agreement-editor/field-text.h"
#include "base/error.h"
#include "closures.h"

static const char *
title_of (OfftakePlan *plan, const char *list, const char *id)
{
  OfftakeRecord *record = offtake_plan_find (plan, list, id);

  return record ? offtake_record_get_title (record) : id;
}

char *
offtake_cell_text_format (OfftakePlan *plan, OfftakeRecord *record, const char *path)
{
  const OfftakeField *field = offtake_field_path_find (record, path, NULL);
  g_autoptr (json_t) value = field ? offtake_field_path_get (record, path) : NULL;

  if (!value)
    return g_strdup ("");
  if (field->kind == OFFTAKE_FIELD_BOOL)
    return g_strdup (json_is_true (value) ? _ ("Yes") : _ ("No"));
  if (field->kind == OFFTAKE_FIELD_CHOICE)
    return g_strdup (offtake_word_label (json_string_value (value)));
  if (field->kind == OFFTAKE_FIELD_REFERENCE)
    return g_strdup (title_of (plan, field->list, json_string_value (value)));
  g_autofree char *text = offtake_field_text_format (field, value);
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

/* By its id, else by its title. */
static json_t *
find_reference (OfftakePlan *plan, const char *list, const char *text)
{
  GListModel *records = offtake_plan_get_list (plan, list);

  if (offtake_plan_find (plan, list, text))
    return json_string (text);
  for (guint i = 0; i < g_list_model_get_n_items (records); i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (records, i);

    if (is_same (text, offtake_record_get_title (record)))
      return json_string (offtake_record_get_id (record));
  }
  return NULL;
}

static json_t *
find_value (OfftakePlan *plan, const OfftakeField *field, const char *text)
{
  if (field->kind == OFFTAKE_FIELD_CHOICE)
    return find_choice (field, text);
  return field->kind == OFFTAKE_FIELD_BOOL ? find_bool (text)
                                           : find_reference (plan, field->list, text);
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
  *value = find_value (plan, field, bare);
  if (!*value)
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("“%s” is none of what can be chosen here."), bare);
  return *value != NULL;
}
