/* SPDX-License-Identifier: MPL-2.0 */
#include "model/check-record.h"

#include "lib/plan-cases.h"

static void
test_recipes (void)
{
  static const PlanCase cases[] = {
    { "recipes/0/inputs/0/t_per_t", "2.0",
      "recipes[0]: gives 0.487527 t of Ni per t of reference but takes only 0.4466 t" },
    { "recipes/0/outputs/0/t_per_t", "2",
      "recipes[0].reference: \"cam\" must stand in inputs or outputs with t_per_t 1" },
    { "recipes/0/reference", "\"water\"", "recipes[0].reference: \"water\" must stand" },
    { "recipes/0/feeds", "[]", "recipes[0].reference: does not belong to a recipe by yields" },
    { "recipes/0/inputs/0/t_per_t", "2.1725", NULL }, /* within 0.5 % */
    { "recipes/0/inputs/0/t_per_t", "2.1724", "nothing creates Ni" },
    { "recipes/2/yields/0/fraction", "0.999", NULL },
    { "recipes/2/yields/1", "{\"product\": \"bm\", \"of\": \"mass\", \"fraction\": 0.4}",
      "per t of feed \"scrap\"" },
    { "recipes/2/yields/1", "{\"product\": \"bm\", \"of\": \"mass\", \"fraction\": 0.05}",
      "per t of feed \"eol\"" },
    { "recipes/2/yields/0/of", "\"Co\"", "recipes[2].yields[0].of: \"bm\" holds no Co" },
    { "recipes/2/yields/0/of", "\"weight\"", "recipes[2].yields[0].of: \"bm\" holds no weight" },
    { "recipes/2/inputs", "[]", "recipes[2].inputs: does not belong to a recipe by yields" },
    { "recipes/2/feeds/2", "\"eol\"", "recipes[2].feeds[2]: \"eol\" is named twice" },
    { "recipes/3/yields/1/fraction", "1", NULL }, /* more mass out than in */
  };

  plan_cases_check (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/check-recipe/recipes", test_recipes);
  return g_test_run ();
}
