/* SPDX-License-Identifier: MPL-2.0 */
#include "report/key-figures.h"

#include "lib/sample.h"

#include <math.h>

static double
figure (GArray *figures, const char *name)
{
  for (guint i = 0; i < figures->len; i++)
    if (g_str_equal (g_array_index (figures, OfftakeKeyFigure, i).name, name))
      return g_array_index (figures, OfftakeKeyFigure, i).value;
  g_assert_not_reached ();
}

/* Without its second phase the refiner recycles less; the names are the same. */
static void
test_scenario_differs (void)
{
  g_autoptr (Sample) base = sample_new ("founding", NULL);
  g_autoptr (Sample) phase = sample_new ("founding", "phase-1-only");
  g_autoptr (GArray) all = offtake_key_figures_new (base->plan, base->solution, NULL, "2030");
  g_autoptr (GArray) less = offtake_key_figures_new (phase->plan, phase->solution, NULL, "2030");

  g_assert_cmpuint (all->len, ==, less->len);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpstr (g_array_index (all, OfftakeKeyFigure, i).name, ==,
                     g_array_index (less, OfftakeKeyFigure, i).name);
  g_assert_cmpfloat (figure (less, "Recycled nickel"), >, 0);
  g_assert_cmpfloat (figure (less, "Recycled nickel"), <, figure (all, "Recycled nickel"));
  g_assert_cmpfloat (figure (all, "Cathode footprint"), >, 0);
  g_assert_cmpfloat (figure (all, "Value of agreements"), >, 0);
}

static void
test_unknown_period_has_none (void)
{
  g_autoptr (Sample) base = sample_new ("founding", NULL);
  g_autoptr (GArray) none = offtake_key_figures_new (base->plan, base->solution, NULL, "1999");

  for (guint i = 0; i < none->len; i++)
    g_assert_true (isnan (g_array_index (none, OfftakeKeyFigure, i).value));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/key-figures/scenario-differs", test_scenario_differs);
  g_test_add_func ("/report/key-figures/unknown-period", test_unknown_period_has_none);
  return g_test_run ();
}
