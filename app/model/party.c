/* SPDX-License-Identifier: MPL-2.0 */
#include "model/party.h"

#include <glib/gi18n.h>

static const OfftakeField party_fields[] = {
  { "id", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeParty, id), N_ ("Id"),
    .flags = OFFTAKE_FIELD_REQUIRED },
  { "name", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeParty, name), N_ ("Name") },
  { "country", OFFTAKE_FIELD_COUNTRY, G_STRUCT_OFFSET (OfftakeParty, country), N_ ("Country"),
    .flags = OFFTAKE_FIELD_REQUIRED },
  { "foreign_entity", OFFTAKE_FIELD_BOOL, G_STRUCT_OFFSET (OfftakeParty, foreign_entity),
    N_ ("Foreign entity") },
  { "notes", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeParty, notes), N_ ("Notes") },
};
static const OfftakeStructure party_structure = { N_ ("a party"), sizeof (OfftakeParty),
                                                  party_fields, G_N_ELEMENTS (party_fields) };

G_DEFINE_FINAL_TYPE (OfftakeParty, offtake_party, OFFTAKE_TYPE_RECORD)

static void
offtake_party_class_init (OfftakePartyClass *klass)
{
  offtake_record_class_set_structure (OFFTAKE_RECORD_CLASS (klass), "parties", N_ ("party"),
                                      &party_structure);
}

static void
offtake_party_init (OfftakeParty *self)
{
}
