/* SPDX-License-Identifier: MPL-2.0 */
#include "scenarios/scenario-mark.h"

#include <glib/gi18n.h>

#include "agreement-editor/field-path.h"
#include "agreement-editor/field-text.h"
#include "css-class.h"
#include "document/scenario-edit.h"
#include "pane.h"
#include "scenarios/scenario-button.h"

#define MARK "overridden" /* the class of what is marked */

static char *
number_text (OfftakePlan *plan, const OfftakeField *field, json_t *value)
{
  g_autofree char *number = offtake_field_text_format (field, value);
  g_autofree char *unit = offtake_field_text_unit (field, offtake_plan_get_head (plan)->currency);

  return unit && *unit ? g_strdup_printf ("%s %s", number, unit) : g_steal_pointer (&number);
}

/* "30 % from 2024, 40 % from 2027"; where @other is a series too only what differs from it. */
static char *
series_text (OfftakePlan *plan, const OfftakeField *field, json_t *series, json_t *other)
{
  GString *text = g_string_new (NULL);
  const char *period;
  json_t *value;

  json_object_foreach (series, period, value)
  {
    if (json_is_object (other) && offtake_json_is_same (value, json_object_get (other, period)))
      continue;
    g_autofree char *number = number_text (plan, field, value);
    g_string_append (text, text->len > 0 ? ", " : "");
    /* Translators: a value, and the period from which on it holds: "30 % from 2027" */
    g_string_append_printf (text, _ ("%s from %s"), number, period);
  }
  if (text->len == 0)
    g_string_append (text, _ ("nothing"));
  return g_string_free (text, FALSE);
}

static char *
value_text (OfftakePlan *plan, const OfftakeField *field, json_t *value, json_t *other);

/* "Share: 30 % from 2028, Tolerance: 5 %": the parts of a structure that differ. */
static char *
parts_text (OfftakePlan *plan, const OfftakeStructure *structure, json_t *value, json_t *other)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < structure->n_fields; i++) {
    const OfftakeField *part = &structure->fields[i];
    json_t *mine = json_object_get (value, part->name);
    json_t *theirs = other ? json_object_get (other, part->name) : NULL;

    if (other ? offtake_json_is_same (mine, theirs) : !mine)
      continue;
    g_autofree char *inner = value_text (plan, part, mine, theirs);
    g_string_append_printf (text, "%s%s: %s", text->len > 0 ? ", " : "", _ (part->label), inner);
  }
  return g_string_free (text, FALSE);
}

static char *
value_text (OfftakePlan *plan, const OfftakeField *field, json_t *value, json_t *other)
{
  if (!value)
    return g_strdup (_ ("nothing"));
  if (json_is_number (value))
    return number_text (plan, field, value);
  if (field->kind == OFFTAKE_FIELD_SERIES && json_is_object (value))
    return series_text (plan, field, value, other);
  if (json_is_string (value) || json_is_boolean (value) || field->kind == OFFTAKE_FIELD_TEXTS)
    return offtake_field_text_show (field, plan, value);
  if (field->kind == OFFTAKE_FIELD_STRUCTURE)
    return parts_text (plan, field->structure, value, other);
  return offtake_json_write_compact (value);
}

char *
offtake_scenario_mark_value (OfftakePlan *plan,
                             OfftakeRecord *record,
                             OfftakeRecord *other,
                             const char *path)
{
  const OfftakeField *field = offtake_field_path_find (record, path, NULL);
  g_autoptr (json_t) value = offtake_field_path_get (record, path);
  g_autoptr (json_t) second = other ? offtake_field_path_get (other, path) : NULL;

  return field ? value_text (plan, field, value, second) : g_strdup ("");
}

static gboolean
names_record (OfftakeRecord *record, const char *path)
{
  static const char *const names[] = { "number", "name", "id" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (offtake_structure_find (offtake_record_get_structure (record), names[i], NULL))
      return g_str_equal (path, names[i]);
  return FALSE;
}

static gboolean
is_same (OfftakeRecord *record, OfftakeRecord *other, const char *path)
{
  g_autoptr (json_t) one = offtake_field_path_get (record, path);
  g_autoptr (json_t) two = offtake_field_path_get (other, path);

  return offtake_json_is_same (one, two);
}

/* Which fields a scenario changes: the name of a row says it for columns that are out of sight.
   NULL for none. */
static char *
changed_fields (OfftakeDocument *document, OfftakeRecord *shown)
{
  const OfftakeStructure *structure = offtake_record_get_structure (shown);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < structure->n_fields; i++)
    if (offtake_document_is_changed (document, shown, structure->fields[i].name))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              _ (structure->fields[i].label));
  return g_string_free (text, text->len == 0);
}

static char *
row_text (OfftakeDocument *document, OfftakeRecord *shown, const char *scenario)
{
  g_autofree char *fields = changed_fields (document, shown);

  /* Translators: the name of a scenario; the fields of a record that it changes */
  return fields ? g_strdup_printf (_ ("Changed by the scenario “%s”: %s."), scenario, fields)
                : NULL;
}

char *
offtake_scenario_mark_text (OfftakeView *view, OfftakeRecord *shown, const char *path)
{
  OfftakeDocument *document = view ? offtake_view_get_document (view) : NULL;
  const char *scenario = document ? offtake_scenario_name (document) : NULL;
  OfftakeRecord *base = scenario ? offtake_document_find_base (document, shown) : shown;

  if (base == shown || (!base && !names_record (shown, path)))
    return NULL;
  if (!base)
    return g_strdup_printf (_ ("Added by the scenario “%s”."), scenario);
  if (is_same (shown, base, path))
    return names_record (shown, path) ? row_text (document, shown, scenario) : NULL;
  g_autofree char *value =
      offtake_scenario_mark_value (offtake_view_get_plan (view), base, shown, path);
  /* Translators: the name of a scenario; a value of the base plan */
  return g_strdup_printf (_ ("Changed by the scenario “%s”. Base plan: %s."), scenario, value);
}

char *
offtake_scenario_mark_show (GtkWidget *widget, OfftakeRecord *shown, const char *path)
{
  g_autofree char *text =
      shown && path ? offtake_scenario_mark_text (offtake_pane_find_view (widget), shown, path)
                    : NULL;

  /* A tooltip that is set asks the display where the pointer is. */
  if (g_strcmp0 (text, g_object_get_data (G_OBJECT (widget), MARK)) == 0)
    return g_steal_pointer (&text);
  g_object_set_data_full (G_OBJECT (widget), MARK, g_strdup (text), g_free);
  offtake_set_css_class (widget, MARK, text != NULL);
  gtk_widget_set_tooltip_text (widget, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text ? text : "", -1);
  return g_steal_pointer (&text);
}
