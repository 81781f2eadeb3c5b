/* SPDX-License-Identifier: MPL-2.0 */
#include "model/scenario.h"

#include <glib/gi18n.h>

#include "model/agreement.h"

static const OfftakeField change_fields[] = {
  { "list", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeScenarioChange, list), N_ ("List"),
    .flags = OFFTAKE_FIELD_REQUIRED },
  { "id", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeScenarioChange, id), N_ ("Id") },
  { "set", OFFTAKE_FIELD_JSON, G_STRUCT_OFFSET (OfftakeScenarioChange, set), N_ ("New values") },
  { "add", OFFTAKE_FIELD_JSON, G_STRUCT_OFFSET (OfftakeScenarioChange, add), N_ ("New record") },
  { "remove", OFFTAKE_FIELD_BOOL, G_STRUCT_OFFSET (OfftakeScenarioChange, remove), N_ ("Remove") },
};
static const OfftakeStructure change_structure = { N_ ("a change"), sizeof (OfftakeScenarioChange),
                                                   change_fields, G_N_ELEMENTS (change_fields) };

static const OfftakeField scenario_fields[] = {
  { "id", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeScenario, id), N_ ("Id"),
    .flags = OFFTAKE_FIELD_REQUIRED },
  { "name", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeScenario, name), N_ ("Name") },
  { "notes", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeScenario, notes), N_ ("Notes") },
  { "changes", OFFTAKE_FIELD_LIST, G_STRUCT_OFFSET (OfftakeScenario, changes), N_ ("Changes"),
    .structure = &change_structure },
  { "include_status", OFFTAKE_FIELD_TEXTS, G_STRUCT_OFFSET (OfftakeScenario, include_status),
    N_ ("Statuses that move material"), .choices = offtake_status_words },
};
static const OfftakeStructure scenario_structure = { N_ ("a scenario"), sizeof (OfftakeScenario),
                                                     scenario_fields,
                                                     G_N_ELEMENTS (scenario_fields) };

G_DEFINE_FINAL_TYPE (OfftakeScenario, offtake_scenario, OFFTAKE_TYPE_RECORD)

static void
offtake_scenario_class_init (OfftakeScenarioClass *klass)
{
  offtake_record_class_set_structure (OFFTAKE_RECORD_CLASS (klass), "scenarios", N_ ("scenario"),
                                      &scenario_structure);
}

static void
offtake_scenario_init (OfftakeScenario *self)
{
}
