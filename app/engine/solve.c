/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/solve.h"

#include "engine/solution-private.h"

static OfftakePeriodResult *
solve_period (OfftakeNetwork *network, guint period, GCancellable *cancellable, GError **error)
{
  static void (*const steps[]) (OfftakePeriodResult * self) = {
    offtake_solve_activities, offtake_solve_balances, offtake_solve_origins,
    offtake_solve_carbon,     offtake_solve_recovery, offtake_find_warnings,
  };
  g_autoptr (OfftakePeriodResult) result = offtake_period_result_new (network, period);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    steps[i](result);
  }
  return g_steal_pointer (&result);
}

OfftakeSolution *
offtake_solve_periods (OfftakeNetwork *network,
                       const guint *periods,
                       guint n_periods,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (OfftakeSolution) solution = offtake_solution_new (network);

  for (guint i = 0; i < n_periods; i++) {
    OfftakePeriodResult *result = solve_period (network, periods[i], cancellable, error);
    if (!result)
      return NULL;
    offtake_solution_take_period (solution, result);
  }
  return g_steal_pointer (&solution);
}

OfftakeSolution *
offtake_solve (OfftakeNetwork *network, GCancellable *cancellable, GError **error)
{
  g_autofree guint *periods = g_new (guint, network->n_periods + 1);

  for (guint p = 0; p < network->n_periods; p++)
    periods[p] = p;
  return offtake_solve_periods (network, periods, network->n_periods, cancellable, error);
}
