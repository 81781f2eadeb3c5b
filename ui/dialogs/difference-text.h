/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What differs between versions of a plan, in the words of the window. */

#include "base/json.h"
#include "model/record.h"

G_BEGIN_DECLS

/* "Agreement Recycled nickel: Price"; @field may be NULL. (transfer full) */
char *offtake_difference_subject (const char *list, const char *title, const char *field);

/* One of the values that a field has in @n_versions versions: a text as it is, of an object only the parts
   in which the versions differ. (transfer full) */
char *offtake_difference_value (const char *list, const char *field, json_t *const *versions, guint n_versions,
                                guint version);

G_END_DECLS
