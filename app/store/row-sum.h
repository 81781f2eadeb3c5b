/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Sums of hashes of rows: the sum of a table does not depend on the order of its rows, and follows a
   changed row by taking its old hash out and its new one in. */

#include "store/query.h"

G_BEGIN_DECLS

#define OFFTAKE_ROW_SUM_WORDS 4

/* A number modulo 2^256, lowest word first. */
typedef struct {
  guint64 words[OFFTAKE_ROW_SUM_WORDS];
} OfftakeRowSum;

void offtake_row_sum_add (OfftakeRowSum *sum, const OfftakeRowSum *other);
void offtake_row_sum_subtract (OfftakeRowSum *sum, const OfftakeRowSum *other);

/* 64 hexadecimal digits. (transfer full) */
char    *offtake_row_sum_format (const OfftakeRowSum *sum);
gboolean offtake_row_sum_parse (OfftakeRowSum *sum, const char *text);

/* The hash of the row that the query stands on, with the values of @replacements (NULL, or one for each
   column) in the place of its own where there are any. offtake_query_check() says whether it could be
   read. */
void offtake_row_sum_hash (OfftakeRowSum *hash, OfftakeQuery *row, sqlite3_value **replacements);
void offtake_row_sum_hash_values (OfftakeRowSum *hash, sqlite3_value **values, int n);

/* The sum over all rows of a query. */
gboolean offtake_row_sum_of_query (OfftakeRowSum *sum, OfftakeQuery *query, GError **error);

G_END_DECLS
