/* SPDX-License-Identifier: MPL-2.0 */
#include "model/delivery.h"

#include <glib/gi18n.h>

static const OfftakeField delivery_fields[] = {
  { "id", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeDelivery, id), N_ ("Id"),
    .flags = OFFTAKE_FIELD_REQUIRED },
  { "agreement", OFFTAKE_FIELD_REFERENCE, G_STRUCT_OFFSET (OfftakeDelivery, agreement),
    N_ ("Agreement"), .list = "agreements" },
  { "period", OFFTAKE_FIELD_PERIOD, G_STRUCT_OFFSET (OfftakeDelivery, period), N_ ("Period") },
  { "t", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakeDelivery, t), N_ ("Quantity"),
    .flags = OFFTAKE_FIELD_POSITIVE, .unit = "t" },
  { "sigma_t", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakeDelivery, sigma_t),
    N_ ("Standard deviation"), .flags = OFFTAKE_FIELD_POSITIVE, .unit = "t" },
  { "assay", OFFTAKE_FIELD_ASSAY, G_STRUCT_OFFSET (OfftakeDelivery, assay), N_ ("Assay"),
    .flags = OFFTAKE_FIELD_FRACTION },
  { "document", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeDelivery, document), N_ ("Document") },
};
static const OfftakeStructure delivery_structure = { N_ ("a delivery"), sizeof (OfftakeDelivery),
                                                     delivery_fields,
                                                     G_N_ELEMENTS (delivery_fields) };

G_DEFINE_FINAL_TYPE (OfftakeDelivery, offtake_delivery, OFFTAKE_TYPE_RECORD)

static void
offtake_delivery_class_init (OfftakeDeliveryClass *klass)
{
  offtake_record_class_set_structure (OFFTAKE_RECORD_CLASS (klass), "deliveries", N_ ("delivery"),
                                      &delivery_structure);
}

static void
offtake_delivery_init (OfftakeDelivery *self)
{
}
