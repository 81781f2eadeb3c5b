/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A record of a plan: what the window binds to. Its class's structure says which fields it has;
   each is a property: numbers and yes or no natively, a choice as the index of its word (uint), a
   date as its ISO text, composite ones as canonical JSON text; NULL makes a text absent. Records
   are owned and edited on the main thread only; the engine sees a compiled network instead. */

#include "model/field.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_RECORD (offtake_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (OfftakeRecord, offtake_record, OFFTAKE, RECORD, GObject)

struct _OfftakeRecordClass {
  GObjectClass            parent_class;
  const char             *list;      /* "agreements": JSON key and SQL table */
  const char             *noun;      /* N_("agreement") */
  const OfftakeStructure *structure;
};

/* For class_init: installs the properties and takes over get, set and finalize. Field "id" comes
   first in every table. */
void offtake_record_class_set_structure (OfftakeRecordClass *klass, const char *list, const char *noun,
                                         const OfftakeStructure *structure);

const char             *offtake_record_get_id (OfftakeRecord *self);
/* Its name, title or number; the id where that is empty. */
const char             *offtake_record_get_title (OfftakeRecord *self);
const char             *offtake_record_get_list (OfftakeRecord *self);
const OfftakeStructure *offtake_record_get_structure (OfftakeRecord *self);
gboolean                offtake_record_is_given (OfftakeRecord *self, const char *field);
/* The first field that must be given and is not, NULL if there is none. */
const OfftakeField     *offtake_record_find_missing (OfftakeRecord *self);

/* A field as JSON (transfer full), NULL if absent; and back, with notify. */
json_t  *offtake_record_get_json (OfftakeRecord *self, const char *field);
gboolean offtake_record_set_json (OfftakeRecord *self, const char *field, json_t *value, GError **error);

json_t        *offtake_record_to_json (OfftakeRecord *self);
/* @path is prefixed to messages, "sites[2]". */
OfftakeRecord *offtake_record_from_json (GType type, json_t *value, const char *path, GError **error);
OfftakeRecord *offtake_record_copy (OfftakeRecord *self);
/* Takes over every field of @from, a record of the same class and id, with a notify for each that differs. */
void           offtake_record_take_fields (OfftakeRecord *self, OfftakeRecord *from);
/* Hands on @cause (transfer full) with the record named at its end: (agreement "014"). */
void           offtake_record_propagate_error (GError **error, const char *noun, const char *id, GError *cause);

/* The record type of a list's name, G_TYPE_INVALID if there is none; the nine lists in plan order. */
GType              offtake_record_type_for_list (const char *list);
const char *const *offtake_record_lists (void);

G_END_DECLS
