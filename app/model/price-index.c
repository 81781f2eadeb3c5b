/* SPDX-License-Identifier: MPL-2.0 */
#include "model/price-index.h"

#include <glib/gi18n.h>

static const OfftakeField price_index_fields[] = {
  { "id", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakePriceIndex, id), N_ ("Id"),
    .flags = OFFTAKE_FIELD_REQUIRED },
  { "name", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakePriceIndex, name), N_ ("Name") },
  { "unit", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakePriceIndex, unit), N_ ("Unit") },
  { "price_per_t", OFFTAKE_FIELD_SERIES, G_STRUCT_OFFSET (OfftakePriceIndex, price_per_t),
    N_ ("Price"), .flags = OFFTAKE_FIELD_REQUIRED, .unit = "per t" },
  { "source", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakePriceIndex, source), N_ ("Source") },
};
static const OfftakeStructure price_index_structure = { N_ ("a price index"),
                                                        sizeof (OfftakePriceIndex),
                                                        price_index_fields,
                                                        G_N_ELEMENTS (price_index_fields) };

G_DEFINE_FINAL_TYPE (OfftakePriceIndex, offtake_price_index, OFFTAKE_TYPE_RECORD)

static void
offtake_price_index_class_init (OfftakePriceIndexClass *klass)
{
  offtake_record_class_set_structure (OFFTAKE_RECORD_CLASS (klass), "indices", N_ ("price index"),
                                      &price_index_structure);
}

static void
offtake_price_index_init (OfftakePriceIndex *self)
{
}
