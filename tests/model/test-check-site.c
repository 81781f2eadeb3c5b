/* SPDX-License-Identifier: MPL-2.0 */
#include "model/check-record.h"

#include "lib/plan-cases.h"

static void
test_sites (void)
{
  static const PlanCase cases[] = {
    { "sites/3/mode", "\"pull\"",
      "sites[3].mode: must be \"push\", the only mode of a recipe by yields" },
    { "sites/4/mode", "\"push\"", "sites[4].mode: \"push\" needs the reference \"cam\"" },
    { "sites/6/mode", "\"pull\"", "sites[6].mode: \"pull\" needs the reference \"cam\"" },
    { "sites/2/origin", "\"unknown\"",
      "sites[2].origin: belongs to a site of kind \"source\" only" },
    { "sites/8/kgco2e_per_kg", "1", "sites[8].kgco2e_per_kg: belongs to a site of kind" },
    { "sites/5/planned_tpa", "5", NULL }, /* rests without effect */
    { "sites/8/recipe", "\"refine\"", NULL },
  };

  plan_cases_check (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/check-site/sites", test_sites);
  return g_test_run ();
}
