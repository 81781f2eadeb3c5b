/* SPDX-License-Identifier: MPL-2.0 */
#include "store/journal.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "store/changeset.h"
#include "store/fingerprint.h"
#include "store/query.h"

struct _OfftakeJournal {
  OfftakeDatabase *database;
  sqlite3_session *session; /* while a step is being made */
  char *undo_label, *redo_label;
  char *merge_key;     /* of the newest step, while it may still grow */
  gboolean superseded; /* undone steps lie behind a newer step: they go with the next change */
};

/* A step as it lies in the file. */
typedef struct {
  gint64 number; /* 0: SQLite gives it the next */
  char *label;
  gint64 made; /* seconds since 1970, UTC */
  GBytes *changes;
  GPtrArray *rows; /* OfftakeRowName; of a step that was read */
} Step;

static void
clear_step (Step *step)
{
  g_clear_pointer (&step->label, g_free);
  g_clear_pointer (&step->changes, g_bytes_unref);
  g_clear_pointer (&step->rows, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Step, clear_step)

void
offtake_row_name_free (OfftakeRowName *self)
{
  g_free (self->id);
  g_free (self);
}

/* Of all that the step is but whether it is undone. */
static char *
digest_of (const Step *step)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gint64 made = GINT64_TO_BE (step->made);
  gsize size = 0;
  const guchar *data = g_bytes_get_data (step->changes, &size);

  g_checksum_update (checksum, (const guchar *) &made, sizeof made);
  g_checksum_update (checksum, (const guchar *) step->label, (gssize) strlen (step->label) + 1);
  g_checksum_update (checksum, data, (gssize) size);
  return g_strdup (g_checksum_get_string (checksum));
}

static char *
dup_label (OfftakeQuery *query, int column)
{
  const char *text = offtake_query_text (query, column, NULL);

  return g_utf8_make_valid (text ? text : "", -1);
}

/* A step that still grows lets undone steps lie behind it, in case it is cancelled. These cannot be
   redone: they do not fit the plan as it stands. */
#define SUPERSEDED                                                                                 \
  "undone = 1 AND step < (SELECT step FROM journal WHERE undone = 0 ORDER BY step DESC LIMIT 1)"
#define UNDOABLE "WHERE undone = 0 ORDER BY step DESC LIMIT 1"
#define REDOABLE                                                                                   \
  "WHERE undone = 1 AND step > coalesce ((SELECT step FROM journal " UNDOABLE                      \
  "), 0) ORDER BY step LIMIT 1"

static gboolean
load_labels (OfftakeJournal *self, GError **error)
{
  static const char *const sql[] = {
    "SELECT label FROM journal " UNDOABLE,
    "SELECT label FROM journal " REDOABLE,
  };
  char **labels[] = { &self->undo_label, &self->redo_label };

  for (int i = 0; i < 2; i++) {
    g_autoptr (OfftakeQuery) query = offtake_query (self->database, sql[i], "");
    g_clear_pointer (labels[i], g_free);
    if (offtake_query_next (query))
      *labels[i] = dup_label (query, 0);
    if (!offtake_query_check (query, error))
      return FALSE;
  }
  g_autoptr (OfftakeQuery) query =
      offtake_query (self->database, "SELECT 1 FROM journal WHERE " SUPERSEDED " LIMIT 1", "");
  self->superseded = offtake_query_next (query);
  return offtake_query_check (query, error);
}

OfftakeJournal *
offtake_journal_new (OfftakeDatabase *database, GError **error)
{
  g_autoptr (OfftakeJournal) self = g_new0 (OfftakeJournal, 1);

  self->database = database;
  if (!load_labels (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
end_session (OfftakeJournal *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
}

void
offtake_journal_free (OfftakeJournal *self)
{
  offtake_journal_abort (self);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->merge_key);
  g_free (self);
}

gboolean
offtake_journal_begin (OfftakeJournal *self, GError **error)
{
  g_return_val_if_fail (!self->session, FALSE);

  if (!offtake_database_begin (self->database, error))
    return FALSE;
  self->session = offtake_changeset_record (self->database, error);
  if (!self->session)
    offtake_database_rollback (self->database);
  return self->session != NULL;
}

void
offtake_journal_abort (OfftakeJournal *self)
{
  if (!self->session)
    return;
  end_session (self);
  offtake_database_rollback (self->database);
}

void
offtake_journal_settle (OfftakeJournal *self)
{
  g_clear_pointer (&self->merge_key, g_free);
}

#define SELECT_STEPS "SELECT step, label, made, changes, digest FROM journal "

/* The row that the query stands on. */
static gboolean
take_step (OfftakeJournal *self, OfftakeQuery *query, Step *step, GError **error)
{
  step->number = offtake_query_integer (query, 0);
  step->label = dup_label (query, 1);
  step->made = offtake_query_integer (query, 2);
  step->changes = offtake_query_bytes (query, 3);
  g_autofree char *digest = digest_of (step);
  const char *stored = offtake_query_text (query, 4, NULL);
  if (!offtake_query_check (query, error))
    return FALSE;
  if (g_strcmp0 (digest, stored) == 0) {
    step->rows = offtake_changeset_rows (self->database, step->changes, error);
    return step->rows != NULL;
  }
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
               _ ("%s: the step \"%s\" in the undo journal is damaged; the plan is unchanged"),
               offtake_database_get_name (self->database), step->label);
  return FALSE;
}

/* The step that undo or redo would take; its changes are missing if there is none. */
static gboolean
read_step (OfftakeJournal *self, gboolean redo, Step *step, GError **error)
{
  g_autoptr (OfftakeQuery) query =
      offtake_query (self->database, redo ? SELECT_STEPS REDOABLE : SELECT_STEPS UNDOABLE, "");

  if (!offtake_query_next (query))
    return offtake_query_check (query, error);
  return take_step (self, query, step, error);
}

/* A step without a number gets the next one. */
static gboolean
write_step (OfftakeJournal *self, const Step *step, GError **error)
{
  g_autofree char *digest = digest_of (step);
  g_autoptr (OfftakeQuery) query =
      offtake_query (self->database,
                     "INSERT OR REPLACE INTO journal (step, label, made, undone, changes, digest) "
                     "VALUES (nullif (?, 0), ?, ?, 0, ?, ?)",
                     "itibt", step->number, step->label, step->made, step->changes, digest);

  if (!offtake_query_run (query, error))
    return FALSE;
  gint64 number = sqlite3_last_insert_rowid (offtake_database_get_handle (self->database));
  return offtake_fingerprint_add_steps (self->database, OFFTAKE_STEPS_ONE, number, error);
}

static gboolean
delete_step (OfftakeJournal *self, gint64 number, GError **error)
{
  g_autoptr (OfftakeQuery) query =
      offtake_query (self->database, "DELETE FROM journal WHERE step = ?", "i", number);

  return offtake_query_run (query, error);
}

static gboolean
drop_undone_steps (OfftakeJournal *self, GError **error)
{
  if (!self->redo_label && !self->superseded)
    return TRUE;
  return offtake_fingerprint_remove_steps (self->database, OFFTAKE_STEPS_UNDONE, 0, error) &&
         offtake_database_execute (self->database, "DELETE FROM journal WHERE undone = 1", error);
}

/* Lets the new changes join the newest step. One that then changes nothing goes, and with it what
   more could join. */
static gboolean
merge_step (OfftakeJournal *self, Step *newest, Step *step, GError **error)
{
  g_autoptr (GBytes) joined =
      offtake_changeset_join (self->database, newest->changes, step->changes, error);

  if (!joined ||
      !offtake_fingerprint_remove_steps (self->database, OFFTAKE_STEPS_ONE, newest->number, error))
    return FALSE;
  if (g_bytes_get_size (joined) == 0) {
    offtake_journal_settle (self);
    return delete_step (self, newest->number, error);
  }
  g_bytes_unref (step->changes);
  step->changes = g_steal_pointer (&joined);
  step->number = newest->number;
  return write_step (self, step, error);
}

/* A step that may grow may also be cancelled: what was undone stays until it is settled. */
static gboolean
keep_step (OfftakeJournal *self, Step *step, gboolean may_grow, GError **error)
{
  g_auto (Step) newest = { 0 };

  if (!offtake_fingerprint_follow (self->database, step->changes, FALSE, error))
    return FALSE;
  if (self->merge_key && !read_step (self, FALSE, &newest, error))
    return FALSE;
  if (newest.changes)
    return merge_step (self, &newest, step, error);
  /* Of two steps that each let some lie behind them, only the newer can be cancelled. */
  if ((!may_grow || self->superseded) && !drop_undone_steps (self, error))
    return FALSE;
  return write_step (self, step, error);
}

gboolean
offtake_journal_commit (OfftakeJournal *self,
                        const char *label,
                        const char *merge_key,
                        GError **error)
{
  g_auto (Step) step = { .label = g_strdup (label), .made = g_get_real_time () / G_USEC_PER_SEC };
  gboolean merge = merge_key && g_strcmp0 (merge_key, self->merge_key) == 0;

  g_return_val_if_fail (self->session, FALSE);

  if (!merge)
    offtake_journal_settle (self);

  step.changes = offtake_changeset_take (self->database, self->session, error);
  end_session (self);
  if (!step.changes || g_bytes_get_size (step.changes) == 0) {
    offtake_database_rollback (self->database);
    return step.changes != NULL;
  }
  if (!keep_step (self, &step, merge_key != NULL, error)) {
    offtake_database_rollback (self->database);
    return FALSE;
  }
  if (!offtake_database_commit (self->database, error)) {
    load_labels (self, NULL);
    return FALSE;
  }
  if (!merge)
    self->merge_key = g_strdup (merge_key);
  /* The step is made, whatever reading its label back may bring. */
  load_labels (self, NULL);
  return TRUE;
}

static gboolean
mark_step (OfftakeJournal *self, gint64 number, gboolean undone, GError **error)
{
  g_autoptr (OfftakeQuery) query =
      offtake_query (self->database, "UPDATE journal SET undone = ? WHERE step = ?", "ii",
                     (gint64) undone, number);

  return offtake_fingerprint_remove_steps (self->database, OFFTAKE_STEPS_ONE, number, error) &&
         offtake_query_run (query, error) &&
         offtake_fingerprint_add_steps (self->database, OFFTAKE_STEPS_ONE, number, error);
}

static gboolean
move_step (OfftakeJournal *self,
           const Step *step,
           gboolean redo,
           OfftakeJournalReview review,
           gpointer data,
           GError **error)
{
  if (self->superseded && !drop_undone_steps (self, error))
    return FALSE;
  return offtake_changeset_apply (self->database, step->changes, !redo, error) &&
         offtake_fingerprint_follow (self->database, step->changes, !redo, error) &&
         mark_step (self, step->number, !redo, error) && review (step->rows, data, error);
}

static gboolean
cancel_step (OfftakeJournal *self,
             const Step *step,
             gboolean redo,
             OfftakeJournalReview review,
             gpointer data,
             GError **error)
{
  return offtake_changeset_apply (self->database, step->changes, TRUE, error) &&
         offtake_fingerprint_follow (self->database, step->changes, TRUE, error) &&
         offtake_fingerprint_remove_steps (self->database, OFFTAKE_STEPS_ONE, step->number,
                                           error) &&
         delete_step (self, step->number, error) && review (step->rows, data, error);
}

typedef gboolean (*StepAct) (
    OfftakeJournal *, const Step *, gboolean, OfftakeJournalReview, gpointer, GError **);

static gboolean
move (OfftakeJournal *self,
      StepAct act,
      gboolean redo,
      OfftakeJournalReview review,
      gpointer data,
      GError **error)
{
  g_auto (Step) step = { 0 };

  g_return_val_if_fail (!self->session, FALSE);

  offtake_journal_settle (self);
  if (!offtake_database_is_alive (self->database, error) || !read_step (self, redo, &step, error))
    return FALSE;
  if (!step.changes) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
                 redo ? _ ("There is nothing to redo.") : _ ("There is nothing to undo."));
    return FALSE;
  }
  if (!offtake_database_begin (self->database, error))
    return FALSE;
  if (!act (self, &step, redo, review, data, error)) {
    offtake_database_rollback (self->database);
    return FALSE;
  }
  gboolean done = offtake_database_commit (self->database, error);
  load_labels (self, NULL);
  return done;
}

gboolean
offtake_journal_undo (OfftakeJournal *self,
                      OfftakeJournalReview review,
                      gpointer data,
                      GError **error)
{
  return move (self, move_step, FALSE, review, data, error);
}

gboolean
offtake_journal_redo (OfftakeJournal *self,
                      OfftakeJournalReview review,
                      gpointer data,
                      GError **error)
{
  return move (self, move_step, TRUE, review, data, error);
}

gboolean
offtake_journal_cancel (OfftakeJournal *self,
                        OfftakeJournalReview review,
                        gpointer data,
                        GError **error)
{
  g_return_val_if_fail (self->merge_key, FALSE);

  return move (self, cancel_step, FALSE, review, data, error);
}

gboolean
offtake_journal_is_growing (OfftakeJournal *self, const char *merge_key)
{
  return g_strcmp0 (self->merge_key, merge_key) == 0;
}

gboolean
offtake_journal_verify (OfftakeJournal *self, GError **error)
{
  g_autoptr (OfftakeQuery) query = offtake_query (self->database, SELECT_STEPS "ORDER BY step", "");

  while (offtake_query_next (query)) {
    g_auto (Step) step = { 0 };
    if (!take_step (self, query, &step, error))
      return FALSE;
  }
  return offtake_query_check (query, error);
}

guint
offtake_journal_count (OfftakeJournal *self)
{
  g_autoptr (OfftakeQuery) query =
      offtake_query (self->database, "SELECT count(*) FROM journal", "");

  return offtake_query_next (query) ? (guint) offtake_query_integer (query, 0) : 0;
}

const char *
offtake_journal_get_undo_label (OfftakeJournal *self)
{
  return self->undo_label;
}

const char *
offtake_journal_get_redo_label (OfftakeJournal *self)
{
  return self->redo_label;
}
