/* SPDX-License-Identifier: MPL-2.0 */
#include "model/recipe.h"

#include "lib/record.h"

static const char coefficients[] =
    "{'id':'r','reference':'cam','inputs':[{'material':'salt','t_per_t':2.2},{'material':'cam','t_per_t':0.1}],"
    "'outputs':[{'material':'cam','t_per_t':1},{'material':'scrap','t_per_t':0.1,'allocation':0}]}";
static const char yields[] =
    "{'id':'y','feeds':['scrap'],'yields':[{'product':'bm','of':'mass','fraction':0.9}]}";

static void
test_forms (void)
{
  g_autoptr (OfftakeRecipe) one = fixture_record (OFFTAKE_TYPE_RECIPE, coefficients);
  g_autoptr (OfftakeRecipe) other = fixture_record (OFFTAKE_TYPE_RECIPE, yields);

  g_assert_false (offtake_recipe_is_by_yields (one));
  g_assert_true (offtake_recipe_takes (one, "salt"));
  g_assert_false (offtake_recipe_takes (one, "scrap"));
  g_assert_true (offtake_recipe_makes (one, "scrap"));
  g_assert_false (offtake_recipe_makes (one, "salt"));

  g_assert_true (offtake_recipe_is_by_yields (other));
  g_assert_true (offtake_recipe_takes (other, "scrap"));
  g_assert_true (offtake_recipe_makes (other, "bm"));
  g_assert_false (offtake_recipe_makes (other, "scrap"));
  fixture_assert_record (one, coefficients);
  fixture_assert_record (other, yields);
}

/* It must stand in its list with 1: a part that goes round is not the reference. */
static void
test_reference (void)
{
  g_autoptr (OfftakeRecipe) recipe = fixture_record (OFFTAKE_TYPE_RECIPE, coefficients);

  g_assert_true (offtake_recipe_has_reference_output (recipe));
  g_assert_false (offtake_recipe_has_reference_input (recipe));
}

static void
test_fallbacks (void)
{
  g_autoptr (OfftakeRecipe) recipe = fixture_record (OFFTAKE_TYPE_RECIPE, coefficients);
  const OfftakeRecipeOutput *first = g_ptr_array_index (recipe->outputs, 0);
  const OfftakeRecipeOutput *second = g_ptr_array_index (recipe->outputs, 1);

  g_assert_cmpfloat (first->allocation, ==, 1);
  g_assert_cmpfloat (second->allocation, ==, 0);
  g_assert_null (recipe->conversion_cost_per_t);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/recipe/forms", test_forms);
  g_test_add_func ("/model/recipe/reference", test_reference);
  g_test_add_func ("/model/recipe/fallbacks", test_fallbacks);
  return g_test_run ();
}
