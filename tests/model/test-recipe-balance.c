/* SPDX-License-Identifier: MPL-2.0 */
#include "model/recipe-balance.h"

#include "lib/small-plan.h"
#include "lib/solved.h"

static const struct {
  const char *recipe, *feed;
  double taken, made; /* of E, t per t */
} cases[] = {
  { "ab", NULL, 0.5, 0.5 },   { "make-b", NULL, 0.625, 0.5 },
  { "aw", NULL, 0.5, 0.5 },   { "mill", "a", 0.5, 0.4 }, /* 0.8 of what it holds */
  { "mix", "d", 0.25, 0.25 }, { "mix", "a", 0.5, 0.5 },
};

static void
test_balances (void)
{
  g_autofree char *json = small_plan_json (
      "{'id':'s','party':'us','kind':'source'},{'id':'k','party':'us','kind':'sink'}", "", NULL);
  g_autoptr (OfftakePlan) plan = solved_read_plan (json);
  g_autoptr (OfftakeOverlay) view = offtake_overlay_new (plan);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    OfftakeRecord *recipe = offtake_plan_find (plan, "recipes", cases[i].recipe);
    g_autoptr (GArray) balances =
        offtake_recipe_balance (view, OFFTAKE_RECIPE (recipe), cases[i].feed);
    const OfftakeElementBalance *balance = &g_array_index (balances, OfftakeElementBalance, 0);

    g_assert_cmpuint (balances->len, ==, 1);
    g_assert_cmpstr (balance->element, ==, "E");
    g_assert_cmpfloat_with_epsilon (balance->taken, cases[i].taken, 1e-12);
    g_assert_cmpfloat_with_epsilon (balance->made, cases[i].made, 1e-12);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/recipe-balance/balances", test_balances);
  return g_test_run ();
}
