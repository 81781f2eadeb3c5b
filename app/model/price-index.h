/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_PRICE_INDEX (offtake_price_index_get_type ())
G_DECLARE_FINAL_TYPE (OfftakePriceIndex, offtake_price_index, OFFTAKE, PRICE_INDEX, OfftakeRecord)

struct _OfftakePriceIndex {
  OfftakeRecord  parent_instance;
  char          *id, *name, *unit;
  OfftakeSeries *price_per_t;
  char          *source;
};

G_END_DECLS
