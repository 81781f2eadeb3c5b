/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a process makes of what. By coefficients: `reference` with `inputs` and `outputs`, t per t of
   reference. By yields: `feeds` and `yields`; one tonne of feed is the reference tonne. */

#include "model/record.h"

G_BEGIN_DECLS

typedef struct {
  OfftakePart part;
  char       *material;
  double      t_per_t;
} OfftakeRecipeInput;

typedef struct {
  OfftakePart part;
  char       *material;
  double      t_per_t;
  double      allocation; /* weight of its share of the burden, default 1 */
} OfftakeRecipeOutput;

typedef struct {
  OfftakePart part;
  char       *product;
  char       *of;         /* an element, or "mass" */
  double      fraction;
  double      allocation;
} OfftakeRecipeYield;

#define OFFTAKE_TYPE_RECIPE (offtake_recipe_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeRecipe, offtake_recipe, OFFTAKE, RECIPE, OfftakeRecord)

struct _OfftakeRecipe {
  OfftakeRecord  parent_instance;
  char          *id, *name, *reference;
  GPtrArray     *inputs;  /* OfftakeRecipeInput */
  GPtrArray     *outputs; /* OfftakeRecipeOutput */
  GPtrArray     *feeds;   /* char *, material ids */
  GPtrArray     *yields;  /* OfftakeRecipeYield */
  double         electricity_kwh_per_t, direct_kgco2e_per_t;
  OfftakeSeries *conversion_cost_per_t;
};

/* Whether the recipe is by yields (it has `feeds` or `yields`). */
gboolean offtake_recipe_is_by_yields (OfftakeRecipe *self);
/* By coefficients: whether the reference is an input, or an output, with t_per_t 1. */
gboolean offtake_recipe_has_reference_input (OfftakeRecipe *self);
gboolean offtake_recipe_has_reference_output (OfftakeRecipe *self);
/* Whether it takes, or makes, @material; in either form. */
gboolean offtake_recipe_takes (OfftakeRecipe *self, const char *material);
gboolean offtake_recipe_makes (OfftakeRecipe *self, const char *material);

G_END_DECLS
