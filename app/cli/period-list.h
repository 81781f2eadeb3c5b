/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The periods that a call names. */

#include "engine/network.h"

G_BEGIN_DECLS

/* Indices (guint) of the periods that @labels name, in the order of the horizon; all without labels.
   A year names all its quarters. OFFTAKE_ERROR_NOT_FOUND for a label of no period. (transfer full) */
GArray *offtake_period_list_new (const OfftakeNetwork *network, char **labels, GError **error);

G_END_DECLS
