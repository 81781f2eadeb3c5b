/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A SQLite connection as the store uses it, hardened against a hostile file. SQL stays text; see
   store/query.h for what gives rows. One connection belongs to one thread. */

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _OfftakeDatabase OfftakeDatabase;

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

/* Lets statements fail with G_IO_ERROR_CANCELLED once it is cancelled; NULL: none. COMMIT and ROLLBACK
   go on. */
void offtake_database_set_cancellable (OfftakeDatabase *self, GCancellable *cancellable);

/* Rows that this connection has written so far; it never says less than before. */
gint64 offtake_database_get_n_changes (OfftakeDatabase *self);

/* Runs statements that give no rows. */
gboolean offtake_database_execute (OfftakeDatabase *self, const char *sql, GError **error);

/* A write transaction. After a failed commit it is rolled back, so that what is in the file is what
   was acknowledged; rollback does nothing where none is open. Where the disk has failed, the file is
   opened anew, which takes an interrupted commit back; begin says if that did not help, or if the file
   has been removed or replaced. No query may be open at commit and rollback. */
gboolean offtake_database_begin (OfftakeDatabase *self, GError **error);
gboolean offtake_database_commit (OfftakeDatabase *self, GError **error);
void     offtake_database_rollback (OfftakeDatabase *self);
gboolean offtake_database_in_transaction (OfftakeDatabase *self);

/* Whether the file can still be read and written. FALSE: what is in memory is all there is. */
gboolean offtake_database_is_alive (OfftakeDatabase *self, GError **error);

/* Status of SQLite. (transfer full) */
int offtake_database_prepare (OfftakeDatabase *self, const char *sql, sqlite3_stmt **statement);

/* Sets @error for @status, the result of a call on this connection: a sentence that names the file
   and what to do, and the code of the decision that a caller can take. Returns: FALSE */
gboolean offtake_database_fail (OfftakeDatabase *self, int status, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeDatabase, offtake_database_free)

G_END_DECLS
