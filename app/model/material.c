/* SPDX-License-Identifier: MPL-2.0 */
#include "model/material.h"

#include <glib/gi18n.h>

static const char *const wastes[] = { "none", "pre", "post", NULL };
static const char *const us45x_words[] = { "acm", "eam", NULL };
static const char *const roles[] = { "cam",   "pcam", "salt",  "metal", "black_mass",
                                     "scrap", "cell", "other", NULL };

static const OfftakeField material_fields[] = {
  { "id", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeMaterial, id), N_ ("Id"),
    .flags = OFFTAKE_FIELD_REQUIRED },
  { "name", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeMaterial, name), N_ ("Name") },
  { "formula", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeMaterial, formula), N_ ("Formula") },
  { "composition", OFFTAKE_FIELD_FRACTIONS, G_STRUCT_OFFSET (OfftakeMaterial, composition),
    N_ ("Composition"), .flags = OFFTAKE_FIELD_FRACTION },
  { "waste", OFFTAKE_FIELD_CHOICE, G_STRUCT_OFFSET (OfftakeMaterial, waste), N_ ("Waste"),
    .choices = wastes, .fallback = OFFTAKE_WASTE_NONE },
  { "intermediate", OFFTAKE_FIELD_BOOL, G_STRUCT_OFFSET (OfftakeMaterial, intermediate),
    N_ ("Intermediate") },
  { "virgin_kgco2e_per_kg", OFFTAKE_FIELD_REAL,
    G_STRUCT_OFFSET (OfftakeMaterial, virgin_kgco2e_per_kg), N_ ("Primary-route intensity"),
    .flags = OFFTAKE_FIELD_POSITIVE, .unit = "kg CO2e/kg" },
  { "price_index", OFFTAKE_FIELD_REFERENCE, G_STRUCT_OFFSET (OfftakeMaterial, price_index),
    N_ ("Price index"), .list = "indices" },
  { "us45x", OFFTAKE_FIELD_CHOICE, G_STRUCT_OFFSET (OfftakeMaterial, us45x),
    N_ ("US 45X component"), .choices = us45x_words, .fallback = OFFTAKE_US45X_NONE },
  { "role", OFFTAKE_FIELD_CHOICE, G_STRUCT_OFFSET (OfftakeMaterial, role), N_ ("Role"),
    .choices = roles, .fallback = OFFTAKE_ROLE_OTHER },
};
static const OfftakeStructure material_structure = { N_ ("a material"), sizeof (OfftakeMaterial),
                                                     material_fields,
                                                     G_N_ELEMENTS (material_fields) };

G_DEFINE_FINAL_TYPE (OfftakeMaterial, offtake_material, OFFTAKE_TYPE_RECORD)

static void
offtake_material_class_init (OfftakeMaterialClass *klass)
{
  offtake_record_class_set_structure (OFFTAKE_RECORD_CLASS (klass), "materials", N_ ("material"),
                                      &material_structure);
}

static void
offtake_material_init (OfftakeMaterial *self)
{
}
