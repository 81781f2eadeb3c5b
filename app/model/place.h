/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Where in a plan's JSON something stands: "agreements[3].price.terms[0].index". Places are chained
   on the stack, and become a path only when an error names one. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _OfftakePlace OfftakePlace;
struct _OfftakePlace {
  const OfftakePlace *outer; /* NULL at the root */
  const char         *text;  /* a key; NULL where `index` counts */
  gsize               index;
};

/* The path. (transfer full) */
char *offtake_place_format (const OfftakePlace *place);

/* Sets OFFTAKE_ERROR_INVALID with the path, a colon and the message; a NULL @place names none.
   Always FALSE, for return statements. */
gboolean offtake_place_fail (const OfftakePlace *place, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/* The same, with the message of @cause, which knows no place. (transfer full) of @cause */
gboolean offtake_place_fail_from (const OfftakePlace *place, GError **error, GError *cause);

G_END_DECLS
