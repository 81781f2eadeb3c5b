/* SPDX-License-Identifier: MPL-2.0 */
#include "model/check-record.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/recipe-balance.h"

/* Nothing creates nickel: per tonne of reference, or of each feed, no element may come out that did
   not go in, but for the rounding of published assays. */
#define CREATED_LIMIT 1.005
#define ROUNDING 1e-12

static const OfftakeFractions *
composition_of (const OfftakeOverlay *view, const char *material)
{
  OfftakeMaterial *found = (OfftakeMaterial *) offtake_overlay_find (view, "materials", material);

  return found ? found->composition : NULL;
}

/* @feed: the feed that the balances are of, NULL by coefficients. */
static gboolean
check_created (const GArray *balances, const char *feed, const OfftakePlace *place, GError **error)
{
  for (guint i = 0; i < balances->len; i++) {
    const OfftakeElementBalance *balance = &g_array_index (balances, OfftakeElementBalance, i);
    char taken[G_ASCII_DTOSTR_BUF_SIZE], made[G_ASCII_DTOSTR_BUF_SIZE];

    if (balance->made <= balance->taken * CREATED_LIMIT + ROUNDING)
      continue;
    g_ascii_formatd (taken, sizeof taken, "%.6g", balance->taken);
    g_ascii_formatd (made, sizeof made, "%.6g", balance->made);
    if (feed)
      return offtake_place_fail (
          place, error,
          _ ("gives %s t of %s per t of feed \"%s\", which holds only %s t: nothing creates %s"),
          made, balance->element, feed, taken, balance->element);
    return offtake_place_fail (
        place, error,
        _ ("gives %s t of %s per t of reference but takes only %s t: nothing creates %s"), made,
        balance->element, taken, balance->element);
  }
  return TRUE;
}

static gboolean
check_keys (OfftakeRecipe *recipe,
            const char *const *needed,
            const char *const *foreign,
            const char *form,
            const OfftakePlace *place,
            GError **error)
{
  for (guint i = 0; foreign[i]; i++) {
    OfftakePlace inner = { place, foreign[i] };

    if (offtake_record_is_given (OFFTAKE_RECORD (recipe), foreign[i]))
      return offtake_place_fail (&inner, error, _ ("does not belong to a recipe %s"), form);
  }
  for (guint i = 0; needed[i]; i++) {
    OfftakePlace inner = { place, needed[i] };

    if (!offtake_record_is_given (OFFTAKE_RECORD (recipe), needed[i]))
      return offtake_place_fail (&inner, error, _ ("is missing; a recipe %s needs it"), form);
  }
  return TRUE;
}

static const char *const coefficient_keys[] = { "reference", "inputs", "outputs", NULL };
static const char *const yield_keys[] = { "feeds", "yields", NULL };

static gboolean
check_coefficients (const OfftakeOverlay *view,
                    OfftakeRecipe *recipe,
                    const OfftakePlace *place,
                    GError **error)
{
  OfftakePlace reference = { place, "reference" };

  if (!check_keys (recipe, coefficient_keys, yield_keys, _ ("by coefficients"), place, error))
    return FALSE;
  if (!offtake_recipe_has_reference_input (recipe) && !offtake_recipe_has_reference_output (recipe))
    return offtake_place_fail (&reference, error,
                               _ ("\"%s\" must stand in inputs or outputs with t_per_t 1"),
                               recipe->reference);

  g_autoptr (GArray) balances = offtake_recipe_balance (view, recipe, NULL);
  return check_created (balances, NULL, place, error);
}

static gboolean
check_yield (const OfftakeOverlay *view,
             const OfftakeRecipeYield *yield,
             const OfftakePlace *place,
             GError **error)
{
  OfftakePlace of = { place, "of" };

  if (strcmp (yield->of, "mass") == 0 ||
      offtake_fractions_get (composition_of (view, yield->product), yield->of) > 0)
    return TRUE;
  return offtake_place_fail (
      &of, error,
      _ ("\"%s\" holds no %s, so its tonnage cannot follow from it; name an element of its composition, or \"mass\""),
      yield->product, yield->of);
}

static gboolean
check_yields (const OfftakeOverlay *view,
              OfftakeRecipe *recipe,
              const OfftakePlace *place,
              GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  OfftakePlace yields = { place, "yields" }, feeds = { place, "feeds" };

  if (!check_keys (recipe, yield_keys, coefficient_keys, _ ("by yields"), place, error))
    return FALSE;
  for (guint i = 0; i < recipe->yields->len; i++) {
    OfftakePlace inner = { &yields, NULL, i };

    if (!check_yield (view, g_ptr_array_index (recipe->yields, i), &inner, error))
      return FALSE;
  }
  for (guint i = 0; i < recipe->feeds->len; i++) {
    char *feed = g_ptr_array_index (recipe->feeds, i);
    OfftakePlace inner = { &feeds, NULL, i };

    if (!g_hash_table_add (seen, feed))
      return offtake_place_fail (&inner, error, _ ("\"%s\" is named twice"), feed);
    g_autoptr (GArray) balances = offtake_recipe_balance (view, recipe, feed);
    if (!check_created (balances, feed, place, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
offtake_check_recipe (const OfftakeOverlay *view,
                      OfftakeRecipe *recipe,
                      const OfftakePlace *place,
                      GError **error)
{
  return offtake_recipe_is_by_yields (recipe) ? check_yields (view, recipe, place, error)
                                              : check_coefficients (view, recipe, place, error);
}
