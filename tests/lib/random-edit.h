/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Random edits of a document, from the field tables: every field of every class comes up. */

#include "document/document.h"

G_BEGIN_DECLS

/* A value for the field that is of its kind, or NULL for absent; it may still be refused, as what
   it does not fit. (transfer full) */
json_t *random_value (OfftakePlan *plan, OfftakeRecord *record, const OfftakeField *field);

OfftakeRecord      *random_record (OfftakePlan *plan, gboolean with_head);
const OfftakeField *random_field (OfftakeRecord *record);

/* One edit. FALSE if it was refused. */
gboolean random_set (OfftakeDocument *document);
gboolean random_add (OfftakeDocument *document);
gboolean random_remove (OfftakeDocument *document);

G_END_DECLS
