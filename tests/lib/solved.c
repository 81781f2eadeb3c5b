/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/solved.h"

#include <string.h>

#include "base/json.h"
#include "exchange/plan-json.h"
#include "lib/fixture.h"

OfftakePlan *
solved_read_plan (const char *json)
{
  g_autoptr (GError) error = NULL;
  OfftakePlan *plan = offtake_plan_json_read (json, strlen (json), "plan", &error);

  g_assert_no_error (error);
  return plan;
}

OfftakeNetwork *
solved_compile (json_t *tree)
{
  g_autofree char *json = offtake_json_write (tree);
  g_autoptr (OfftakePlan) plan = solved_read_plan (json);
  g_autoptr (GError) error = NULL;
  OfftakeNetwork *network = offtake_network_compile (plan, &error);

  g_assert_no_error (error);
  return network;
}

OfftakeSolution *
solved_plan (OfftakePlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeNetwork) network = offtake_network_compile (plan, &error);

  g_assert_no_error (error);
  OfftakeSolution *solution = offtake_solve (network, NULL, &error);
  g_assert_no_error (error);
  return solution;
}

OfftakeSolution *
solved_json (const char *json)
{
  g_autoptr (OfftakePlan) plan = solved_read_plan (json);
  return solved_plan (plan);
}

OfftakeSolution *
solved_file (const char *name)
{
  g_autofree char *json = fixture_data (name, NULL);
  return solved_json (json);
}

const OfftakeWarning *
solved_warning (const OfftakeSolution *solution, guint period, OfftakeWarningCode code)
{
  guint n;
  const OfftakeWarning *warnings = offtake_solution_warnings (solution, period, &n);

  for (guint i = 0; i < n; i++)
    if (warnings[i].code == code)
      return &warnings[i];
  return NULL;
}

const OfftakeAgreementResult *
solved_agreement (const OfftakeSolution *solution, guint period, const char *id)
{
  guint a = offtake_network_find_agreement (offtake_solution_get_network (solution), id);

  g_assert_cmpuint (a, !=, OFFTAKE_NONE);
  return offtake_solution_agreement (solution, period, a);
}

const OfftakeBalance *
solved_balance (const OfftakeSolution *solution,
                guint period,
                const char *site,
                const char *material)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  guint s = offtake_network_find_site (network, site), n;

  g_assert_cmpuint (s, !=, OFFTAKE_NONE);
  const OfftakeBalance *balances = offtake_solution_balances (solution, period, s, &n);
  for (guint i = 0; i < n; i++)
    if (strcmp (offtake_network_material_id (network, balances[i].material), material) == 0)
      return &balances[i];
  g_assert_not_reached ();
}

double
solved_activity (const OfftakeSolution *solution, guint period, const char *site)
{
  guint s = offtake_network_find_site (offtake_solution_get_network (solution), site);

  g_assert_cmpuint (s, !=, OFFTAKE_NONE);
  return offtake_solution_site (solution, period, s)->activity_t;
}

guint
solved_volume (guint usual, guint in_long_runs)
{
  return g_getenv ("OFFTAKE_TEST_LONG") ? in_long_runs : usual;
}
