/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Undo that outlives a restart: each step of the user is one transaction and one changeset of the
   plan's tables, kept in the file with its label. Undone steps stay to be redone until a new step is
   made. Stored changesets are read as hostile input. */

#include "store/database.h"

G_BEGIN_DECLS

typedef struct _OfftakeJournal OfftakeJournal;

/* A row that a step changes. */
typedef struct {
  const char *list; /* interned */
  char       *id;
} OfftakeRowName;

/* The database outlives the journal. */
OfftakeJournal *offtake_journal_new (OfftakeDatabase *database, GError **error);
void            offtake_journal_free (OfftakeJournal *self);

/* Begins a step: a transaction whose changes to the plan's tables are recorded. */
gboolean offtake_journal_begin (OfftakeJournal *self, GError **error);

/* Ends it: the step is in the file, durably, when this returns TRUE; otherwise the file is as it was
   before the step, or, if the disk failed at the very end, as it is after it: look. A step that
   changed nothing is not kept. With @merge_key, a step that directly follows one of the same key joins
   it: what is typed into one field is one step. offtake_journal_settle(), undo, redo and reopening end
   that; until then the step can be cancelled, and what was undone before it is kept, out of sight. */
gboolean offtake_journal_commit (OfftakeJournal *self, const char *label, const char *merge_key, GError **error);
void     offtake_journal_abort (OfftakeJournal *self);
void     offtake_journal_settle (OfftakeJournal *self);

/* Looks at the rows (array of OfftakeRowName) as the step leaves them, before it is committed; FALSE
   with an error takes the step back. */
typedef gboolean (*OfftakeJournalReview) (GPtrArray *rows, gpointer data, GError **error);

/* OFFTAKE_ERROR_NOT_FOUND: there is nothing to undo. OFFTAKE_ERROR_DAMAGED: the step does not fit the
   plan; nothing has changed. */
gboolean offtake_journal_undo (OfftakeJournal *self, OfftakeJournalReview review, gpointer data, GError **error);
gboolean offtake_journal_redo (OfftakeJournal *self, OfftakeJournalReview review, gpointer data, GError **error);

/* Takes the newest step back for good: it cannot be redone, and what had been undone before it can
   be again. Only while offtake_journal_is_growing(). */
gboolean offtake_journal_cancel (OfftakeJournal *self, OfftakeJournalReview review, gpointer data, GError **error);
/* Whether the newest step has this key and a further one would still join it. */
gboolean offtake_journal_is_growing (OfftakeJournal *self, const char *merge_key);

/* Whether every step is as it was written; it says nothing about what undoing them leads to. */
gboolean offtake_journal_verify (OfftakeJournal *self, GError **error);
guint    offtake_journal_count (OfftakeJournal *self);

/* NULL if there is nothing; owned by the journal until its next change. */
const char *offtake_journal_get_undo_label (OfftakeJournal *self);
const char *offtake_journal_get_redo_label (OfftakeJournal *self);

void offtake_row_name_free (OfftakeRowName *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeJournal, offtake_journal_free)

G_END_DECLS
