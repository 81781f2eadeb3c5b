/* SPDX-License-Identifier: MPL-2.0 */
#include "scenarios/scenario-figures.h"

#include "report/key-figures.h"
#include "ui/stage.h"

static GArray *
figures_new (double tonnes, double passes)
{
  const OfftakeKeyFigure figures[] = {
    { OFFTAKE_KEY_MASS, (char *) "Recycled nickel", tonnes },
    { OFFTAKE_KEY_COUNT, (char *) "Verdicts that pass", passes },
  };
  GArray *array = g_array_new (FALSE, FALSE, sizeof (OfftakeKeyFigure));

  return g_array_append_vals (array, figures, G_N_ELEMENTS (figures));
}

static void
test_differences (void)
{
  GtkWidget *widget = g_object_ref_sink (g_object_new (OFFTAKE_TYPE_SCENARIO_FIGURES, NULL));
  OfftakeScenarioFigures *self = OFFTAKE_SCENARIO_FIGURES (widget);
  g_autoptr (GArray) base = figures_new (500, 12), scenario = figures_new (750, 12);

  offtake_scenario_figures_show (self, base, NULL, "2030", "USD");
  g_assert_true (stage_says (widget, "Being worked out…"));
  offtake_scenario_figures_show (self, base, scenario, "2030", "USD");
  g_assert_true (stage_says (widget, "Recycled nickel"));
  g_assert_true (stage_says (widget, "+250.0 t"));
  g_assert_true (stage_says (widget, "="));
  g_assert_finalize_object (widget);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/scenario-figures/differences", test_differences);
  return stage_run ();
}
