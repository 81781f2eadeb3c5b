/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A column of a foreign table: what it is called there, some of its cells, and the field that it is read
   as, which the person chooses; where that is an amount, its unit too. */

#include <adwaita.h>

#include "exchange/mapping.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_COLUMN_ROW (offtake_column_row_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeColumnRow, offtake_column_row, OFFTAKE, COLUMN_ROW, AdwActionRow)

/* @table is "flows" or "agreements". The signal "changed" tells that another field or unit was chosen. */
OfftakeColumnRow *offtake_column_row_new (const char *table, const OfftakeCells *cells, guint column);

/* Shows what the column is read as; sends no signal. */
void offtake_column_row_show (OfftakeColumnRow *self, const OfftakeColumn *column);

const char *offtake_column_row_get_header (OfftakeColumnRow *self);
/* NULL: it is left out. */
const char *offtake_column_row_get_field (OfftakeColumnRow *self);
void        offtake_column_row_set_field (OfftakeColumnRow *self, const char *field);
/* What a mapping says of it. (transfer full) */
json_t     *offtake_column_row_to_json (OfftakeColumnRow *self);

G_END_DECLS
