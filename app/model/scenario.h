/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* One change of an overlay: exactly one of `set` (with `id`), `add`, or `remove` (with `id`). */
typedef struct {
  OfftakePart part;
  char       *list, *id;
  json_t     *set, *add;
  gboolean    remove;
} OfftakeScenarioChange;

#define OFFTAKE_TYPE_SCENARIO (offtake_scenario_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeScenario, offtake_scenario, OFFTAKE, SCENARIO, OfftakeRecord)

struct _OfftakeScenario {
  OfftakeRecord parent_instance;
  char         *id, *name, *notes;
  GPtrArray    *changes;        /* OfftakeScenarioChange */
  GPtrArray    *include_status; /* char *, status words that move material too */
};

G_END_DECLS
