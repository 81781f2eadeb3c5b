/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_DELIVERY (offtake_delivery_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeDelivery, offtake_delivery, OFFTAKE, DELIVERY, OfftakeRecord)

struct _OfftakeDelivery {
  OfftakeRecord parent_instance;
  char         *id, *agreement, *period;
  double        t, sigma_t;
  OfftakeAssay *assay;
  char         *document;
};

G_END_DECLS
