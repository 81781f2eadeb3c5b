/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Deleting a record that others use by putting another in its place. */

#include "document/document.h"

G_BEGIN_DECLS

/* Deletes @record after everything that refers to it has been made to refer to @other, of the same list,
   as one step of undo called @label. What scenarios change of @record itself is forgotten. On error, as
   where @other does not fit in the place of @record, nothing has changed. */
gboolean offtake_replacement_apply (OfftakeDocument *document, OfftakeRecord *record, OfftakeRecord *other,
                                    const char *label, GError **error);

G_END_DECLS
