/* SPDX-License-Identifier: MPL-2.0 */
#include "model/site.h"

#include <glib/gi18n.h>

static const char *const kinds[] = { "source", "process", "hub", "sink", NULL };
static const char *const stages[] = { "collector", "shredder", "refiner", "mine",  "pcam",
                                      "cam",       "cell",     "oem",     "other", NULL };
static const char *const modes[] = { "push", "pull", "fixed", NULL };
static const char *const origins[] = { "virgin", "recycled_pre", "recycled_post", "unknown", NULL };

static const OfftakeField site_fields[] = {
  { "id", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeSite, id), N_ ("Id"),
    .flags = OFFTAKE_FIELD_REQUIRED },
  { "name", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeSite, name), N_ ("Name") },
  { "party", OFFTAKE_FIELD_REFERENCE, G_STRUCT_OFFSET (OfftakeSite, party), N_ ("Party"),
    .flags = OFFTAKE_FIELD_REQUIRED, .list = "parties" },
  { "country", OFFTAKE_FIELD_COUNTRY, G_STRUCT_OFFSET (OfftakeSite, country), N_ ("Country") },
  { "kind", OFFTAKE_FIELD_CHOICE, G_STRUCT_OFFSET (OfftakeSite, kind), N_ ("Kind"),
    .flags = OFFTAKE_FIELD_REQUIRED, .choices = kinds },
  { "stage", OFFTAKE_FIELD_CHOICE, G_STRUCT_OFFSET (OfftakeSite, stage), N_ ("Stage"),
    .choices = stages, .fallback = OFFTAKE_STAGE_UNSET },
  { "recipe", OFFTAKE_FIELD_REFERENCE, G_STRUCT_OFFSET (OfftakeSite, recipe), N_ ("Recipe"),
    .list = "recipes" },
  { "mode", OFFTAKE_FIELD_CHOICE, G_STRUCT_OFFSET (OfftakeSite, mode), N_ ("Mode"),
    .choices = modes, .fallback = OFFTAKE_MODE_PUSH },
  { "planned_tpa", OFFTAKE_FIELD_SERIES, G_STRUCT_OFFSET (OfftakeSite, planned_tpa),
    N_ ("Planned activity"), .flags = OFFTAKE_FIELD_POSITIVE, .unit = "t/a" },
  { "capacity_tpa", OFFTAKE_FIELD_SERIES, G_STRUCT_OFFSET (OfftakeSite, capacity_tpa),
    N_ ("Capacity"), .flags = OFFTAKE_FIELD_POSITIVE, .unit = "t/a" },
  { "grid_kgco2e_per_kwh", OFFTAKE_FIELD_SERIES, G_STRUCT_OFFSET (OfftakeSite, grid_kgco2e_per_kwh),
    N_ ("Grid intensity"), .flags = OFFTAKE_FIELD_POSITIVE, .unit = "kg CO2e/kWh" },
  { "origin", OFFTAKE_FIELD_CHOICE, G_STRUCT_OFFSET (OfftakeSite, origin), N_ ("Origin"),
    .choices = origins, .fallback = OFFTAKE_ORIGIN_VIRGIN },
  { "extraction_country", OFFTAKE_FIELD_COUNTRY, G_STRUCT_OFFSET (OfftakeSite, extraction_country),
    N_ ("Country of extraction") },
  { "processing_country", OFFTAKE_FIELD_COUNTRY, G_STRUCT_OFFSET (OfftakeSite, processing_country),
    N_ ("Country of processing") },
  { "kgco2e_per_kg", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakeSite, kgco2e_per_kg),
    N_ ("Intensity"), .flags = OFFTAKE_FIELD_POSITIVE, .unit = "kg CO2e/kg" },
  { "x", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakeSite, x), N_ ("Horizontal place") },
  { "y", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakeSite, y), N_ ("Vertical place") },
};
static const OfftakeStructure site_structure = { N_ ("a site"), sizeof (OfftakeSite), site_fields,
                                                 G_N_ELEMENTS (site_fields) };

G_DEFINE_FINAL_TYPE (OfftakeSite, offtake_site, OFFTAKE_TYPE_RECORD)

static void
offtake_site_class_init (OfftakeSiteClass *klass)
{
  offtake_record_class_set_structure (OFFTAKE_RECORD_CLASS (klass), "sites", N_ ("site"),
                                      &site_structure);
}

static void
offtake_site_init (OfftakeSite *self)
{
}
