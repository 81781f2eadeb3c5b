/* SPDX-License-Identifier: MPL-2.0 */
#include "store/database.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
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
/* Every transaction of whatever program changes a counter in it. */
#define HEADER_SIZE 100

struct _OfftakeDatabase {
  sqlite3 *handle;
  char *name, *path;
  OfftakeDatabaseMode mode;
  struct stat place; /* of the file that is edited, as this connection left it */
  guchar header[HEADER_SIZE];
  int progress_calls;
  GCancellable *cancellable; /* nullable */
  gint64 n_changes;          /* of connections before the last time it was opened anew */
  gboolean doubtful;         /* the disk has failed since the file was opened */
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

/* After these SQLite may have left a commit half done. With the lock kept it does not look at its
   own journal again: only opening the file anew takes that back. */
static gboolean
is_disk_failure (int status)
{
  int primary = status & 0xff;

  return primary == SQLITE_IOERR || primary == SQLITE_FULL || primary == SQLITE_NOMEM ||
         primary == SQLITE_CORRUPT || primary == SQLITE_CANTOPEN;
}

gboolean
offtake_database_fail (OfftakeDatabase *self, int status, GError **error)
{
  const char *text = sentence (status);
  const char *detail = !self->handle || sqlite3_errcode (self->handle) == SQLITE_OK
                           ? sqlite3_errstr (status)
                           : sqlite3_errmsg (self->handle);

  self->doubtful = self->doubtful || is_disk_failure (status);
  if ((status & 0xff) == SQLITE_INTERRUPT &&
      g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
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

  return ++self->progress_calls > MAX_PROGRESS_CALLS ||
         g_cancellable_is_cancelled (self->cancellable);
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

static gboolean
connect (OfftakeDatabase *self, const char *path, int flags, GError **error)
{
  int status = sqlite3_open_v2 (path, &self->handle, flags, NULL);

  return (status == SQLITE_OK || offtake_database_fail (self, status, error)) &&
         harden (self, error);
}

static gboolean
connect_file (OfftakeDatabase *self, GError **error)
{
  /* BEGIN EXCLUSIVE takes the lock without a write; locking_mode keeps it when the transaction
     ends. */
  static const char *const setup[] = {
    [OFFTAKE_DATABASE_EDIT] = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;"
                              "PRAGMA synchronous = EXTRA; BEGIN EXCLUSIVE; COMMIT",
    [OFFTAKE_DATABASE_READ] = "PRAGMA query_only = ON",
    [OFFTAKE_DATABASE_NEW] = "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF",
  };
  gboolean writable = self->mode != OFFTAKE_DATABASE_READ || g_access (self->path, W_OK) == 0;
  int flags = writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;

  return connect (self, self->path, flags | SQLITE_OPEN_NOFOLLOW, error) &&
         offtake_database_execute (self, setup[self->mode], error);
}

static OfftakeDatabase *
new_memory (const char *name, GError **error)
{
  g_autoptr (OfftakeDatabase) self = g_new0 (OfftakeDatabase, 1);

  self->name = g_strdup (name);
  self->mode = OFFTAKE_DATABASE_NEW;
  if (!connect (self, ":memory:", SQLITE_OPEN_READWRITE, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* By SQLite's own descriptor: closing another one would give up the lock. */
static gboolean
read_header (OfftakeDatabase *self, guchar *header)
{
  sqlite3_file *file = NULL;

  memset (header, 0, HEADER_SIZE);
  return sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) ==
             SQLITE_OK &&
         file && file->pMethods &&
         file->pMethods->xRead (file, header, HEADER_SIZE, 0) == SQLITE_OK;
}

/* Remembers how the file looks now that this connection has written what it had to. */
static void
remember_place (OfftakeDatabase *self)
{
  if (self->mode != OFFTAKE_DATABASE_EDIT || !self->handle ||
      offtake_database_in_transaction (self))
    return;
  if (stat (self->path, &self->place) != 0)
    memset (&self->place, 0, sizeof self->place);
  read_header (self, self->header);
}

OfftakeDatabase *
offtake_database_open (const char *path, OfftakeDatabaseMode mode, GError **error)
{
  g_autoptr (OfftakeDatabase) self = g_new0 (OfftakeDatabase, 1);

  self->name = g_strdup (path);
  self->path = g_strdup (path);
  self->mode = mode;
  if (!connect_file (self, error))
    return NULL;
  remember_place (self);
  return g_steal_pointer (&self);
}

OfftakeDatabase *
offtake_database_open_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (OfftakeDatabase) self = new_memory (name, error);
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
  /* SQLite attaches a database for a moment. */
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 1);
  int status =
      sqlite3_deserialize (self->handle, "main", copy, (sqlite3_int64) size, (sqlite3_int64) size,
                           SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 0);
  if (status != SQLITE_OK) {
    offtake_database_fail (self, status, error);
    return NULL;
  }
  return g_steal_pointer (&self);
}

OfftakeDatabase *
offtake_database_open_memory (GError **error)
{
  return new_memory (":memory:", error);
}

void
offtake_database_free (OfftakeDatabase *self)
{
  int status = sqlite3_close (self->handle);

  g_warn_if_fail (status == SQLITE_OK); /* a query or session outlives its connection */
  g_clear_object (&self->cancellable);
  g_free (self->name);
  g_free (self->path);
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

static gboolean
is_as_left (OfftakeDatabase *self, const struct stat *now)
{
  guchar header[HEADER_SIZE];

  if (now->st_size == self->place.st_size && now->st_mtim.tv_sec == self->place.st_mtim.tv_sec &&
      now->st_mtim.tv_nsec == self->place.st_mtim.tv_nsec)
    return TRUE;
  /* A backup program may touch the time alone. */
  return now->st_size == self->place.st_size && read_header (self, header) &&
         memcmp (header, self->header, HEADER_SIZE) == 0;
}

/* Nobody must go on with a file that is not under its name any more, since nobody would find the
   edits, nor with one that a program which knows no locks has written to. */
static gboolean
find_place (OfftakeDatabase *self, struct stat *now, GError **error)
{
  if (stat (self->path, now) == 0 && now->st_dev == self->place.st_dev &&
      now->st_ino == self->place.st_ino)
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM,
               _ ("%s: the plan file was removed, renamed or replaced by another; save a copy"),
               self->name);
  return FALSE;
}

static gboolean
check_place (OfftakeDatabase *self, GError **error)
{
  struct stat now;

  if (!find_place (self, &now, error))
    return FALSE;
  if (is_as_left (self, &now))
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM,
               _ ("%s: another program has written to the plan file while it was open; save a copy "
                  "under another name"),
               self->name);
  return FALSE;
}

static void
disconnect (OfftakeDatabase *self)
{
  self->n_changes = offtake_database_get_n_changes (self) + 1;
  int status = sqlite3_close (self->handle);

  g_assert (status == SQLITE_OK); /* no query or session outlives its connection */
  self->handle = NULL;
}

/* What the disk failed in the middle of is no other program's work. */
static gboolean
reopen (OfftakeDatabase *self, GError **error)
{
  struct stat now;

  disconnect (self);
  if (find_place (self, &now, error) && connect_file (self, error)) {
    self->doubtful = FALSE;
    remember_place (self);
    return TRUE;
  }
  disconnect (self);
  return FALSE;
}

gboolean
offtake_database_is_alive (OfftakeDatabase *self, GError **error)
{
  if (self->mode != OFFTAKE_DATABASE_EDIT || offtake_database_in_transaction (self))
    return TRUE;
  if (self->doubtful || !self->handle)
    return reopen (self, error);
  return check_place (self, error);
}

void
offtake_database_set_cancellable (OfftakeDatabase *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

gint64
offtake_database_get_n_changes (OfftakeDatabase *self)
{
  return self->n_changes + (self->handle ? sqlite3_total_changes64 (self->handle) : 0);
}

GBytes *
offtake_database_to_bytes (OfftakeDatabase *self, GError **error)
{
  if (!offtake_database_is_alive (self, error))
    return NULL;
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
  if (!offtake_database_is_alive (self, error))
    return FALSE;
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
  int status = self->handle ? sqlite3_exec (self->handle, sql, NULL, NULL, NULL) : SQLITE_CANTOPEN;
  remember_place (self);
  return status == SQLITE_OK || offtake_database_fail (self, status, error);
}

gboolean
offtake_database_begin (OfftakeDatabase *self, GError **error)
{
  return offtake_database_is_alive (self, error) &&
         offtake_database_execute (self, "BEGIN IMMEDIATE", error);
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
  if (self->doubtful && self->mode == OFFTAKE_DATABASE_EDIT)
    reopen (self, NULL);
}

gboolean
offtake_database_in_transaction (OfftakeDatabase *self)
{
  return self->handle && !sqlite3_get_autocommit (self->handle);
}

int
offtake_database_prepare (OfftakeDatabase *self, const char *sql, sqlite3_stmt **statement)
{
  self->progress_calls = 0;
  return self->handle ? sqlite3_prepare_v3 (self->handle, sql, -1, 0, statement, NULL)
                      : SQLITE_CANTOPEN;
}
