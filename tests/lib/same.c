/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/same.h"

#include <math.h>

#include "engine/solution-private.h"

#define TOLERANCE 1e-12

static void
assert_same (double again, double full)
{
  g_assert_true (isnan (again) == isnan (full));
  g_assert_false (fabs (again - full) > TOLERANCE * fabs (full));
}

static void
assert_same_array (const double *again, const double *full, gsize n)
{
  for (gsize i = 0; i < n; i++)
    assert_same (again[i], full[i]);
}

static void
assert_same_mixes (const OfftakePeriodResult *x, const OfftakePeriodResult *y)
{
  const OfftakeNetwork *network = y->network;

  for (guint slot = 0; slot < network->n_slots; slot++)
    for (guint e = 0; e < network->n_elements; e++) {
      if (!(offtake_network_element_content (network, network->slot[slot].material, e) > 0))
        continue;
      const double *again = offtake_period_result_mix (x, slot, e);
      const double *full = offtake_period_result_mix (y, slot, e);
      for (guint t = 0; t < network->n_tags; t++)
        g_assert_cmpfloat (fabs (again[t] - full[t]), <=, TOLERANCE);
    }
}

void
assert_same_solution (const OfftakeSolution *again, const OfftakeSolution *full)
{
  const OfftakeNetwork *network = offtake_solution_get_network (full);

  for (guint p = 0; p < network->n_periods; p++) {
    const OfftakePeriodResult *x = offtake_solution_get_result (again, p);
    const OfftakePeriodResult *y = offtake_solution_get_result (full, p);
    assert_same_array (x->quantity, y->quantity, network->n_agreements);
    assert_same_array (x->activity, y->activity, network->n_sites);
    assert_same_array (x->intensity, y->intensity, network->n_slots);
    assert_same_array (x->recovery, y->recovery, (gsize) network->n_sites * network->n_elements);
    assert_same_mixes (x, y);
    g_assert_cmpuint (x->warnings->len, ==, y->warnings->len);
    for (guint i = 0; i < x->warnings->len; i++)
      g_assert_cmpstr (g_array_index (x->warnings, OfftakeWarning, i).text, ==,
                       g_array_index (y->warnings, OfftakeWarning, i).text);
  }
}
