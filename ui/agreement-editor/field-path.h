/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A place inside a record: "number", "quantity.tpa", "quantity.tpa.2027", "price.terms.0.payable".
   The first part is a field of the record, further parts are fields of its structures, places in
   its lists, periods of a series, or elements of fractions ("composition.Ni", and of an assay
   "assay.Ni.0" the mean, "assay.Ni.1" the standard deviation). */

#include "document/document.h"

G_BEGIN_DECLS

/* The field at @path; of a path into a series or fractions, their field and what follows its
   name in @key (else NULL). NULL if the record has no such field. Both borrowed. */
const OfftakeField *
offtake_field_path_find (OfftakeRecord *record, const char *path, const char **key);

/* The value at @path, NULL if absent. (transfer full) */
json_t *offtake_field_path_get (OfftakeRecord *record, const char *path);

/* The whole value of the record's field with @value (NULL: nothing) at @path, and the field's name
   in @name: what offtake_document_set() takes. A series that was one number keeps it from
   @first_period on. (transfer full) */
json_t *offtake_field_path_with (
    OfftakeRecord *record, const char *path, json_t *value, const char *first_period, char **name);

G_END_DECLS
