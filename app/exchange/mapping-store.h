/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Mappings that are remembered: a table with the same header is read in the same way again. Each is a
   file of the form that mapping.h describes, so that the command line takes it too (--map). */

#include "exchange/mapping.h"

G_BEGIN_DECLS

json_t *offtake_mapping_to_json (const OfftakeMapping *self);

/* The mapping that was kept in @folder for a table with the header of @cells; NULL if none was, or none
   that can be read. (transfer full) */
OfftakeMapping *offtake_mapping_recall (const char *folder, const OfftakeCells *cells);
gboolean        offtake_mapping_keep (const OfftakeMapping *self, const char *folder, const OfftakeCells *cells,
                                      GError **error);

G_END_DECLS
