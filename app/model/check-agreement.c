/* SPDX-License-Identifier: MPL-2.0 */
#include "model/check-record.h"

#include <glib/gi18n.h>
#include <string.h>

static OfftakeSite *
find_site (const OfftakeOverlay *view, const char *id)
{
  return (OfftakeSite *) offtake_overlay_find (view, "sites", id);
}

/* The recipe of a process, else NULL. */
static OfftakeRecipe *
recipe_of (const OfftakeOverlay *view, OfftakeSite *site)
{
  if (!site || site->kind != OFFTAKE_SITE_PROCESS || !site->recipe)
    return NULL;
  return (OfftakeRecipe *) offtake_overlay_find (view, "recipes", site->recipe);
}

/* Every kind of quantity or price has its own keys. */
static gboolean
check_keys (const OfftakeStructure *structure,
            const OfftakePart *part,
            const char *const *allowed,
            const char *kind,
            const OfftakePlace *place,
            GError **error)
{
  for (guint i = 0; i < structure->n_fields; i++) {
    OfftakePlace inner = { place, structure->fields[i].name };

    if (part->given & 1u << i && !g_strv_contains (allowed, structure->fields[i].name))
      return offtake_place_fail (&inner, error, _ ("does not belong to %s of kind \"%s\""),
                                 _ (structure->name), kind);
  }
  return TRUE;
}

static gboolean
check_element (const char *element, const char *key, const OfftakePlace *place, GError **error)
{
  OfftakePlace inner = { place, key };

  return !element || offtake_element_is_valid (element) ||
         offtake_place_fail (&inner, error,
                             _ ("\"%s\" is not the symbol of an element such as \"Ni\""), element);
}

static gboolean
check_basis (const OfftakeOverlay *view,
             OfftakeAgreement *agreement,
             const OfftakePlace *place,
             GError **error)
{
  const char *basis = agreement->quantity->basis;
  OfftakeMaterial *material =
      (OfftakeMaterial *) offtake_overlay_find (view, "materials", agreement->material);
  OfftakePlace inner = { place, "basis" };

  if (!basis || strcmp (basis, "material") == 0 ||
      offtake_fractions_get (material ? material->composition : NULL, basis) > 0)
    return TRUE;
  return offtake_place_fail (
      &inner, error,
      _ ("\"%s\" holds no %s; the basis is \"material\" or an element of its composition"),
      agreement->material, basis);
}

static gboolean
check_need (const OfftakeOverlay *view,
            OfftakeAgreement *agreement,
            const OfftakePlace *place,
            GError **error)
{
  OfftakeSite *buyer = find_site (view, agreement->buyer);
  OfftakeRecipe *recipe = recipe_of (view, buyer);
  OfftakePlace kind = { place, "kind" };

  if (!recipe || offtake_recipe_is_by_yields (recipe) ||
      !offtake_recipe_takes (recipe, agreement->material))
    return offtake_place_fail (
        &kind, error,
        _ ("share_of_need: the buyer \"%s\" is not a process with a recipe by coefficients that takes \"%s\""),
        agreement->buyer, agreement->material);
  if (buyer->mode == OFFTAKE_MODE_PUSH && strcmp (recipe->reference, agreement->material) == 0)
    return offtake_place_fail (
        &kind, error,
        _ ("share_of_need: what reaches the buyer \"%s\" of its reference \"%s\" sets what it needs, so a share of that need defines itself; fix the tonnes, or the buyer's activity"),
        agreement->buyer, agreement->material);
  return TRUE;
}

static gboolean
check_output (const OfftakeOverlay *view,
              OfftakeAgreement *agreement,
              const OfftakePlace *place,
              GError **error)
{
  OfftakeSite *seller = find_site (view, agreement->seller);
  OfftakeRecipe *recipe = recipe_of (view, seller);
  OfftakePlace kind = { place, "kind" };

  if (!recipe || !offtake_recipe_makes (recipe, agreement->material))
    return offtake_place_fail (
        &kind, error, _ ("share_of_output: the seller \"%s\" is not a process that makes \"%s\""),
        agreement->seller, agreement->material);
  if (seller->mode == OFFTAKE_MODE_PULL && recipe->reference &&
      strcmp (recipe->reference, agreement->material) == 0)
    return offtake_place_fail (
        &kind, error,
        _ ("share_of_output: what leaves the seller \"%s\" of its reference \"%s\" sets what it makes, so a share of that output defines itself; fix the tonnes, or the seller's activity"),
        agreement->seller, agreement->material);
  return TRUE;
}

static gboolean
check_quantity (const OfftakeOverlay *view,
                OfftakeAgreement *agreement,
                const OfftakeStructure *structure,
                const OfftakePlace *place,
                GError **error)
{
  static const char *const fixed[] = { "kind", "tpa", "tolerance", "basis", NULL };
  static const char *const shares[] = { "kind",      "share", "min_tpa", "max_tpa",
                                        "tolerance", "basis", NULL };
  const OfftakeQuantity *quantity = agreement->quantity;
  gboolean is_fixed = quantity->kind == OFFTAKE_QUANTITY_FIXED;

  if (!check_keys (structure, &quantity->part, is_fixed ? fixed : shares,
                   structure->fields[0].choices[quantity->kind], place, error) ||
      !check_basis (view, agreement, place, error))
    return FALSE;
  if (quantity->kind == OFFTAKE_QUANTITY_SHARE_OF_NEED)
    return check_need (view, agreement, place, error);
  return is_fixed || check_output (view, agreement, place, error);
}

static gboolean
check_price (const OfftakePrice *price,
             const OfftakeStructure *structure,
             const OfftakePlace *place,
             GError **error)
{
  static const char *const fixed[] = { "kind", "per_t", "floor_per_t", "cap_per_t", NULL };
  static const char *const index[] = { "kind",        "terms",     "premium_per_t",
                                       "floor_per_t", "cap_per_t", NULL };
  OfftakePlace terms = { place, "terms" };

  if (!check_keys (structure, &price->part, price->kind == OFFTAKE_PRICE_BY_FIXED ? fixed : index,
                   structure->fields[0].choices[price->kind], place, error))
    return FALSE;
  for (guint i = 0; price->terms && i < price->terms->len; i++) {
    const OfftakePriceTerm *term = g_ptr_array_index (price->terms, i);
    OfftakePlace inner = { &terms, NULL, i };

    if (!check_element (term->element, "element", &inner, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_promises (const GPtrArray *promises, const OfftakePlace *place, GError **error)
{
  for (guint i = 0; promises && i < promises->len; i++) {
    const OfftakePromise *promise = g_ptr_array_index (promises, i);
    OfftakePlace inner = { place, NULL, i };

    if (!check_element (promise->element, "element", &inner, error))
      return FALSE;
  }
  return TRUE;
}

static const OfftakeStructure *
part_structure (OfftakeAgreement *agreement, const char *field)
{
  return offtake_structure_find (offtake_record_get_structure (OFFTAKE_RECORD (agreement)), field,
                                 NULL)
      ->structure;
}

gboolean
offtake_check_agreement (const OfftakeOverlay *view,
                         OfftakeAgreement *agreement,
                         const OfftakePlace *place,
                         GError **error)
{
  OfftakePlace quantity = { place, "quantity" }, price = { place, "price" },
               promises = { place, "promises" };

  return check_quantity (view, agreement, part_structure (agreement, "quantity"), &quantity,
                         error) &&
         (!agreement->price ||
          check_price (agreement->price, part_structure (agreement, "price"), &price, error)) &&
         check_promises (agreement->promises, &promises, error);
}
