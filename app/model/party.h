/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_PARTY (offtake_party_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeParty, offtake_party, OFFTAKE, PARTY, OfftakeRecord)

struct _OfftakeParty {
  OfftakeRecord parent_instance;
  char         *id, *name, *country;
  gboolean      foreign_entity; /* prohibited foreign entity or FEOC */
  char         *notes;
};

G_END_DECLS
