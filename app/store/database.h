/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A SQLite connection as the store uses it: hardened against a hostile file, with typed binds and a
   sticky status that is checked once. SQL stays text. One connection belongs to one thread. */

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _OfftakeDatabase OfftakeDatabase;
typedef struct _OfftakeQuery    OfftakeQuery;

typedef enum {
  OFFTAKE_DATABASE_EDIT, /* an existing file, held by this connection alone until it is closed */
  OFFTAKE_DATABASE_READ, /* an existing file, never written but to take back an edit that a crash
                            interrupted */
  OFFTAKE_DATABASE_NEW,  /* an empty file that is being built and that nobody else knows of: synced
                            by who built it */
} OfftakeDatabaseMode;

/* @path must be free of symbolic links (realpath). Runs no SQL of the file's own and changes no
   byte of it; EDIT takes the lock, OFFTAKE_ERROR_LOCKED says that another has it. */
OfftakeDatabase *offtake_database_open (const char *path, OfftakeDatabaseMode mode, GError **error);

/* A database in memory of a file's bytes; @name is what errors call it. */
OfftakeDatabase *offtake_database_open_bytes (GBytes *bytes, const char *name, GError **error);
/* An empty one. */
OfftakeDatabase *offtake_database_open_memory (GError **error);

void        offtake_database_free (OfftakeDatabase *self);
sqlite3    *offtake_database_get_handle (OfftakeDatabase *self);
const char *offtake_database_get_name (OfftakeDatabase *self);

/* The whole content as the bytes of a file. */
GBytes *offtake_database_to_bytes (OfftakeDatabase *self, GError **error);
/* Copies the content into @target, which is empty. */
gboolean offtake_database_copy (OfftakeDatabase *self, OfftakeDatabase *target, GError **error);

/* Runs statements that give no rows. */
gboolean offtake_database_execute (OfftakeDatabase *self, const char *sql, GError **error);

/* A write transaction. After a failed commit it is rolled back, so that what is in the file is what
   was acknowledged; rollback does nothing where none is open. */
gboolean offtake_database_begin (OfftakeDatabase *self, GError **error);
gboolean offtake_database_commit (OfftakeDatabase *self, GError **error);
void     offtake_database_rollback (OfftakeDatabase *self);
gboolean offtake_database_in_transaction (OfftakeDatabase *self);

/* Sets @error for @status, the result of a call on this connection: a sentence that names the file
   and what to do, and the code of the decision that a caller can take. Returns: FALSE */
gboolean offtake_database_fail (OfftakeDatabase *self, int status, GError **error);

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
/* Owned by the query until its next step; NULL for NULL. */
const char *offtake_query_text (OfftakeQuery *self, int column, gsize *length);
GBytes     *offtake_query_bytes (OfftakeQuery *self, int column);
/* To be freed with sqlite3_value_free(). */
sqlite3_value *offtake_query_dup_value (OfftakeQuery *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeDatabase, offtake_database_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeQuery, offtake_query_free)

G_END_DECLS
