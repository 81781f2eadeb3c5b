/* SPDX-License-Identifier: MPL-2.0 */
#include "model/recipe.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define REFERENCE_SLACK 1e-9 /* of t_per_t 1 */

static const OfftakeField input_fields[] = {
  { "material", OFFTAKE_FIELD_REFERENCE, G_STRUCT_OFFSET (OfftakeRecipeInput, material),
    N_ ("Material"), .flags = OFFTAKE_FIELD_REQUIRED, .list = "materials" },
  { "t_per_t", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakeRecipeInput, t_per_t),
    N_ ("Tonnes per tonne"), .flags = OFFTAKE_FIELD_REQUIRED | OFFTAKE_FIELD_POSITIVE,
    .unit = "t/t" },
};
static const OfftakeStructure input_structure = { N_ ("an input"), sizeof (OfftakeRecipeInput),
                                                  input_fields, G_N_ELEMENTS (input_fields) };

static const OfftakeField output_fields[] = {
  { "material", OFFTAKE_FIELD_REFERENCE, G_STRUCT_OFFSET (OfftakeRecipeOutput, material),
    N_ ("Material"), .flags = OFFTAKE_FIELD_REQUIRED, .list = "materials" },
  { "t_per_t", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakeRecipeOutput, t_per_t),
    N_ ("Tonnes per tonne"), .flags = OFFTAKE_FIELD_REQUIRED | OFFTAKE_FIELD_POSITIVE,
    .unit = "t/t" },
  { "allocation", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakeRecipeOutput, allocation),
    N_ ("Allocation"), .flags = OFFTAKE_FIELD_POSITIVE, .fallback = 1 },
};
static const OfftakeStructure output_structure = { N_ ("an output"), sizeof (OfftakeRecipeOutput),
                                                   output_fields, G_N_ELEMENTS (output_fields) };

static const OfftakeField yield_fields[] = {
  { "product", OFFTAKE_FIELD_REFERENCE, G_STRUCT_OFFSET (OfftakeRecipeYield, product),
    N_ ("Product"), .flags = OFFTAKE_FIELD_REQUIRED, .list = "materials" },
  { "of", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeRecipeYield, of), N_ ("Of"),
    .flags = OFFTAKE_FIELD_REQUIRED },
  { "fraction", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakeRecipeYield, fraction), N_ ("Fraction"),
    .flags = OFFTAKE_FIELD_REQUIRED | OFFTAKE_FIELD_FRACTION },
  { "allocation", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakeRecipeYield, allocation),
    N_ ("Allocation"), .flags = OFFTAKE_FIELD_POSITIVE, .fallback = 1 },
};
static const OfftakeStructure yield_structure = { N_ ("a yield"), sizeof (OfftakeRecipeYield),
                                                  yield_fields, G_N_ELEMENTS (yield_fields) };

static const OfftakeField recipe_fields[] = {
  { "id", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeRecipe, id), N_ ("Id"),
    .flags = OFFTAKE_FIELD_REQUIRED },
  { "name", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeRecipe, name), N_ ("Name") },
  { "reference", OFFTAKE_FIELD_REFERENCE, G_STRUCT_OFFSET (OfftakeRecipe, reference),
    N_ ("Reference material"), .list = "materials" },
  { "inputs", OFFTAKE_FIELD_LIST, G_STRUCT_OFFSET (OfftakeRecipe, inputs), N_ ("Inputs"),
    .structure = &input_structure },
  { "outputs", OFFTAKE_FIELD_LIST, G_STRUCT_OFFSET (OfftakeRecipe, outputs), N_ ("Outputs"),
    .structure = &output_structure },
  { "feeds", OFFTAKE_FIELD_TEXTS, G_STRUCT_OFFSET (OfftakeRecipe, feeds), N_ ("Feeds"),
    .list = "materials" },
  { "yields", OFFTAKE_FIELD_LIST, G_STRUCT_OFFSET (OfftakeRecipe, yields), N_ ("Yields"),
    .structure = &yield_structure },
  { "electricity_kwh_per_t", OFFTAKE_FIELD_REAL,
    G_STRUCT_OFFSET (OfftakeRecipe, electricity_kwh_per_t), N_ ("Electricity"),
    .flags = OFFTAKE_FIELD_POSITIVE, .unit = "kWh/t" },
  { "direct_kgco2e_per_t", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakeRecipe, direct_kgco2e_per_t),
    N_ ("Direct emissions"), .flags = OFFTAKE_FIELD_POSITIVE, .unit = "kg CO2e/t" },
  { "conversion_cost_per_t", OFFTAKE_FIELD_SERIES,
    G_STRUCT_OFFSET (OfftakeRecipe, conversion_cost_per_t), N_ ("Conversion cost"),
    .unit = "per t" },
};
static const OfftakeStructure recipe_structure = { N_ ("a recipe"), sizeof (OfftakeRecipe),
                                                   recipe_fields, G_N_ELEMENTS (recipe_fields) };

G_DEFINE_FINAL_TYPE (OfftakeRecipe, offtake_recipe, OFFTAKE_TYPE_RECORD)

static void
offtake_recipe_class_init (OfftakeRecipeClass *klass)
{
  offtake_record_class_set_structure (OFFTAKE_RECORD_CLASS (klass), "recipes", N_ ("recipe"),
                                      &recipe_structure);
}

static void
offtake_recipe_init (OfftakeRecipe *self)
{
}

gboolean
offtake_recipe_is_by_yields (OfftakeRecipe *self)
{
  return self->feeds || self->yields;
}

gboolean
offtake_recipe_has_reference_input (OfftakeRecipe *self)
{
  for (guint i = 0; self->inputs && i < self->inputs->len; i++) {
    const OfftakeRecipeInput *input = g_ptr_array_index (self->inputs, i);
    if (strcmp (input->material, self->reference) == 0 &&
        fabs (input->t_per_t - 1) < REFERENCE_SLACK)
      return TRUE;
  }
  return FALSE;
}

gboolean
offtake_recipe_has_reference_output (OfftakeRecipe *self)
{
  for (guint i = 0; self->outputs && i < self->outputs->len; i++) {
    const OfftakeRecipeOutput *output = g_ptr_array_index (self->outputs, i);
    if (strcmp (output->material, self->reference) == 0 &&
        fabs (output->t_per_t - 1) < REFERENCE_SLACK)
      return TRUE;
  }
  return FALSE;
}

gboolean
offtake_recipe_takes (OfftakeRecipe *self, const char *material)
{
  for (guint i = 0; self->inputs && i < self->inputs->len; i++)
    if (strcmp (((OfftakeRecipeInput *) g_ptr_array_index (self->inputs, i))->material, material) ==
        0)
      return TRUE;
  return self->feeds && g_ptr_array_find_with_equal_func (self->feeds, material, g_str_equal, NULL);
}

gboolean
offtake_recipe_makes (OfftakeRecipe *self, const char *material)
{
  for (guint i = 0; self->outputs && i < self->outputs->len; i++)
    if (strcmp (((OfftakeRecipeOutput *) g_ptr_array_index (self->outputs, i))->material,
                material) == 0)
      return TRUE;
  for (guint i = 0; self->yields && i < self->yields->len; i++)
    if (strcmp (((OfftakeRecipeYield *) g_ptr_array_index (self->yields, i))->product, material) ==
        0)
      return TRUE;
  return FALSE;
}
