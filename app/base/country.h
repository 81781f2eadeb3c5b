/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @code is an officially assigned ISO 3166-1 alpha-2 code, in capitals. */
gboolean offtake_country_is_known (const char *code);

/* What the country of that code is called, in the language of messages where the catalogue iso_3166 is
   there, else in English; what is no code comes back as it is. Borrowed. */
const char *offtake_country_name (const char *code);

/* Whether @code has the form of an ISO 4217 currency code: three capitals. */
gboolean offtake_currency_is_known (const char *code);

G_END_DECLS
