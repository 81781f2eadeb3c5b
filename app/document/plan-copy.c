/* SPDX-License-Identifier: MPL-2.0 */
#include "document/plan-copy.h"

#include <string.h>

#include "exchange/plan-json.h"

void
offtake_plan_copy_init (OfftakePlanCopy *self, OfftakeDocument *document)
{
  self->text = offtake_plan_json_write (offtake_document_get_plan (document));
  self->scenario = g_strdup (offtake_document_get_scenario (document));
}

void
offtake_plan_copy_clear (OfftakePlanCopy *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->scenario, g_free);
}

OfftakePlan *
offtake_plan_copy_read (const OfftakePlanCopy *self, GError **error)
{
  g_autoptr (OfftakePlan) plan =
      offtake_plan_json_read (self->text, strlen (self->text), "plan", error);

  if (!plan || !self->scenario)
    return g_steal_pointer (&plan);
  return offtake_plan_apply_scenario (plan, self->scenario, error);
}
