/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Differences of two plans on standard output. */

#include "document/compare.h"

G_BEGIN_DECLS

/* A line each, or a JSON list. */
gboolean offtake_difference_list_print (const GPtrArray *differences, gboolean json, GError **error);

G_END_DECLS
