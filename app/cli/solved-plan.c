/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/solved-plan.h"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "document/document.h"
#include "document/without.h"
#include "engine/solve.h"
#include "exchange/plan-json.h"

static gboolean
apply_scenario (OfftakeSolvedPlan *self, const char *scenario, GError **error)
{
  self->plan = scenario ? offtake_plan_apply_scenario (self->base, scenario, error)
                        : g_object_ref (self->base);
  return self->plan != NULL;
}

static gboolean
solve (OfftakeSolvedPlan *self, GError **error)
{
  g_autoptr (OfftakeNetwork) network = offtake_network_compile (self->plan, error);

  if (network)
    self->solution = offtake_solve (network, NULL, error);
  return self->solution != NULL;
}

OfftakeSolvedPlan *
offtake_solved_plan_new (const char *path, const char *scenario, GError **error)
{
  g_autoptr (OfftakeSolvedPlan) self = g_new0 (OfftakeSolvedPlan, 1);

  self->base = offtake_document_load_plan (path, error);
  if (!self->base)
    return NULL;
  if (!apply_scenario (self, scenario, error) || !solve (self, error)) {
    g_prefix_error (error, "%s: ", path);
    return NULL;
  }

  g_autofree char *text = offtake_plan_json_write (self->base);
  self->fingerprint = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  return g_steal_pointer (&self);
}

OfftakeSolvedPlan *
offtake_solved_plan_new_without (const char *path, const char *agreement, GError **error)
{
  g_autoptr (OfftakeSolvedPlan) self = g_new0 (OfftakeSolvedPlan, 1);

  self->base = offtake_document_load_plan (path, error);
  if (!self->base)
    return NULL;
  self->plan = g_object_ref (self->base);
  if (offtake_plan_take_out (self->plan, agreement, error) && solve (self, error))
    return g_steal_pointer (&self);
  g_prefix_error (error, "%s: ", path);
  return NULL;
}

void
offtake_solved_plan_free (OfftakeSolvedPlan *self)
{
  g_clear_object (&self->base);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->solution, offtake_solution_unref);
  g_free (self->fingerprint);
  g_free (self);
}

static void
set_no_period (OfftakeNetwork *network, const char *label, GError **error)
{
  const guint n = offtake_network_n_periods (network);

  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
               _ ("There is no period \"%s\": the plan's horizon runs from %s to %s"), label,
               offtake_network_period (network, 0)->label,
               offtake_network_period (network, n - 1)->label);
}

static gboolean
moves_anything (const OfftakeSolution *solution, guint period)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);

  for (guint i = 0; i < offtake_network_n_agreements (network); i++)
    if (offtake_solution_agreement (solution, period, i)->t > 0)
      return TRUE;
  return FALSE;
}

/* The last in which goods move: flows of one month fill one quarter of a year. */
static guint
find_last (const OfftakeSolution *solution)
{
  guint n = offtake_network_n_periods (offtake_solution_get_network (solution));

  for (guint i = n; i-- > 0;)
    if (moves_anything (solution, i))
      return i;
  return n - 1;
}

gboolean
offtake_solved_plan_find_period (OfftakeSolvedPlan *self,
                                 const char *label,
                                 guint *period,
                                 GError **error)
{
  OfftakeNetwork *network = offtake_solution_get_network (self->solution);
  OfftakePeriod wanted;

  if (!label) {
    *period = find_last (self->solution);
    return TRUE;
  }
  for (guint i = offtake_network_n_periods (network); i-- > 0;) {
    const OfftakePeriod *own = offtake_network_period (network, i);
    if (strcmp (own->label, label) == 0 || (offtake_period_parse (label, &wanted) &&
                                            wanted.quarter == 0 && wanted.year == own->year)) {
      *period = i;
      return TRUE;
    }
  }
  set_no_period (network, label, error);
  return FALSE;
}
