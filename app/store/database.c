/* SPDX-License-Identifier: MPL-2.0 */
#include "store/database.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"

/* Why these settings: a rollback journal with synchronous EXTRA is the one mode in which a file is
   a single file when closed and no acknowledged commit is lost by a power cut (FULL, SQLite's own
   default, does not sync the folder after the journal is gone and loses the last one). A plan from
   a stranger must neither run code nor eat the machine: no triggers, views or virtual tables of its
   own, no memory map (a truncated file would be a bus error), and limits. */

#define MAX_CELL (64 << 20)
#define MAX_HEAP (G_GINT64_CONSTANT (2) << 30)
/* Virtual machine steps per statement: thousands of times what the largest plan needs. */
#define MAX_PROGRESS_CALLS 20000
#define PROGRESS_STEPS 100000

struct _OfftakeDatabase {
  sqlite3 *handle;
  char *name;
  int progress_calls;
};

struct _OfftakeQuery {
  OfftakeDatabase *database;
  sqlite3_stmt *statement;
  int status;
};

/* Depth and parameters: applying a changeset compares every column in one expression. */
static const struct {
  int limit, value;
} limits[] = {
  { SQLITE_LIMIT_LENGTH, MAX_CELL },     { SQLITE_LIMIT_SQL_LENGTH, 100000 },
  { SQLITE_LIMIT_COLUMN, 100 },          { SQLITE_LIMIT_EXPR_DEPTH, 100 },
  { SQLITE_LIMIT_COMPOUND_SELECT, 3 },   { SQLITE_LIMIT_VDBE_OP, 25000 },
  { SQLITE_LIMIT_ATTACHED, 0 },          { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
  { SQLITE_LIMIT_VARIABLE_NUMBER, 400 }, { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
  { SQLITE_LIMIT_WORKER_THREADS, 0 },
};

static const struct {
  int option, value;
} options[] = {
  { SQLITE_DBCONFIG_DEFENSIVE, 1 },
  { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
  { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
  { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
  { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
  { SQLITE_DBCONFIG_DQS_DDL, 0 },
  { SQLITE_DBCONFIG_DQS_DML, 0 },
};

/* None of these writes to the file. */
#define PRAGMAS                                                                                    \
  "PRAGMA cell_size_check = ON;"                                                                   \
  "PRAGMA mmap_size = 0;"                                                                          \
  "PRAGMA foreign_keys = ON;"                                                                      \
  "PRAGMA temp_store = MEMORY;"                                                                    \
  "PRAGMA cache_size = -65536;"

static const char *
sentence (int status)
{
  if (status == SQLITE_READONLY_ROLLBACK || status == SQLITE_READONLY_RECOVERY)
    return _ ("the last edit was interrupted and cannot be taken back where the file cannot be "
              "written; copy it together with its -journal file to a folder of your own");
  switch (status & 0xff) {
  case SQLITE_FULL: return _ ("the disk is full; make room, or save a copy on another disk");
  case SQLITE_READONLY:
  case SQLITE_PERM: return _ ("the file or its folder cannot be written; save a copy elsewhere");
  case SQLITE_CANTOPEN:
    return _ ("the file cannot be opened; see that it and its folder may be read");
  case SQLITE_IOERR: return _ ("the disk failed to read or write; save a copy on another disk");
  case SQLITE_NOMEM: return _ ("there is not enough memory; close other programs and try again");
  case SQLITE_BUSY:
  case SQLITE_LOCKED: return _ ("another program holds the plan; close it there first");
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB: return _ ("the plan file is damaged; go back to a copy");
  case SQLITE_INTERRUPT: return _ ("the plan file is built to be read without end; it is refused");
  case SQLITE_TOOBIG: return _ ("the edit is too large for one step; make it in several");
  default: return NULL;
  }
}

static OfftakeError
code (int status)
{
  switch (status & 0xff) {
  case SQLITE_FULL:
  case SQLITE_READONLY:
  case SQLITE_PERM:
  case SQLITE_CANTOPEN:
  case SQLITE_IOERR:
  case SQLITE_NOMEM: return OFFTAKE_ERROR_SYSTEM;
  case SQLITE_BUSY:
  case SQLITE_LOCKED: return OFFTAKE_ERROR_LOCKED;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
  case SQLITE_INTERRUPT: return OFFTAKE_ERROR_DAMAGED;
  default: return OFFTAKE_ERROR_DATABASE;
  }
}

gboolean
offtake_database_fail (OfftakeDatabase *self, int status, GError **error)
{
  const char *text = sentence (status);
  const char *detail = sqlite3_errcode (self->handle) == SQLITE_OK ? sqlite3_errstr (status)
                                                                   : sqlite3_errmsg (self->handle);

  if (text)
    g_set_error (error, OFFTAKE_ERROR, code (status), "%s: %s (%s)", self->name, text, detail);
  else
    g_set_error (error, OFFTAKE_ERROR, code (status), _ ("%s: the database said: %s"), self->name,
                 detail);
  return FALSE;
}

/* A statement on a sound file ends long before this. */
static int
on_progress (gpointer data)
{
  OfftakeDatabase *self = data;

  return ++self->progress_calls > MAX_PROGRESS_CALLS;
}

static gboolean
harden (OfftakeDatabase *self, GError **error)
{
  sqlite3_hard_heap_limit64 (MAX_HEAP);
  sqlite3_extended_result_codes (self->handle, 1);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++) {
    int status = sqlite3_db_config (self->handle, options[i].option, options[i].value, NULL);
    if (status != SQLITE_OK)
      return offtake_database_fail (self, status, error);
  }
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->handle, limits[i].limit, limits[i].value);
  sqlite3_progress_handler (self->handle, PROGRESS_STEPS, on_progress, self);
  return offtake_database_execute (self, PRAGMAS, error);
}

static OfftakeDatabase *
open_handle (const char *path, const char *name, int flags, GError **error)
{
  g_autoptr (OfftakeDatabase) self = g_new0 (OfftakeDatabase, 1);

  self->name = g_strdup (name);
  int status = sqlite3_open_v2 (path, &self->handle, flags, NULL);
  if (status != SQLITE_OK) {
    offtake_database_fail (self, status, error);
    return NULL;
  }
  return g_steal_pointer (&self);
}

OfftakeDatabase *
offtake_database_open (const char *path, OfftakeDatabaseMode mode, GError **error)
{
  /* BEGIN EXCLUSIVE takes the lock without a write; locking_mode keeps it when the transaction
     ends. */
  static const char *const setup[] = {
    [OFFTAKE_DATABASE_EDIT] = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;"
                              "PRAGMA synchronous = EXTRA; BEGIN EXCLUSIVE; COMMIT",
    [OFFTAKE_DATABASE_READ] = "PRAGMA query_only = ON",
    [OFFTAKE_DATABASE_NEW] = "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF",
  };
  gboolean writable = mode != OFFTAKE_DATABASE_READ || g_access (path, W_OK) == 0;
  int flags = writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  g_autoptr (OfftakeDatabase) self = open_handle (path, path, flags | SQLITE_OPEN_NOFOLLOW, error);

  if (!self || !harden (self, error) || !offtake_database_execute (self, setup[mode], error))
    return NULL;
  return g_steal_pointer (&self);
}

OfftakeDatabase *
offtake_database_open_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (OfftakeDatabase) self = open_handle (":memory:", name, SQLITE_OPEN_READWRITE, error);
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (!self)
    return NULL;
  guchar *copy = sqlite3_malloc64 (size);
  if (!copy) {
    offtake_database_fail (self, SQLITE_NOMEM, error);
    return NULL;
  }
  memcpy (copy, data, size);
  int status =
      sqlite3_deserialize (self->handle, "main", copy, (sqlite3_int64) size, (sqlite3_int64) size,
                           SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
  if (status != SQLITE_OK) {
    offtake_database_fail (self, status, error);
    return NULL;
  }
  if (!harden (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

OfftakeDatabase *
offtake_database_open_memory (GError **error)
{
  g_autoptr (OfftakeDatabase) self =
      open_handle (":memory:", ":memory:", SQLITE_OPEN_READWRITE, error);

  if (!self || !harden (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
offtake_database_free (OfftakeDatabase *self)
{
  int status = sqlite3_close (self->handle);

  g_warn_if_fail (status == SQLITE_OK); /* a query or session outlives its connection */
  g_free (self->name);
  g_free (self);
}

sqlite3 *
offtake_database_get_handle (OfftakeDatabase *self)
{
  return self->handle;
}

const char *
offtake_database_get_name (OfftakeDatabase *self)
{
  return self->name;
}

GBytes *
offtake_database_to_bytes (OfftakeDatabase *self, GError **error)
{
  sqlite3_int64 size = 0;
  guchar *data = sqlite3_serialize (self->handle, "main", &size, 0);

  if (!data) {
    int status = sqlite3_errcode (self->handle);
    offtake_database_fail (self, status == SQLITE_OK ? SQLITE_NOMEM : status, error);
    return NULL;
  }
  return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
}

gboolean
offtake_database_copy (OfftakeDatabase *self, OfftakeDatabase *target, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target->handle, "main", self->handle, "main");

  if (!backup)
    return offtake_database_fail (target, sqlite3_errcode (target->handle), error);
  int status = sqlite3_backup_step (backup, -1);
  sqlite3_backup_finish (backup);
  return status == SQLITE_DONE || offtake_database_fail (target, status, error);
}

gboolean
offtake_database_execute (OfftakeDatabase *self, const char *sql, GError **error)
{
  self->progress_calls = 0;
  int status = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  return status == SQLITE_OK || offtake_database_fail (self, status, error);
}

gboolean
offtake_database_begin (OfftakeDatabase *self, GError **error)
{
  return offtake_database_execute (self, "BEGIN IMMEDIATE", error);
}

gboolean
offtake_database_commit (OfftakeDatabase *self, GError **error)
{
  if (offtake_database_execute (self, "COMMIT", error))
    return TRUE;
  offtake_database_rollback (self);
  return FALSE;
}

void
offtake_database_rollback (OfftakeDatabase *self)
{
  if (offtake_database_in_transaction (self))
    offtake_database_execute (self, "ROLLBACK", NULL);
}

gboolean
offtake_database_in_transaction (OfftakeDatabase *self)
{
  return !sqlite3_get_autocommit (self->handle);
}

static void
keep (OfftakeQuery *self, int status)
{
  if (self->status == SQLITE_OK)
    self->status = status;
}

OfftakeQuery *
offtake_query (OfftakeDatabase *database, const char *sql, const char *types, ...)
{
  OfftakeQuery *self = g_new0 (OfftakeQuery, 1);
  va_list arguments;

  self->database = database;
  database->progress_calls = 0;
  keep (self, sqlite3_prepare_v3 (database->handle, sql, -1, 0, &self->statement, NULL));
  va_start (arguments, types);
  for (int i = 0; self->statement && types[i]; i++) {
    switch (types[i]) {
    case 't': offtake_query_bind_text (self, i, va_arg (arguments, const char *)); break;
    case 'i': offtake_query_bind_integer (self, i, va_arg (arguments, gint64)); break;
    case 'r': offtake_query_bind_real (self, i, va_arg (arguments, double)); break;
    case 'b': {
      gsize size = 0;
      gconstpointer data = g_bytes_get_data (va_arg (arguments, GBytes *), &size);
      keep (self,
            sqlite3_bind_blob64 (self->statement, i + 1, data ? data : "", size, SQLITE_TRANSIENT));
      break;
    }
    default: g_assert_not_reached ();
    }
  }
  va_end (arguments);
  if (*types)
    g_assert (!self->statement ||
              sqlite3_bind_parameter_count (self->statement) == (int) strlen (types));
  return self;
}

gboolean
offtake_query_next (OfftakeQuery *self)
{
  if (self->status != SQLITE_OK)
    return FALSE;
  int status = sqlite3_step (self->statement);
  if (status == SQLITE_ROW)
    return TRUE;
  if (status != SQLITE_DONE)
    keep (self, status);
  return FALSE;
}

gboolean
offtake_query_check (OfftakeQuery *self, GError **error)
{
  return self->status == SQLITE_OK || offtake_database_fail (self->database, self->status, error);
}

gboolean
offtake_query_run (OfftakeQuery *self, GError **error)
{
  gboolean row = offtake_query_next (self);

  g_assert (!row);
  if (!offtake_query_check (self, error))
    return FALSE;
  sqlite3_reset (self->statement);
  return TRUE;
}

void
offtake_query_free (OfftakeQuery *self)
{
  sqlite3_finalize (self->statement);
  g_free (self);
}

void
offtake_query_bind_null (OfftakeQuery *self, int parameter)
{
  if (self->statement)
    keep (self, sqlite3_bind_null (self->statement, parameter + 1));
}

void
offtake_query_bind_text (OfftakeQuery *self, int parameter, const char *value)
{
  if (self->statement)
    keep (self, sqlite3_bind_text (self->statement, parameter + 1, value, -1, SQLITE_TRANSIENT));
}

void
offtake_query_bind_integer (OfftakeQuery *self, int parameter, gint64 value)
{
  if (self->statement)
    keep (self, sqlite3_bind_int64 (self->statement, parameter + 1, value));
}

void
offtake_query_bind_real (OfftakeQuery *self, int parameter, double value)
{
  if (self->statement)
    keep (self, sqlite3_bind_double (self->statement, parameter + 1, value));
}

int
offtake_query_n_columns (OfftakeQuery *self)
{
  return sqlite3_column_count (self->statement);
}

gboolean
offtake_query_is_null (OfftakeQuery *self, int column)
{
  return sqlite3_column_type (self->statement, column) == SQLITE_NULL;
}

gint64
offtake_query_integer (OfftakeQuery *self, int column)
{
  return sqlite3_column_int64 (self->statement, column);
}

double
offtake_query_real (OfftakeQuery *self, int column)
{
  return sqlite3_column_double (self->statement, column);
}

const char *
offtake_query_text (OfftakeQuery *self, int column, gsize *length)
{
  const char *text = (const char *) sqlite3_column_text (self->statement, column);

  if (length)
    *length = (gsize) sqlite3_column_bytes (self->statement, column);
  return text;
}

GBytes *
offtake_query_bytes (OfftakeQuery *self, int column)
{
  gconstpointer data = sqlite3_column_blob (self->statement, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->statement, column));
}

sqlite3_value *
offtake_query_dup_value (OfftakeQuery *self, int column)
{
  return sqlite3_value_dup (sqlite3_column_value (self->statement, column));
}
