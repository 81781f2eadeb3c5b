/* SPDX-License-Identifier: MPL-2.0 */
#include "model/recipe-balance.h"

#include <string.h>

static OfftakeElementBalance *
balance_of (GArray *balances, const char *element)
{
  OfftakeElementBalance balance = { 0 };

  for (guint i = 0; i < balances->len; i++)
    if (strcmp (g_array_index (balances, OfftakeElementBalance, i).element, element) == 0)
      return &g_array_index (balances, OfftakeElementBalance, i);
  g_strlcpy (balance.element, element, sizeof balance.element);
  g_array_append_val (balances, balance);
  return &g_array_index (balances, OfftakeElementBalance, balances->len - 1);
}

static const OfftakeFractions *
composition_of (const OfftakeOverlay *view, const char *material)
{
  OfftakeMaterial *found = (OfftakeMaterial *) offtake_overlay_find (view, "materials", material);

  return found ? found->composition : NULL;
}

static void
add_taken (GArray *balances, const OfftakeFractions *composition, double tonnes)
{
  for (guint i = 0; composition && i < composition->n; i++)
    balance_of (balances, composition->values[i].element)->taken +=
        tonnes * composition->values[i].value;
}

static void
add_made (GArray *balances, const OfftakeFractions *composition, double tonnes)
{
  for (guint i = 0; composition && i < composition->n; i++)
    balance_of (balances, composition->values[i].element)->made +=
        tonnes * composition->values[i].value;
}

static void
add_coefficients (GArray *balances, const OfftakeOverlay *view, OfftakeRecipe *recipe)
{
  for (guint i = 0; recipe->inputs && i < recipe->inputs->len; i++) {
    const OfftakeRecipeInput *input = g_ptr_array_index (recipe->inputs, i);
    add_taken (balances, composition_of (view, input->material), input->t_per_t);
  }
  for (guint i = 0; recipe->outputs && i < recipe->outputs->len; i++) {
    const OfftakeRecipeOutput *output = g_ptr_array_index (recipe->outputs, i);
    add_made (balances, composition_of (view, output->material), output->t_per_t);
  }
}

static void
add_yields (GArray *balances, const OfftakeOverlay *view, OfftakeRecipe *recipe, const char *feed)
{
  const OfftakeFractions *held = composition_of (view, feed);

  add_taken (balances, held, 1);
  for (guint i = 0; recipe->yields && i < recipe->yields->len; i++) {
    const OfftakeRecipeYield *yield = g_ptr_array_index (recipe->yields, i);
    const OfftakeFractions *product = composition_of (view, yield->product);
    double tonnes = yield->fraction;

    if (strcmp (yield->of, "mass") != 0)
      tonnes *=
          offtake_fractions_get (held, yield->of) / offtake_fractions_get (product, yield->of);
    add_made (balances, product, tonnes);
  }
}

GArray *
offtake_recipe_balance (const OfftakeOverlay *view, OfftakeRecipe *recipe, const char *feed)
{
  GArray *balances = g_array_new (FALSE, FALSE, sizeof (OfftakeElementBalance));

  if (feed)
    add_yields (balances, view, recipe, feed);
  else
    add_coefficients (balances, view, recipe);
  return balances;
}
