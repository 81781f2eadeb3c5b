/* SPDX-License-Identifier: MPL-2.0 */
#include "store/plan-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "model/check.h"
#include "store/claim.h"
#include "store/fingerprint.h"
#include "store/migrate.h"
#include "store/publish.h"
#include "store/query.h"
#include "store/snapshot.h"
#include "store/table.h"

struct _OfftakePlanFile {
  OfftakeDatabase *database;
  char *path;
  OfftakeClaim *claim; /* NULL where it is only read */
  char *read_only_reason;
  char *kept;       /* the plan as it was before it was migrated, or NULL */
  struct stat seen; /* where it is only read: when it was */
  gboolean recovered;
  gboolean unwritable; /* the disk or its permissions forbid to edit it, not whoever holds it */
};

/* The path without symbolic links, so that everyone pairs the file with the same journal. */
static char *
resolve (const char *path, GError **error)
{
  struct stat info;
  char *real = realpath (path, NULL);

  if (!real || stat (real, &info) != 0) {
    gboolean missing = errno == ENOENT || errno == ENOTDIR;
    g_set_error (error, OFFTAKE_ERROR, missing ? OFFTAKE_ERROR_NOT_FOUND : OFFTAKE_ERROR_SYSTEM,
                 missing ? _ ("%s: there is no such file") : _ ("%s: cannot be read: %s"), path,
                 g_strerror (errno));
    free (real);
    return NULL;
  }
  if (!S_ISREG (info.st_mode)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s: this is not a file; choose a plan file"), path);
    free (real);
    return NULL;
  }
  char *copy = g_strdup (real);
  free (real);
  return copy;
}

/* Why the plan cannot be written, NULL if it can. Root may write what is marked read-only, but
   whoever marked it meant it. */
static char *
why_read_only (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat info;

  if (stat (path, &info) == 0 && (info.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0)
    return g_strdup (_ ("The file is marked read-only. Save a copy to change the plan."));
  if (access (path, W_OK) != 0)
    return g_strdup (_ ("You may not write to this file. Save a copy to change the plan."));
  if (access (folder, W_OK) != 0)
    return g_strdup (_ ("You may not write to the folder of this file. Save a copy elsewhere to "
                        "change the plan."));
  return NULL;
}

static char *
why_locked (const char *path)
{
  g_autofree char *holder = offtake_snapshot_holder (path);

  if (!holder)
    return g_strdup (_ ("Another program has the plan open. Close it there to change the plan."));
  return g_strdup_printf (_ ("The plan is open in %s. Close it there to change the plan."), holder);
}

/* Broken pages, rows that break their table's rules, and indexes that do not go with their table.
 */
static gboolean
check_pages (OfftakeDatabase *database, GError **error)
{
  g_autoptr (OfftakeQuery) query = offtake_query (database, "PRAGMA integrity_check (1)", "");
  const char *text = offtake_query_next (query) ? offtake_query_text (query, 0, NULL) : NULL;

  if (!offtake_query_check (query, error))
    return FALSE;
  if (g_strcmp0 (text, "ok") == 0)
    return TRUE;
  /* It begins with a line of its own, and an error is one line. */
  g_autofree char *line = g_strdelimit (g_strdup (text ? text : ""), "\n", ' ');
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
               _ ("%s: the plan file is damaged; go back to a copy (%s)"),
               offtake_database_get_name (database), line);
  return FALSE;
}

static gboolean
check_database (OfftakeDatabase *database, guint version, GError **error)
{
  if (version > offtake_schema_version ())
    return offtake_schema_refuse_newer (database, version, error);
  return offtake_schema_check (database, version, error) && check_pages (database, error);
}

/* One transaction: a new schema with the sums of the old one would be taken for damage. */
static gboolean
migrate (OfftakeDatabase *database, guint version, GError **error)
{
  if (version == offtake_schema_version ())
    return TRUE;
  if (!offtake_database_begin (database, error))
    return FALSE;
  if (offtake_fingerprint_check (database, error) &&
      offtake_schema_migrate (database, version, error) &&
      offtake_fingerprint_write (database, error))
    return offtake_database_commit (database, error);
  offtake_database_rollback (database);
  return FALSE;
}

/* A last state that an older program can read, under a name that nothing has yet. */
static gboolean
copy_aside (OfftakePlanFile *self, guint version, GError **error)
{
  gsize stem = strlen (self->path) - (g_str_has_suffix (self->path, ".offtake") ? 8 : 0);

  for (guint i = 1; i < 100; i++) {
    g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
    g_autofree char *path =
        g_strdup_printf ("%.*s.format-%u%s.offtake", (int) stem, self->path, version, number);
    if (!g_file_test (path, G_FILE_TEST_EXISTS)) {
      if (!offtake_plan_file_save_copy (self, path, FALSE, error))
        return FALSE;
      self->kept = g_steal_pointer (&path);
      return TRUE;
    }
  }
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM,
               _ ("%s: there are too many copies of the older plan beside it; remove some"),
               self->path);
  return FALSE;
}

/* Between two edits of whoever else may hold the file. */
static GBytes *
read_bytes (const char *path, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (OfftakeDatabase) database =
      offtake_database_open (path, OFFTAKE_DATABASE_READ, &problem);
  GBytes *bytes = NULL;

  if (database &&
      offtake_database_execute (database, "BEGIN; SELECT count(*) FROM sqlite_schema", &problem))
    bytes = offtake_database_to_bytes (database, &problem);
  if (database)
    offtake_database_rollback (database);
  if (g_error_matches (problem, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED))
    return offtake_snapshot_read (path, error);
  if (problem)
    g_propagate_error (error, g_steal_pointer (&problem));
  return bytes;
}

static gboolean
open_snapshot (OfftakePlanFile *self, GBytes *bytes, GError **error)
{
  guint version = 0;

  if (!bytes || !offtake_schema_read_header (g_bytes_get_data (bytes, NULL),
                                             g_bytes_get_size (bytes), self->path, &version, error))
    return FALSE;
  self->database = offtake_database_open_bytes (bytes, self->path, error);
  return self->database && check_database (self->database, version, error) &&
         migrate (self->database, version, error);
}

static gboolean
open_editor (OfftakePlanFile *self, guint version, GCancellable *cancellable, GError **error)
{
  self->recovered = offtake_snapshot_has_hot_journal (self->path);
  self->database = offtake_database_open (self->path, OFFTAKE_DATABASE_EDIT, error);
  if (!self->database)
    return FALSE;
  offtake_database_set_cancellable (self->database, cancellable);
  if (!check_database (self->database, version, error))
    return FALSE;
  if (version < offtake_schema_version () && !copy_aside (self, version, error))
    return FALSE;
  if (migrate (self->database, version, error))
    return TRUE;
  if (self->kept)
    g_unlink (self->kept); /* the plan is still what it was */
  return FALSE;
}

/* Foreign files are refused before SQLite sees them. */
static gboolean
read_version (const char *path, guint *version, GError **error)
{
  g_autoptr (GBytes) header = offtake_snapshot_header (path, OFFTAKE_MIN_FILE_SIZE, error);

  if (!header)
    return FALSE;
  gsize size = g_bytes_get_size (header);
  return offtake_schema_read_header (g_bytes_get_data (header, NULL),
                                     size < OFFTAKE_MIN_FILE_SIZE ? 0 : size, path, version, error);
}

/* What another window shows is read out of its connection. */
static gboolean
open_shown (OfftakePlanFile *self, OfftakePlanFile *editor, GError **error)
{
  g_autoptr (GBytes) bytes = offtake_database_to_bytes (editor->database, error);

  self->read_only_reason = g_strdup (_ ("The plan is open in another window. Change it there."));
  return open_snapshot (self, bytes, error);
}

static gboolean
open_path (OfftakePlanFile *self, gboolean edit, GCancellable *cancellable, GError **error)
{
  gpointer editor = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint version = 0;

  /* Where it fails, the claim ends after the connection. */
  self->claim = offtake_claim_new (self->path, &editor, error);
  if (editor)
    return open_shown (self, editor, error);
  if (!self->claim || !read_version (self->path, &version, error))
    return FALSE;
  self->read_only_reason =
      edit ? why_read_only (self->path) : g_strdup (_ ("The plan was opened to be read."));
  self->unwritable = edit && self->read_only_reason;
  if (!self->read_only_reason && version <= offtake_schema_version ()) {
    if (open_editor (self, version, cancellable, &problem)) {
      offtake_claim_hold (self->claim, self);
      return TRUE;
    }
    if (self->database || !g_error_matches (problem, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED)) {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
    self->read_only_reason = why_locked (self->path);
    self->recovered = FALSE;
  }
  bytes = read_bytes (self->path, error);
  g_clear_pointer (&self->claim, offtake_claim_free);
  return open_snapshot (self, bytes, error);
}

static OfftakePlanFile *
open_file (const char *path, gboolean edit, GCancellable *cancellable, GError **error)
{
  g_autoptr (OfftakePlanFile) self = g_new0 (OfftakePlanFile, 1);

  self->path = resolve (path, error);
  if (self->path && stat (self->path, &self->seen) != 0)
    memset (&self->seen, 0, sizeof self->seen);
  if (!self->path || !open_path (self, edit, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

OfftakePlanFile *
offtake_plan_file_open (const char *path, GCancellable *cancellable, GError **error)
{
  return open_file (path, TRUE, cancellable, error);
}

OfftakePlanFile *
offtake_plan_file_read (const char *path, GError **error)
{
  return open_file (path, FALSE, NULL, error);
}

OfftakeDatabase *
offtake_plan_file_read_unchecked (const char *path, GError **error)
{
  g_autofree char *real = resolve (path, error);
  guint version = 0;

  if (!real)
    return NULL;
  gpointer holder = NULL;
  g_autoptr (OfftakeClaim) claim = offtake_claim_new (real, &holder, error);
  OfftakePlanFile *editor = holder;
  if (!editor && (!claim || !read_version (real, &version, error)))
    return NULL;
  g_autoptr (GBytes) bytes =
      editor ? offtake_database_to_bytes (editor->database, error) : read_bytes (real, error);
  g_autoptr (OfftakeDatabase) database =
      bytes ? offtake_database_open_bytes (bytes, real, error) : NULL;
  if (!database)
    return NULL;
  version = editor ? offtake_schema_version () : version;
  if (version > offtake_schema_version ()) {
    offtake_schema_refuse_newer (database, version, error);
    return NULL;
  }
  if (!offtake_schema_check (database, version, error) ||
      !offtake_schema_migrate (database, version, error))
    return NULL;
  return g_steal_pointer (&database);
}

void
offtake_plan_file_free (OfftakePlanFile *self)
{
  g_clear_pointer (&self->database, offtake_database_free);
  g_clear_pointer (&self->claim, offtake_claim_free);
  g_free (self->path);
  g_free (self->read_only_reason);
  g_free (self->kept);
  g_free (self);
}

/* Never rename over a plan that somebody has open: both would go on, each with a file of its own.

   Returns: whoever wants to open what is there meanwhile is kept away by it */
static OfftakeClaim *
claim_target (const char *path, GError **error)
{
  gpointer editor = NULL;
  g_autoptr (OfftakeClaim) claim = offtake_claim_new (path, &editor, error);
  g_autofree char *holder = NULL;

  if (!claim && !editor)
    return NULL;
  if (editor)
    holder = g_strdup (_ ("another window"));
  else if (g_file_test (path, G_FILE_TEST_EXISTS))
    holder = offtake_snapshot_holder (path);
  if (!holder)
    return g_steal_pointer (&claim);
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED,
               _ ("%s: the plan is open in %s; close it there or choose another name"), path,
               holder);
  return NULL;
}

/* Builds a file with @build and puts it in the place of @path. */
static gboolean
build_file (const char *path,
            gboolean replace,
            gboolean (*build) (OfftakeDatabase *database, gpointer data, GError **error),
            gpointer data,
            GError **error)
{
  char *real = replace ? realpath (path, NULL) : NULL; /* a link stays a link */
  g_autofree char *target = g_strdup (real ? real : path);

  free (real);
  /* What replaces nothing claims nothing, else it would keep away whoever has made this file
   * meanwhile. */
  g_autoptr (OfftakeClaim) claim = replace ? claim_target (target, error) : NULL;
  if (replace && !claim)
    return FALSE;
  g_autofree char *temporary = offtake_publish_begin (target, error);
  if (!temporary)
    return FALSE;
  OfftakeDatabase *database = offtake_database_open (temporary, OFFTAKE_DATABASE_NEW, error);
  gboolean built = database && build (database, data, error);
  g_clear_pointer (&database, offtake_database_free);
  if (!built) {
    offtake_publish_abort (temporary);
    return FALSE;
  }
  return offtake_publish_finish (temporary, target, replace, error);
}

static gboolean
build_plan (OfftakeDatabase *database, gpointer plan, GError **error)
{
  if (!offtake_schema_migrate (database, 0, error) || !offtake_database_begin (database, error))
    return FALSE;
  gboolean written = offtake_table_insert_plan (database, plan, error) &&
                     offtake_fingerprint_write (database, error);
  if (!written)
    offtake_database_rollback (database);
  return written && offtake_database_commit (database, error);
}

gboolean
offtake_plan_file_create (const char *path, OfftakePlan *plan, gboolean replace, GError **error)
{
  return build_file (path, replace, build_plan, plan, error);
}

static gboolean
build_copy (OfftakeDatabase *database, gpointer source, GError **error)
{
  return offtake_database_copy (source, database, error) && check_pages (database, error);
}

gboolean
offtake_plan_file_save_copy (OfftakePlanFile *self,
                             const char *path,
                             gboolean replace,
                             GError **error)
{
  if (offtake_database_in_transaction (self->database)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s: an edit is under way; finish it before a copy is saved"), self->path);
    return FALSE;
  }
  return build_file (path, replace, build_copy, self->database, error);
}

/* What a worker writes. */
typedef struct {
  GBytes *bytes;
  const char *path;
  GCancellable *cancellable;
} Written;

static gboolean
build_bytes (OfftakeDatabase *database, gpointer data, GError **error)
{
  const Written *written = data;
  g_autoptr (OfftakeDatabase) source =
      offtake_database_open_bytes (written->bytes, written->path, error);

  offtake_database_set_cancellable (database, written->cancellable);
  return source && !g_cancellable_set_error_if_cancelled (written->cancellable, error) &&
         build_copy (database, source, error) &&
         !g_cancellable_set_error_if_cancelled (written->cancellable, error);
}

gboolean
offtake_plan_file_write (
    const char *path, GBytes *bytes, gboolean replace, GCancellable *cancellable, GError **error)
{
  Written written = { bytes, path, cancellable };

  return build_file (path, replace, build_bytes, &written, error);
}

gboolean
offtake_plan_file_is_one (const char *path)
{
  guint version = 0;
  gpointer editor = NULL;
  g_autoptr (OfftakeClaim) claim = offtake_claim_new (path, &editor, NULL);

  /* A file that this process has open must not be opened again, and is known to be one. */
  return !claim || read_version (path, &version, NULL);
}

void
offtake_plan_file_give_away (OfftakePlanFile *self)
{
  if (self->claim)
    offtake_claim_set_owner (self->claim, NULL);
}

void
offtake_plan_file_take_over (OfftakePlanFile *self)
{
  offtake_database_set_cancellable (self->database, NULL);
  if (self->claim)
    offtake_claim_set_owner (self->claim, g_thread_self ());
}

OfftakeDatabase *
offtake_plan_file_get_database (OfftakePlanFile *self)
{
  return self->database;
}

const char *
offtake_plan_file_get_path (OfftakePlanFile *self)
{
  return self->path;
}

const char *
offtake_plan_file_get_read_only_reason (OfftakePlanFile *self)
{
  return self->read_only_reason;
}

gboolean
offtake_plan_file_check_editable (OfftakePlanFile *self, GError **error)
{
  if (!self->read_only_reason)
    return TRUE;
  g_set_error_literal (error, OFFTAKE_ERROR,
                       self->unwritable ? OFFTAKE_ERROR_SYSTEM : OFFTAKE_ERROR_LOCKED,
                       self->read_only_reason);
  return FALSE;
}

gboolean
offtake_plan_file_was_recovered (OfftakePlanFile *self)
{
  return self->recovered;
}

const char *
offtake_plan_file_get_kept_copy (OfftakePlanFile *self)
{
  return self->kept;
}

/* What was only read cannot lose anything; its reader may want to read it anew. */
static gboolean
is_as_read (OfftakePlanFile *self, GError **error)
{
  struct stat now;

  if (stat (self->path, &now) != 0)
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
                 _ ("The plan file was removed or renamed since it was opened."));
  else if (now.st_ino != self->seen.st_ino || now.st_dev != self->seen.st_dev ||
           now.st_size != self->seen.st_size || now.st_mtim.tv_sec != self->seen.st_mtim.tv_sec ||
           now.st_mtim.tv_nsec != self->seen.st_mtim.tv_nsec)
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("The plan file has been changed since it was opened; open it again to see it "
                    "as it is now."));
  else
    return TRUE;
  return FALSE;
}

gboolean
offtake_plan_file_is_in_place (OfftakePlanFile *self, GError **error)
{
  return self->read_only_reason ? is_as_read (self, error)
                                : offtake_database_is_alive (self->database, error);
}

OfftakePlan *
offtake_plan_file_load (OfftakePlanFile *self, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (OfftakePlan) plan = offtake_table_load_plan (self->database, error);

  if (!plan || !offtake_fingerprint_check (self->database, error))
    return NULL;
  if (!offtake_check_plan (plan, &problem)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
                 _ ("%s: what the file holds is not a valid plan: %s"), self->path,
                 problem->message);
    return NULL;
  }
  return g_steal_pointer (&plan);
}
