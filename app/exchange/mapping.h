/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Which column of a foreign table holds which field. The names that headers may have are data, in
   resources/exchange/columns.json; a user's mapping says the rest:

     { "columns": { "Menge (kt/Jahr)": "amount",
                    "Vol.": { "field": "amount", "unit": "short ton/month" },
                    "Internal": null },
       "delimiter": ";", "decimal": ",", "encoding": "windows-1252",
       "currency": "EUR", "title": "..." }

   Every key may be left out; null leaves a column out. */

#include "base/json.h"
#include "exchange/cells.h"

G_BEGIN_DECLS

typedef struct {
  json_t *columns;   /* header to field, NULL where none is given */
  char    delimiter; /* 0: to be found out */
  char    decimal;   /* 0: to be found out */
  char   *encoding, *currency, *title; /* NULL where not given */
} OfftakeMapping;

/* One column of a table once matched. */
typedef struct {
  const char *header;
  char       *field; /* NULL: it is left out */
  char       *unit;  /* as given in the mapping, else in the header's brackets, or NULL */
} OfftakeColumn;

/* An empty mapping; or the one in a file. */
OfftakeMapping *offtake_mapping_new (void);
OfftakeMapping *offtake_mapping_read (const char *text, gsize length, const char *name, GError **error);
OfftakeMapping *offtake_mapping_read_file (const char *path, GError **error);
void            offtake_mapping_free (OfftakeMapping *self);

/* Matches the first row of @cells with the fields of @table, "flows" or "agreements". A field goes to
   the first column of its name. Refused: a field that the table does not have, a column of the
   mapping that @cells do not have. Returns: (transfer full): array of OfftakeColumn. */
GArray *offtake_mapping_match (const OfftakeMapping *self, const char *table, const OfftakeCells *cells,
                               GError **error);

/* The fields of @table in their order. (transfer container) */
GPtrArray *offtake_mapping_fields (const char *table);

/* The column of @field, G_MAXUINT if none. */
guint offtake_columns_find (const GArray *columns, const char *field);
/* The cell of @field in @row, "" if there is none; @column (nullable) is set where found. */
const char *offtake_columns_get (const GArray *columns, const OfftakeCells *cells, guint row, const char *field);

/* The decimal sign of the columns whose fields are in @fields (NULL-ended): the first number that
   can be read in one way only tells; else a sign that stands alone in a number is the decimal one,
   but for a comma where commas also part the cells. */
char offtake_columns_find_decimal (const GArray *columns, const OfftakeCells *cells, const char *const *fields);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeMapping, offtake_mapping_free)

G_END_DECLS
