/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/sample.h"

#include <string.h>

#include "base/resource.h"
#include "engine/solve.h"
#include "exchange/plan-json.h"

static Sample *
solve (OfftakePlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeNetwork) network = offtake_network_compile (plan, &error);
  Sample *self = g_new0 (Sample, 1);

  g_assert_no_error (error);
  self->plan = plan;
  self->solution = offtake_solve (network, NULL, &error);
  g_assert_no_error (error);
  self->network = offtake_solution_get_network (self->solution);
  return self;
}

static OfftakePlan *
read_plan (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  OfftakePlan *plan = offtake_plan_json_read (text, length, "plan", &error);

  g_assert_no_error (error);
  return plan;
}

Sample *
sample_new (const char *name, const char *scenario)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *resource = g_strdup_printf ("samples/%s.json", name);
  g_autoptr (GBytes) bytes = offtake_resource_load (resource);

  g_assert_nonnull (bytes);
  g_autoptr (OfftakePlan) plan =
      read_plan (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (!scenario)
    return solve (g_steal_pointer (&plan));
  OfftakePlan *applied = offtake_plan_apply_scenario (plan, scenario, &error);
  g_assert_no_error (error);
  return solve (applied);
}

Sample *
sample_new_text (const char *text)
{
  return solve (read_plan (text, strlen (text)));
}

void
sample_free (Sample *self)
{
  offtake_solution_unref (self->solution);
  g_object_unref (self->plan);
  g_free (self);
}

guint
sample_period (const Sample *self, const char *label)
{
  const guint period = offtake_network_find_period (self->network, label);

  g_assert_cmpuint (period, !=, OFFTAKE_NONE);
  return period;
}
