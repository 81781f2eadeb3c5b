/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a field of a foreign table ("seller.party", "source") is called in front of a person. */
const char *offtake_field_name (const char *field);

G_END_DECLS
