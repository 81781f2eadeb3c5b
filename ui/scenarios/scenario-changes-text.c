/* SPDX-License-Identifier: MPL-2.0 */
#include "scenarios/scenario-changes-text.h"

#include <glib/gi18n.h>

#include "closures.h"
#include "dialogs/difference-text.h"

/* What the changed record is called; of one that the scenario adds what it is called there. */
static const char *
title_of (OfftakePlan *base, const OfftakeScenarioChange *change)
{
  static const char *const names[] = { "name", "title", "number", "id" };
  OfftakeRecord *record = change->id ? offtake_plan_find (base, change->list, change->id) : NULL;

  for (guint i = 0; change->add && i < G_N_ELEMENTS (names); i++) {
    const char *text = json_string_value (json_object_get (change->add, names[i]));

    if (text && *text)
      return text;
  }
  return record ? offtake_record_get_title (record) : change->id;
}

char *
offtake_scenario_change_title (OfftakePlan *base, const OfftakeScenarioChange *change)
{
  const char *title = title_of (base, change);
  const char *only = change->set && json_object_size (change->set) == 1
                         ? json_object_iter_key (json_object_iter (change->set))
                         : NULL;
  g_autofree char *subject = offtake_difference_subject (change->list, title, only);

  if (change->add)
    return g_strdup_printf (_ ("Added: %s"), subject);
  return change->remove ? g_strdup_printf (_ ("Removed: %s"), subject) : g_steal_pointer (&subject);
}

static const char *
label_of (const char *list, const char *field)
{
  g_autoptr (OfftakeRecordClass) klass = g_type_class_ref (offtake_record_type_for_list (list));
  const OfftakeField *known = offtake_structure_find (klass->structure, field, NULL);

  return known ? _ (known->label) : field;
}

static void
append_value (GString *text,
              OfftakeRecord *record,
              const OfftakeScenarioChange *change,
              const char *key,
              json_t *value)
{
  g_autoptr (json_t) before = record ? offtake_record_get_json (record, key) : NULL;
  json_t *const versions[] = { before, value };
  g_autofree char *was = offtake_difference_value (change->list, key, versions, 2, 0);
  g_autofree char *is = offtake_difference_value (change->list, key, versions, 2, 1);
  /* Translators: what a field held before and holds after a change */
  g_autofree char *both = g_strdup_printf (_ ("%s → %s"), was, is);

  g_string_append (text, text->len > 0 ? "\n" : "");
  if (json_object_size (change->set) > 1)
    g_string_append_printf (text, "%s: ", label_of (change->list, key));
  g_string_append (text, both);
}

char *
offtake_scenario_change_detail (OfftakePlan *base, const OfftakeScenarioChange *change)
{
  OfftakeRecord *record = change->id ? offtake_plan_find (base, change->list, change->id) : NULL;
  GString *text = g_string_new (NULL);
  const char *key;
  json_t *value;

  json_object_foreach (change->set, key, value) append_value (text, record, change, key, value);
  return g_string_free (text, text->len == 0);
}

char *
offtake_scenario_summary (OfftakeScenario *scenario)
{
  guint n = scenario->changes ? scenario->changes->len : 0;
  const GPtrArray *statuses = scenario->include_status;
  g_autoptr (GString) text = g_string_new (NULL);

  if (n > 0)
    g_string_append_printf (text, ngettext ("%u change.", "%u changes.", n), n);
  else
    g_string_append (text, _ ("No changes."));
  for (guint i = 0; statuses && i < statuses->len; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? _ (" These statuses move material too: ") : ", ",
                            offtake_word_label (statuses->pdata[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
