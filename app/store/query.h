/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A statement with typed binds and a sticky status that is checked once. */

#include "store/database.h"

G_BEGIN_DECLS

typedef struct _OfftakeQuery OfftakeQuery;

/* Prepares @sql and binds one argument for each letter of @types: t text (const char *, NULL is
   NULL), i integer (gint64), r real (double), b bytes (GBytes *). Their number is asserted. Never
   NULL: an error is kept until offtake_query_check(). */
OfftakeQuery *offtake_query (OfftakeDatabase *database, const char *sql, const char *types, ...);

/* Steps to the next row; FALSE after the last and after any error. */
gboolean offtake_query_next (OfftakeQuery *self);
/* Whether all went well so far. */
gboolean offtake_query_check (OfftakeQuery *self, GError **error);
/* Runs a statement that gives no rows, and makes it ready for the next binds. */
gboolean offtake_query_run (OfftakeQuery *self, GError **error);
void     offtake_query_free (OfftakeQuery *self);

/* For statements whose binds are not known when the code is written; parameters count from 0. */
void offtake_query_bind_null (OfftakeQuery *self, int parameter);
void offtake_query_bind_text (OfftakeQuery *self, int parameter, const char *value);
void offtake_query_bind_integer (OfftakeQuery *self, int parameter, gint64 value);
void offtake_query_bind_real (OfftakeQuery *self, int parameter, double value);

int         offtake_query_n_columns (OfftakeQuery *self);
gboolean    offtake_query_is_null (OfftakeQuery *self, int column);
gint64      offtake_query_integer (OfftakeQuery *self, int column);
double      offtake_query_real (OfftakeQuery *self, int column);
int         offtake_query_type (OfftakeQuery *self, int column); /* SQLITE_TEXT ... */
/* Owned by the query until its next step; NULL for NULL, and where memory ran out: see
   offtake_query_check(). */
const char *offtake_query_text (OfftakeQuery *self, int column, gsize *length);
GBytes     *offtake_query_bytes (OfftakeQuery *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeQuery, offtake_query_free)

G_END_DECLS
