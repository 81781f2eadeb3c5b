/* SPDX-License-Identifier: MPL-2.0 */
#include "model/check-record.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
check_by_yields (OfftakeSite *site, const OfftakePlace *place, GError **error)
{
  OfftakePlace mode = { place, "mode" };

  return site->mode == OFFTAKE_MODE_PUSH ||
         offtake_place_fail (
             &mode, error,
             _ ("must be \"push\", the only mode of a recipe by yields such as \"%s\""),
             site->recipe);
}

static gboolean
check_by_coefficients (OfftakeSite *site,
                       OfftakeRecipe *recipe,
                       const OfftakePlace *place,
                       GError **error)
{
  OfftakePlace mode = { place, "mode" };

  if (!offtake_record_is_given (OFFTAKE_RECORD (site), "mode"))
    return offtake_place_fail (
        &mode, error,
        _ ("is missing; a process by coefficients needs \"push\", \"pull\" or \"fixed\""));
  if (site->mode == OFFTAKE_MODE_PUSH && !offtake_recipe_has_reference_input (recipe))
    return offtake_place_fail (
        &mode, error,
        _ ("\"push\" needs the reference \"%s\" of the recipe \"%s\" among its inputs with t_per_t 1"),
        recipe->reference, site->recipe);
  if (site->mode == OFFTAKE_MODE_PULL && !offtake_recipe_has_reference_output (recipe))
    return offtake_place_fail (
        &mode, error,
        _ ("\"pull\" needs the reference \"%s\" of the recipe \"%s\" among its outputs with t_per_t 1"),
        recipe->reference, site->recipe);
  return TRUE;
}

/* Recipe, mode and plan of a site that is no process (any more) rest without effect; what only a
   source has would say something about the material that the engine does not follow. */
static gboolean
check_source_keys (OfftakeSite *site, const OfftakePlace *place, GError **error)
{
  static const char *const keys[] = { "origin", "extraction_country", "processing_country",
                                      "kgco2e_per_kg" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    OfftakePlace inner = { place, keys[i] };

    if (offtake_record_is_given (OFFTAKE_RECORD (site), keys[i]))
      return offtake_place_fail (&inner, error, _ ("belongs to a site of kind \"source\" only"));
  }
  return TRUE;
}

gboolean
offtake_check_site (const OfftakeOverlay *view,
                    OfftakeSite *site,
                    const OfftakePlace *place,
                    GError **error)
{
  OfftakePlace inner = { place, "recipe" };
  OfftakeRecipe *recipe;

  if (site->kind != OFFTAKE_SITE_SOURCE && !check_source_keys (site, place, error))
    return FALSE;
  if (site->kind != OFFTAKE_SITE_PROCESS)
    return TRUE;
  if (!site->recipe)
    return offtake_place_fail (&inner, error, _ ("is missing; a process needs it"));
  recipe = (OfftakeRecipe *) offtake_overlay_find (view, "recipes", site->recipe);
  return offtake_recipe_is_by_yields (recipe) ? check_by_yields (site, place, error)
                                              : check_by_coefficients (site, recipe, place, error);
}
